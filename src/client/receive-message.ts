/** Message stanzas into the database, inside the inbox's transaction: whose each is, whether it is known, its place. */
import { isSameMessage, messageAliases } from '../model/aliases.ts'
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

/** Where something of ours waits, and what the server has ends there; null = has to be looked up. */
type Waiting = Map<BareJid, number | null>

/** One after the other, in wire order. What waits to be sent is moved below them once, when all are in. */
export async function receiveMessages(
  tx: MessageTx,
  context: ReceiveContext,
  incoming: readonly IncomingMessage[],
): Promise<(Received | null)[]> {
  await lookAhead(tx, context, incoming)
  const waiting: Waiting = new Map()
  const received: (Received | null)[] = []
  for (const message of incoming) received.push(await receiveMessage(tx, context, message, waiting))
  for (const jid of waiting.keys()) {
    const row = await conversationOf(tx, context.account, jid)
    const moved = row && (await keepWaitingLast(tx, row))
    if (moved && moved !== row) await putConversation(tx, moved)
  }
  return received
}

/** All that will be looked up, in one trip to the database. */
export async function lookAhead(
  tx: MessageTx,
  context: ReceiveContext,
  incoming: readonly IncomingMessage[],
): Promise<void> {
  const rows = incoming.map((message) => rowOf(context, message)).filter((row) => row !== null)
  await Promise.all([
    ...rows.map((row) => findByAliases(tx, row.account, row.conversation, row.aliases)),
    ...[...new Set(rows.map((row) => row.conversation))].map((jid) =>
      conversationOf(tx, context.account, jid),
    ),
  ])
}

async function receiveMessage(
  tx: MessageTx,
  context: ReceiveContext,
  incoming: IncomingMessage,
  waiting: Waiting,
): Promise<Received | null> {
  if (incoming.type === 'error') {
    await receiveError(tx, context, incoming)
    return null
  }
  const row = rowOf(context, incoming)
  if (!row) return null
  const known = await knownCopy(tx, row)
  if (known) {
    if (waiting.has(row.conversation)) waiting.set(row.conversation, null)
    await settle(tx, known, mergeMessage(known, row))
    return null
  }
  const stored = await conversationOf(tx, row.account, row.conversation)
  const crossed = waiting.has(row.conversation) || stored?.last?.state === 'sending'
  if (crossed) {
    row.order = Math.max(row.order, (await endOfSettled(tx, row, waiting)) + 1)
    waiting.set(row.conversation, row.order)
  } else if (stored?.last) row.order = Math.max(row.order, stored.last.order + 1)
  await putMessage(tx, row)
  // Whoever writes has read what stands above.
  const seen = row.direction === 'out'
  const conversation = withNewMessage(
    stored ?? newConversation(row.account, row.conversation, row.order),
    row,
    seen,
  )
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
async function endOfSettled(tx: MessageTx, row: Message, waiting: Waiting): Promise<number> {
  const known = waiting.get(row.conversation)
  return known ?? (await endOf(tx, row.account, row.conversation)).settled?.order ?? 0
}
