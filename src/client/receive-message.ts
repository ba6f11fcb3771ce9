/** One message stanza into the database, inside the inbox's transaction: whose it is, whether it is known, its place. */
import { isSameMessage, messageAliases } from '../model/aliases.ts'
import type { LastMessage } from '../model/conversation.ts'
import { type BareJid, bareJid } from '../model/jid.ts'
import type { Message } from '../model/message.ts'
import { mergeMessage } from '../model/message-merge.ts'
import { conversationOf, putConversation } from '../storage/conversations.ts'
import { countIncomingAfter, findByAliases, messageById, putMessage } from '../storage/messages.ts'
import { removeOutboxOfMessage } from '../storage/outbox.ts'
import type { Writing } from '../storage/transaction.ts'
import type { IncomingMessage } from '../xmpp/incoming.ts'
import { newConversation, withChangedMessage, withNewMessage } from './conversation-row.ts'
import { believable } from './server-clock.ts'
import { endOf, keepWaitingLast } from './waiting-last.ts'

/** What receiving may write. */
export type MessageTx = Writing<'messages' | 'conversations' | 'outbox'>

export interface ReceiveContext {
  account: BareJid
  /** Server time, microseconds. */
  now: number
}

/** Whose conversation a message belongs to, and from which side it comes. Null: not a message of a direct chat. */
export function sideOf(account: BareJid, message: Pick<IncomingMessage, 'from' | 'to' | 'type'>) {
  if (message.type === 'groupchat' || message.type === 'headline') return null
  const from = bareJid(message.from)
  const to = bareJid(message.to)
  return from === account
    ? { direction: 'out' as const, conversation: to, from }
    : { direction: 'in' as const, conversation: from, from }
}

/** What the stanza says, as a row; its order is only a wish. */
export function rowOf(context: ReceiveContext, incoming: IncomingMessage): Message | null {
  const side = sideOf(context.account, incoming)
  if (!side || incoming.body === null || incoming.type === 'error') return null
  const stamp =
    incoming.stamp === null ? context.now : believable(incoming.stamp, context.now, incoming.origin)
  return {
    account: context.account,
    id: crypto.randomUUID(),
    ...side,
    body: incoming.body,
    order: stamp,
    time: Math.round(stamp / 1000),
    state: side.direction === 'out' ? 'sent' : 'delivered',
    origin: incoming.origin,
    aliases: messageAliases(context.account, side.conversation, { ...incoming, from: side.from }),
  }
}

/** The stored message that this one is another copy of, if any. */
export async function knownCopy(tx: MessageTx, row: Message): Promise<Message | null> {
  for (const candidate of await findByAliases(tx, row.account, row.conversation, row.aliases)) {
    if (candidate.direction === row.direction && isSameMessage(candidate, row)) return candidate
  }
  return null
}

export interface Received {
  message: Message
  /** Something of ours to the same person was on its way: which of the two is the earlier one, the archive knows. */
  crossed: boolean
}

export async function receiveMessage(
  tx: MessageTx,
  context: ReceiveContext,
  incoming: IncomingMessage,
): Promise<Received | null> {
  if (incoming.type === 'error') {
    await receiveError(tx, context, incoming)
    return null
  }
  const row = rowOf(context, incoming)
  if (!row) return null
  const known = await knownCopy(tx, row)
  if (known) {
    await settle(tx, known, mergeMessage(known, row))
    return null
  }
  const stored = await conversationOf(tx, row.account, row.conversation)
  row.order = await placeFor(tx, row, stored?.last ?? null)
  await putMessage(tx, row)
  let conversation = stored ?? newConversation(row.account, row.conversation, row.order)
  // Whoever writes has read what stands above.
  const seen = row.direction === 'out'
  conversation = withNewMessage(conversation, row, seen)
  const crossed = stored?.last?.state === 'sending'
  if (crossed) conversation = await keepWaitingLast(tx, conversation)
  if (seen)
    conversation.unread = await countIncomingAfter(tx, row.account, row.conversation, conversation.readUpTo)
  await putConversation(tx, conversation)
  return { message: row, crossed }
}

/** A copy of a message of ours proves that the server has it. */
export async function settle(tx: MessageTx, known: Message, merged: Message): Promise<void> {
  if (known.direction === 'out' && known.state === 'sending')
    await removeOutboxOfMessage(tx, known.account, known.id)
  if (merged === known) return
  await putMessage(tx, merged)
  const conversation = await conversationOf(tx, merged.account, merged.conversation)
  if (conversation) {
    const next = withChangedMessage(conversation, merged)
    if (next !== conversation) await putConversation(tx, next)
  }
}

/** Our own text came back: only the message that we sent to that very address can be meant. */
async function receiveError(
  tx: MessageTx,
  context: ReceiveContext,
  incoming: IncomingMessage,
): Promise<void> {
  if (!incoming.id || !incoming.error) return
  const message = await messageById(tx, context.account, incoming.id)
  if (message?.direction !== 'out' || message.conversation !== bareJid(incoming.from)) return
  if (message.state !== 'sending' && message.state !== 'sent') return
  await settle(tx, message, { ...message, state: 'failed', failure: incoming.error.condition })
}

/**
 * Stanzas come in the order in which the server has them, so a new one stands after everything that was received or
 * acknowledged. What we have written and the server has not will be later.
 */
async function placeFor(tx: MessageTx, row: Message, last: LastMessage | null): Promise<number> {
  if (!last) return row.order
  // The usual case, without a look at the messages: nothing of ours is waiting.
  if (last.state !== 'sending') return Math.max(row.order, last.order + 1)
  const { settled } = await endOf(tx, row.account, row.conversation)
  return Math.max(row.order, settled ? settled.order + 1 : 0)
}
