import { type RefObject, useEffect, useRef } from 'react'

/**
 * After another screen came, reading goes on at its beginning: focus that was on something that is gone would be lost, and
 * a link of the navigation is behind the reader. Focus that the new screen took for itself stays.
 */
export function useMoveFocus(screen: string, main: RefObject<HTMLElement | null>): void {
  const seen = useRef(screen)
  useEffect(() => {
    if (seen.current === screen) return
    seen.current = screen
    const element = main.current
    if (element && !element.contains(document.activeElement)) element.focus({ preventScroll: true })
  }, [screen, main])
}
