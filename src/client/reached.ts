/**
 * How far the other side has come with what we said. Whoever has seen a message has seen what stands above it (XEP-0333 §1), and
 * what arrived, arrived in order: so each conversation knows two heights, and states follow them.
 */
import type { Conversation } from '../model/conversation.ts'
import type { BareJid } from '../model/jid.ts'
import type { Message } from '../model/message.ts'
import { advance } from '../model/message-merge.ts'
import { conversationOf, putConversation } from '../storage/conversations.ts'
import { messagePage, putMessage } from '../storage/messages.ts'
import { withChangedMessage } from './conversation-row.ts'
import type { MessageTx } from './settle-message.ts'

export interface Heights {
  delivered: number
  read: number
}

/** What a transaction has seen of ours in one conversation. */
export interface Climbing extends Heights {
  /** Order of the oldest that came to stand somewhere. */
  lowest: number
}

const NOWHERE: Heights = { delivered: 0, read: 0 }
/** Messages that are looked at together, and so many times: what stands above all these was seen long ago. */
const PAGE = 100
const PAGES = 20

/** Notes what a message of ours says of those above it, and that they may say something of it. */
export function reach(
  seen: Map<BareJid, Climbing>,
  { conversation, direction, state, order }: Message,
): void {
  if (direction !== 'out') return
  const known = seen.get(conversation) ?? { ...NOWHERE, lowest: order }
  const isThere = state === 'delivered' || state === 'read'
  seen.set(conversation, {
    delivered: isThere ? Math.max(known.delivered, order) : known.delivered,
    read: state === 'read' ? Math.max(known.read, order) : known.read,
    lowest: Math.min(known.lowest, order),
  })
}

/** The state that a message has by its place alone. What is not sent, or failed, is not on its way. */
export function reached(message: Message, { delivered, read }: Heights): Message {
  if (message.direction !== 'out' || (message.state !== 'sent' && message.state !== 'delivered'))
    return message
  if (message.order <= read) return advance(message, 'read')
  return message.order <= delivered ? advance(message, 'delivered') : message
}

/** Lets everything between the old heights and the new ones follow, and all that came to stand below either. */
export async function climb(
  tx: MessageTx,
  account: BareJid,
  conversation: BareJid,
  seen: Climbing,
): Promise<void> {
  const row = await conversationOf(tx, account, conversation)
  if (!row) return
  const known = row.reached ?? NOWHERE
  const heights = {
    delivered: Math.max(known.delivered, seen.delivered),
    read: Math.max(known.read, seen.read),
  }
  const top = Math.max(heights.delivered, heights.read)
  const bottom = Math.min(
    seen.lowest,
    heights.delivered > known.delivered ? known.delivered + 1 : top,
    heights.read > known.read ? known.read + 1 : top,
  )
  let next: Conversation = row
  let before = top + 1
  for (let page = 0; page < PAGES && bottom < before; page++) {
    const messages = await messagePage(tx, account, conversation, { before, limit: PAGE })
    for (const message of messages) {
      const climbed = reached(message, heights)
      if (climbed === message) continue
      await putMessage(tx, climbed)
      next = withChangedMessage(next, climbed)
    }
    before = messages.length < PAGE ? 0 : (messages[0]?.order ?? 0)
  }
  if (heights.delivered > known.delivered || heights.read > known.read) next = { ...next, reached: heights }
  if (next !== row) await putConversation(tx, next)
}
