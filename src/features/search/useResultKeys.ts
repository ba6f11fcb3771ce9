/** One Tab stop for all that was found; arrow keys walk it, and lead into it from the field above. */
import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { moveByKey } from '../../ui/VirtualRows.tsx'

const FOCUSABLE = 'a[href], button:not([disabled])'

interface ResultKeys {
  /** Index of the row that Tab leads to. */
  active: number
  onKeyDown(event: KeyboardEvent): void
  onFocus(event: FocusEvent): void
}

export function useResultKeys(
  keys: readonly string[],
  /** Whether there is something to press in a row. */
  canFocus: (index: number) => boolean,
  scroller: RefObject<HTMLElement | null>,
  reveal: (index: number) => void,
): ResultKeys {
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)
  const first = keys.findIndex((_, index) => canFocus(index))
  const known = activeKey === null ? -1 : keys.indexOf(activeKey)
  const active = known >= 0 ? known : first

  useLayoutEffect(() => {
    if (wanted.current === null) return
    const row = scroller.current?.querySelector(`[data-row="${CSS.escape(wanted.current)}"]`)
    const target = row?.querySelector<HTMLElement>(FOCUSABLE)
    if (!target) return
    wanted.current = null
    target.focus({ preventScroll: true })
  })

  return {
    active,
    onKeyDown(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return
      const page = 8
      let next = moveByKey(event.key, active, keys.length, page)
      if (next === null) return
      event.preventDefault()
      const isBackwards =
        event.key === 'End' || (next <= active && event.key !== 'Home' && event.key !== 'ArrowDown')
      const step = isBackwards ? -1 : 1
      while (next >= 0 && next < keys.length && !canFocus(next)) next += step
      const key = keys[next]
      if (key === undefined || (key === keys[active] && event.key === 'ArrowUp')) {
        // Above the first row is what was typed.
        if (isBackwards) scroller.current?.closest('section')?.querySelector('input')?.focus()
        return
      }
      wanted.current = key
      setActiveKey(key)
      reveal(next)
    },
    onFocus(event) {
      const key = (event.target as HTMLElement).closest('[data-row]')?.getAttribute('data-row')
      if (key) setActiveKey(key)
    },
  }
}
