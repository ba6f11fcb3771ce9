/**
 * How far the other side has come with what we said. Whoever has seen a message has seen what was said before it (XEP-0333 §1),
 * and what arrived, arrived in order: so each conversation knows two times, and states follow them. Times, not places: the
 * archive may still move what is here.
 */
import type { Conversation } from '../../model/conversation.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { advance } from '../../model/message-merge.ts'
import { conversationOf, putConversation } from '../../storage/conversations.ts'
import { messagePage, putMessage } from '../../storage/messages.ts'
import { withChangedMessage } from '../incoming/conversation-row.ts'
import type { MessageTx } from '../incoming/settle-message.ts'

export interface Heights {
  delivered: number
  read: number
}

/** What a transaction hears of one conversation. */
export interface Climbing extends Heights {
  /** Order of the newest message that it heard of. */
  top: number
}

const NOWHERE: Heights = { delivered: 0, read: 0 }
/** Messages that are looked at together, and so many times: what stands above all these was seen long ago. */
const PAGE = 100
const PAGES = 20

/** Notes what the state of a message of ours says of those before it. */
export function reach(heard: Map<BareJid, Climbing>, message: Message): void {
  const { conversation, direction, state, order, time } = message
  if (direction !== 'out' || (state !== 'delivered' && state !== 'read')) return
  const known = heard.get(conversation) ?? { ...NOWHERE, top: order }
  heard.set(conversation, {
    delivered: Math.max(known.delivered, time),
    read: state === 'read' ? Math.max(known.read, time) : known.read,
    top: Math.max(known.top, order),
  })
}

/** The state that a message has by when it was said. What is not sent, or failed, is not on its way. */
export function reached(message: Message, { delivered, read }: Heights = NOWHERE): Message {
  const { direction, state, time } = message
  if (direction !== 'out' || (state !== 'sent' && state !== 'delivered')) return message
  if (time <= read) return advance(message, 'read')
  return time <= delivered ? advance(message, 'delivered') : message
}

/** Lets everything that was said between the old heights and the new ones follow. */
export async function climb(
  tx: MessageTx,
  account: BareJid,
  conversation: BareJid,
  heard: Climbing,
): Promise<void> {
  const row = await conversationOf(tx, account, conversation)
  if (!row) return
  const known = row.reached ?? NOWHERE
  const heights = {
    delivered: Math.max(known.delivered, heard.delivered),
    read: Math.max(known.read, heard.read),
  }
  if (heights.delivered === known.delivered && heights.read === known.read) return
  // What lies below both old heights has climbed before.
  const bottom = heights.read > known.read ? known.read : known.delivered
  let next: Conversation = { ...row, reached: heights }
  let before = heard.top + 1
  for (let page = 0; page < PAGES; page++) {
    const messages = await messagePage(tx, account, conversation, { before, limit: PAGE })
    for (const message of messages) {
      const climbed = reached(message, heights)
      if (climbed === message) continue
      await putMessage(tx, climbed)
      next = withChangedMessage(next, climbed)
    }
    before = messages[0]?.order ?? 0
    if (messages.length < PAGE || messages.every(({ time }) => time <= bottom)) break
  }
  await putConversation(tx, next)
}
