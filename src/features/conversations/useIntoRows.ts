/** From the search field down into what was found; Enter opens the first of it. */
import { type KeyboardEvent, type RefObject, useRef } from 'react'

export interface IntoRows {
  rowsRef: RefObject<HTMLDivElement | null>
  onKeyDown(event: KeyboardEvent): void
}

export function useIntoRows(isSearching: boolean): IntoRows {
  const rowsRef = useRef<HTMLDivElement>(null)
  return {
    rowsRef,
    onKeyDown(event) {
      const isEnter = event.key === 'Enter' && isSearching
      if ((event.key !== 'ArrowDown' && !isEnter) || event.nativeEvent.isComposing) return
      const first = rowsRef.current?.querySelector<HTMLElement>('li a[tabindex="0"], li button[tabindex="0"]')
      if (!first) return
      event.preventDefault()
      if (isEnter) first.click()
      else first.focus()
    },
  }
}
