/**
 * Tells the client up to where the reader has seen. What stands open in a window that nobody types into was not seen yet.
 * Never twice at the same time.
 */
import { useEffect, useRef } from 'react'
import type { ConversationView } from '../../client/client.ts'
import { useClient } from '../client-context.tsx'
import type { TimelineRow } from './timeline-rows.ts'

/** Order of the newest incoming message at or above this row. */
export function seenOrder(rows: readonly TimelineRow[], lastSeen: number): number {
  for (let index = Math.min(lastSeen, rows.length - 1); index >= 0; index--) {
    const row = rows[index]
    if (row?.kind === 'message' && row.message.direction === 'in') return row.message.order
  }
  return 0
}

export function useMarkRead(conversation: ConversationView | null, order: number): void {
  const client = useClient()
  const running = useRef(false)
  const wanted = useRef(0)
  const jid = conversation?.jid
  const readUpTo = conversation?.readUpTo
  useEffect(() => {
    if (jid === undefined || readUpTo === undefined) return
    const tell = async () => {
      if (document.visibilityState !== 'visible' || !document.hasFocus()) return
      wanted.current = order
      if (running.current) return
      running.current = true
      try {
        for (let told = readUpTo; wanted.current > told; ) {
          told = wanted.current
          await client.conversations.markRead(jid, told)
        }
      } finally {
        running.current = false
      }
    }
    void tell()
    document.addEventListener('visibilitychange', tell)
    window.addEventListener('focus', tell)
    return () => {
      document.removeEventListener('visibilitychange', tell)
      window.removeEventListener('focus', tell)
    }
  }, [client, jid, readUpTo, order])
}
