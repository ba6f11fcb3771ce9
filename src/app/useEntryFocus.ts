import { useEffect, useRef } from 'react'

/** After a step that has no field of its own to begin with, reading goes on at the heading. */
export function useEntryFocus(screen: string): void {
  const seen = useRef(screen)
  useEffect(() => {
    if (seen.current === screen) return
    seen.current = screen
    const active = document.activeElement
    if (active && active !== document.body) return
    // A field takes the focus for itself, but maybe only after the next frame (after a click by keyboard or by voice):
    // then it must find that nobody else has it.
    if (document.querySelector('main form input:not([hidden])')) return
    const heading = document.querySelector<HTMLElement>('main h1')
    if (!heading) return
    heading.tabIndex = -1
    heading.focus()
  }, [screen])
}
