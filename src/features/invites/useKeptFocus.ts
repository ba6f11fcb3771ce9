/** Where a row goes away under somebody's hands, their focus goes to the head of the list and not to nowhere. */
import { type FocusEvent, type RefObject, useEffect, useRef } from 'react'

export interface KeptFocus {
  fallback: RefObject<HTMLHeadingElement | null>
  around: { onFocus(): void; onBlur(event: FocusEvent<HTMLElement>): void }
}

/** `changes`: whatever may take a row away. */
export function useKeptFocus(changes: unknown): KeptFocus {
  const fallback = useRef<HTMLHeadingElement>(null)
  const isInside = useRef(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change that counts.
  useEffect(() => {
    // After the sheet that asked has tried to give its focus back.
    const frame = requestAnimationFrame(() => {
      if (isInside.current && document.activeElement === document.body) fallback.current?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [changes])

  return {
    fallback,
    around: {
      // The sheets of a row belong to it, wherever they stand in the page.
      onFocus() {
        isInside.current = true
      },
      onBlur(event) {
        const next = event.relatedTarget
        if (next && !event.currentTarget.contains(next)) isInside.current = false
      },
    },
  }
}
