/**
 * Keys on glass lie over the page where the browser does not make it smaller for them (iOS): then the program takes the room that is
 * left, so that what one writes, and what one answers, stay in sight.
 */
import { useEffect } from 'react'

export function useKeyboardRoom(): void {
  useEffect(() => {
    const view = window.visualViewport
    if (!view) return
    const page = document.documentElement
    const adapt = () => {
      // Whoever zooms in sees a part of the page: that is not less room for it.
      const isCovered = view.scale === 1 && view.height < page.clientHeight - 1
      if (!isCovered) page.style.removeProperty('--room')
      else {
        page.style.setProperty('--room', `${view.height}px`)
        // The browser has moved the page to show the field, which now is in sight by itself.
        window.scrollTo(0, 0)
      }
    }
    view.addEventListener('resize', adapt)
    adapt()
    return () => {
      view.removeEventListener('resize', adapt)
      page.style.removeProperty('--room')
    }
  }, [])
}
