/** Remembers where the new messages began when the conversation was opened; what comes later does not move the line. */
import { useState } from 'react'
import type { ConversationView, TimelineWindow } from '../../client/client.ts'
import type { UnreadMark } from './timeline-rows.ts'

/** Undefined until both the messages and the conversation have been read. */
export function useUnreadMark(
  window: TimelineWindow,
  conversation: ConversationView | null,
): UnreadMark | null | undefined {
  const [mark, setMark] = useState<UnreadMark | null | undefined>(undefined)
  if (mark !== undefined || window.status !== 'ready') return mark
  // Messages without a conversation: its row has not been read yet.
  if (!conversation && window.items.length > 0) return undefined
  const found = conversation?.unread ? { after: conversation.readUpTo, count: conversation.unread } : null
  setMark(found)
  return found
}
