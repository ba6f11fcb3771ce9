/** Whether the pointer is over an element, or the focus inside it: then what can be done with it is shown. */
import { type FocusEvent, type PointerEvent, useState } from 'react'

export function useHot() {
  const [isOver, setOver] = useState(false)
  const [hasFocus, setFocus] = useState(false)
  // What opens from here hangs below in the tree, but elsewhere in the document.
  const isInside = (event: FocusEvent | PointerEvent) => event.currentTarget.contains(event.target as Node)
  return {
    isHot: isOver || hasFocus,
    handlers: {
      // A finger is over it only to press.
      onPointerEnter: (event: PointerEvent) => setOver(event.pointerType !== 'touch'),
      onPointerLeave: () => setOver(false),
      onFocus: (event: FocusEvent) => {
        if (isInside(event)) setFocus(true)
      },
      onBlur: (event: FocusEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocus(false)
      },
    },
  }
}
