import { type RefObject, useEffect } from 'react'

/** Later than the sheet that was asked in has closed and has given the focus back to a row that goes. */
const SETTLED_MS = 600

/** Focus that went with the row it was in, or with the button of all rows, comes to the list. */
export function useKeptFocus(frame: RefObject<HTMLElement | null>, rows: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about rows that left
  useEffect(() => {
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) frame.current?.focus({ preventScroll: true })
    }, SETTLED_MS)
    return () => clearTimeout(timer)
  }, [frame, rows])
}
