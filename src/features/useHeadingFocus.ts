import { useEffect, useRef } from 'react'

/** Where one was is gone with what was `shown` before: reading goes on at the heading of what took its place. */
export function useHeadingFocus(shown: string): void {
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    const active = document.activeElement
    if (active && active !== document.body) return
    // A field takes the focus for itself, but maybe only after the next frame (after a click by keyboard or by voice):
    // then it must find that nobody else has it.
    if (document.querySelector('main form input:not([hidden])')) return
    const heading = document.querySelector<HTMLElement>('main h1')
    if (!heading) return
    heading.tabIndex = -1
    heading.focus()
  }, [shown])
}
