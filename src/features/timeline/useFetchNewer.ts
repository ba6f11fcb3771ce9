/** Asks for the next page of newer messages, where the window does not end at the newest: once for each end. */
import { useRef } from 'react'
import type { Timeline, TimelineWindow } from '../../client/client.ts'

export function useFetchNewer(window: TimelineWindow, timeline: Timeline): () => void {
  const asked = useRef<unknown>(undefined)
  return () => {
    const last = window.items.at(-1)
    if (!window.newer || asked.current === last) return
    asked.current = last
    void timeline.showNewer()
  }
}
