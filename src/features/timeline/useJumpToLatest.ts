/** To the newest message: at once where the window ends there, otherwise as soon as it does. */
import { useCallback, useLayoutEffect, useRef } from 'react'
import type { Timeline, TimelineWindow } from '../../client/client.ts'

export function useJumpToLatest(
  window: TimelineWindow,
  timeline: Timeline,
  jumpToEnd: () => void,
): () => void {
  const isWanted = useRef(false)
  useLayoutEffect(() => {
    if (!isWanted.current || window.newer) return
    isWanted.current = false
    jumpToEnd()
  }, [window, jumpToEnd])
  const isElsewhere = window.newer !== undefined
  return useCallback(() => {
    if (!isElsewhere) return jumpToEnd()
    isWanted.current = true
    void timeline.showLatest()
  }, [isElsewhere, timeline, jumpToEnd])
}
