/** Offers to the rest of the conversation what only its timeline knows. */
import { type RefObject, useImperativeHandle } from 'react'
import type { TimelineWindow } from '../../client/client.ts'
import { useTimelineReach } from '../timeline-reach.ts'

export function useReach(window: TimelineWindow, scroller: RefObject<HTMLElement | null>): void {
  useImperativeHandle(
    useTimelineReach(),
    () => ({
      newest(fits) {
        for (let index = window.items.length - 1; index >= 0; index--) {
          const item = window.items[index]
          if (item?.kind === 'message' && fits(item.message)) return item.message
        }
        return null
      },
      focus(id) {
        const row = scroller.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)
        row?.focus({ preventScroll: true })
        return row !== null && row !== undefined
      },
    }),
    [window, scroller],
  )
}
