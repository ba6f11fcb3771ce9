/** Message stanzas into the database, inside the inbox's transaction: whose each is, whether it is known, its place. */
import { isSameMessage } from '../../model/aliases.ts'
import { type BareJid, bareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { mergeMessage } from '../../model/message-merge.ts'
import { conversationOf, putConversation } from '../../storage/conversations.ts'
import { countIncomingAfter, findByAliases, messageById, putMessage } from '../../storage/messages.ts'
import type { IncomingMessage } from '../../xmpp/incoming.ts'
import { reached } from '../session/reached.ts'
import { type Acknowledging, acknowledgeArrivals } from './acknowledge.ts'
import { newConversation, withNewMessage } from './conversation-row.ts'
import { unquoted } from './forget-quotes.ts'
import { type ReceiveContext, rowOf } from './message-row.ts'
import { type Changes, namesOf, openChanges } from './receive-change.ts'
import { receiveRefusal } from './receive-refusal.ts'
import { reconcileCopy } from './reconcile-sent.ts'
import { saidIn } from './said-of-messages.ts'
import { type MessageTx, putAll, settle } from './settle-message.ts'
import { endOf, keepWaitingLast } from './waiting-last.ts'

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
  tx: MessageTx & Acknowledging,
  context: ReceiveContext,
  incoming: readonly IncomingMessage[],
): Promise<(Received | null)[]> {
  const [changes] = await Promise.all([openChanges(tx, context), lookAhead(tx, context, incoming)])
  const waiting: Waiting = new Map()
  const received: (Received | null)[] = []
  const arrived: IncomingMessage[] = []
  for (const message of incoming) {
    const stored = await receiveMessage(tx, context, message, waiting, changes)
    const isNew = await changes.receive(message)
    if (stored || (isNew && message.replaces !== undefined)) arrived.push(message)
    received.push(stored)
  }
  await changes.end()
  await acknowledgeArrivals(tx, context.account, arrived)
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
  const said = incoming.flatMap((message) => saidIn(context, message))
  await Promise.all([
    ...rows.map((row) => findByAliases(tx, row.account, row.conversation, row.aliases)),
    ...said.map((one) => findByAliases(tx, context.account, one.conversation, namesOf(context.account, one))),
    ...[...new Set([...rows, ...said].map(({ conversation }) => conversation))].map((jid) =>
      conversationOf(tx, context.account, jid),
    ),
  ])
}

async function receiveMessage(
  tx: MessageTx,
  context: ReceiveContext,
  incoming: IncomingMessage,
  waiting: Waiting,
  changes: Changes,
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
    const talk = await conversationOf(tx, row.account, row.conversation)
    await settle(tx, known, reached(mergeMessage(known, row), talk?.reached))
    if (known.rewritten) await reconcileCopy(tx, row, known.id, context.now)
    return null
  }
  const stored = await conversationOf(tx, row.account, row.conversation)
  const crossed = waiting.has(row.conversation) || stored?.last?.state === 'sending'
  if (crossed) {
    row.order = Math.max(row.order, (await endOfSettled(tx, row, waiting)) + 1)
    waiting.set(row.conversation, row.order)
  } else if (stored?.last) row.order = Math.max(row.order, stored.last.order + 1)
  const { message, isSeen } = await changes.arrived(row, stored?.reached)
  await putMessage(tx, message)
  // Whoever writes has read what stands above.
  const seen = isSeen || row.direction === 'out'
  const conversation = withNewMessage(
    stored ?? newConversation(row.account, row.conversation, row.order),
    message,
    seen,
  )
  if (seen)
    conversation.unread = await countIncomingAfter(tx, row.account, row.conversation, conversation.readUpTo)
  await putConversation(tx, conversation)
  await putAll(tx, await unquoted(tx, message))
  return { message, crossed }
}

/** Our own text came back: only what we sent to that very address can be meant. */
async function receiveError(
  tx: MessageTx,
  context: ReceiveContext,
  incoming: IncomingMessage,
): Promise<void> {
  if (!incoming.id || !incoming.error) return
  const from = bareJid(incoming.from)
  const { id, error } = incoming
  const message = await messageById(tx, context.account, id)
  if (!message) return receiveRefusal(tx, context.account, from, { id, condition: error.condition })
  if (message.direction !== 'out' || message.conversation !== from) return
  if (message.state !== 'sending' && message.state !== 'sent') return
  await settle(tx, message, { ...message, state: 'failed', failure: error.condition })
}

/**
 * Stanzas come in the order in which the server has them, so a new one stands after everything that was received or
 * acknowledged. What we have written and the server has not will be later.
 */
async function endOfSettled(tx: MessageTx, row: Message, waiting: Waiting): Promise<number> {
  const known = waiting.get(row.conversation)
  return known ?? (await endOf(tx, row.account, row.conversation)).settled?.order ?? 0
}
