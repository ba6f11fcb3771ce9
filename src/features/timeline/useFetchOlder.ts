/** Asks for the next page of older messages, once for each beginning: a refusal is not answered by asking again and again. */
import { useRef } from 'react'
import type { Timeline, TimelineWindow } from '../../client/client.ts'

export function useFetchOlder(window: TimelineWindow, timeline: Timeline, online: boolean): () => void {
  const asked = useRef<string>(undefined)
  return () => {
    if (window.status !== 'ready' || window.older !== 'more') return
    const first = window.items[0]
    const oldest = first?.kind === 'message' ? first.message.id : (first?.id ?? '')
    const beginning = `${online} ${oldest}`
    if (asked.current === beginning) return
    asked.current = beginning
    void timeline.showOlder()
  }
}
