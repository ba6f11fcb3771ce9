/** What a person does with a whole conversation: to the top, out of the way, silent, let in, gone. */
import type { Conversation } from '../../model/conversation.ts'
import type { BareJid } from '../../model/jid.ts'
import { removeConversation } from '../../storage/conversations.ts'
import { removeMessages } from '../../storage/messages.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Conversations } from '../client.ts'

type Wishes = Pick<Conversations, 'pin' | 'archive' | 'mute' | 'letIn' | 'forget'>
type Change = (jid: BareJid, patch: (row: Conversation) => Conversation) => Promise<void>

export function conversationWishes(
  account: BareJid,
  storage: Storage,
  change: Change,
  now: () => number,
): Wishes {
  return {
    // What is on top is not out of the way, and the other way round.
    pin: (jid, on) =>
      change(jid, ({ pinned: _, archived, ...row }) => {
        if (on) return { ...row, pinned: now() }
        return archived ? { ...row, archived } : row
      }),
    archive: (jid, on) =>
      change(jid, ({ pinned, archived: _, ...row }) => {
        if (on) return { ...row, archived: true }
        return pinned === undefined ? row : { ...row, pinned }
      }),
    mute: (jid, until) =>
      change(jid, ({ muted: _, ...row }) => (until === null ? row : { ...row, muted: until })),
    letIn: (jid) => change(jid, (row) => (row.answered ? row : { ...row, answered: true })),
    forget: (jid) =>
      storage.write(['conversations', 'messages'], async (tx) => {
        await removeMessages(tx, account, jid)
        await removeConversation(tx, account, jid)
      }),
  }
}
