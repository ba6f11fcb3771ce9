/** Whoever writes wants to see it: a new message of one's own brings the end into sight, wherever one was reading. */
import { useEffect, useRef, useState } from 'react'
import type { ConversationView, TimelineWindow } from '../../client/client.ts'

/** So many of the newest rows are looked at: what one writes stands at the end. */
const LOOKED_AT = 50

export function useFollowOwn(
  window: TimelineWindow,
  /** Where the window stands somewhere else, the conversation knows what was written last. */
  last: ConversationView['last'] | undefined,
  jumpToEnd: () => void,
): void {
  const [openedAt] = useState(Date.now)
  const known = useRef<{ ids: Set<string>; newest: number }>(undefined)
  useEffect(() => {
    if (window.status !== 'ready') return
    const first = known.current === undefined
    const seen = known.current ?? { ids: new Set<string>(), newest: 0 }
    known.current = seen
    let wrote = false
    for (const item of window.items.slice(-LOOKED_AT)) {
      // Only what was written on this device: what another one says must not take the page from under a reader.
      if (item.kind !== 'message' || item.message.direction !== 'out' || item.message.origin !== 'local')
        continue
      const { id, order, state, time } = item.message
      // Written while the first rows were still on their way.
      const isNew = first ? state === 'sending' && time >= openedAt : !seen.ids.has(id)
      wrote ||= isNew && order > seen.newest
      seen.ids.add(id)
      seen.newest = Math.max(seen.newest, order)
    }
    if (window.newer && last?.direction === 'out' && last.state === 'sending' && last.order > seen.newest) {
      wrote ||= !first && !seen.ids.has(last.id)
      seen.ids.add(last.id)
      seen.newest = last.order
    }
    if (wrote) jumpToEnd()
  }, [window, last, jumpToEnd, openedAt])
}
