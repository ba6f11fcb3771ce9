/** A text field as high as its text; its style says where that ends. */
import { type RefObject, useLayoutEffect } from 'react'

/** Beyond this it is certainly as high as it can be, and measuring would lay out all of it. */
const SURELY_FULL = 4_000

/** Where the browser cannot do it by itself. */
const growsByItself = CSS.supports('field-sizing', 'content')

export function useGrow(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    const isFull = text.length > SURELY_FULL
    element.style.height = isFull ? '100vh' : ''
    if (isFull || growsByItself) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  }, [field, text])
}
