/** Messages: one store for all conversations. Lists are oldest first, as they are read. */
import type { BareJid } from '../model/jid.ts'
import type { Message } from '../model/message.ts'
import { anyMessageTopic, goneMessagesTopic, messagesTopic } from './topics.ts'
import { between, type Reading, startingWith, type Writing } from './transaction.ts'

type Read = Reading<'messages'>

export async function putMessage(tx: Writing<'messages'>, message: Message): Promise<void> {
  await tx.put('messages', message)
  touch(tx, message)
  if (message.retracted) tx.touch(goneMessagesTopic(message.account))
}

export async function putMessages(tx: Writing<'messages'>, messages: readonly Message[]): Promise<void> {
  await Promise.all(messages.map((message) => putMessage(tx, message)))
}

export async function removeMessage(tx: Writing<'messages'>, account: BareJid, id: string): Promise<void> {
  const message = await messageById(tx, account, id)
  if (!message) return
  await tx.delete('messages', [account, id])
  touch(tx, message)
  tx.touch(goneMessagesTopic(account))
}

function touch(tx: Writing<'messages'>, { account, conversation }: Message) {
  tx.touch(messagesTopic(account, conversation))
  tx.touch(anyMessageTopic(account))
}

export const messageById = async (tx: Read, account: BareJid, id: string): Promise<Message | null> =>
  (await tx.get('messages', [account, id])) ?? null

/** One name is one message, or two of a program that counts from one again. Whoever gives one to many means none of them,
 * and must not make us read all of them with each that follows. */
const MOST_OF_ONE_NAME = 16

/** Messages of a conversation that go by one of these names (`model/aliases.ts`), each once. */
export async function findByAliases(
  tx: Read,
  account: BareJid,
  conversation: BareJid,
  aliases: readonly string[],
): Promise<Message[]> {
  const found = await Promise.all(
    aliases.map((alias) => tx.allBy('messages', 'aliases', IDBKeyRange.only(alias), MOST_OF_ONE_NAME)),
  )
  const here = found.flat().filter((row) => row.account === account && row.conversation === conversation)
  return [...new Map(here.map((message) => [message.id, message])).values()]
}

/** Those that answer what goes by this id. */
export const messagesAnswering = (
  tx: Read,
  account: BareJid,
  conversation: BareJid,
  id: string,
): Promise<Message[]> => tx.allBy('messages', 'answers', IDBKeyRange.only([account, conversation, id]))

/** The `limit` newest messages, or the newest of those before an order. */
export async function messagePage(
  tx: Read,
  account: BareJid,
  conversation: BareJid,
  { before, limit }: { before?: number; limit: number },
): Promise<Message[]> {
  const all = between([account, conversation], before === undefined ? {} : { before })
  // One range read is several times faster than walking a cursor, and a range can only be read forwards.
  const start = await tx.keyAt('messages', 'timeline', all, 'last', limit - 1)
  const page = start ? IDBKeyRange.bound(start, all.upper, false, all.upperOpen) : all
  return tx.allBy('messages', 'timeline', page)
}

/** The `limit` oldest messages after an order. */
export const messagesAfter = (
  tx: Read,
  account: BareJid,
  conversation: BareJid,
  { after, limit }: { after: number; limit: number },
): Promise<Message[]> => tx.allBy('messages', 'timeline', between([account, conversation], { after }), limit)

/** Everything from an order on, itself included. */
export const messagesFrom = (
  tx: Read,
  account: BareJid,
  conversation: BareJid,
  order: number,
): Promise<Message[]> =>
  tx.allBy('messages', 'timeline', between([account, conversation], { after: order - 1 }))

/** Everything between two orders, neither included. */
export const messagesBetween = (
  tx: Read,
  account: BareJid,
  conversation: BareJid,
  bounds: { after?: number; before?: number },
): Promise<Message[]> => tx.allBy('messages', 'timeline', between([account, conversation], bounds))

export const newestMessage = async (
  tx: Read,
  account: BareJid,
  conversation: BareJid,
): Promise<Message | null> => (await messagePage(tx, account, conversation, { limit: 1 }))[0] ?? null

/** How many messages of others stand after an order. */
export const countIncomingAfter = (
  tx: Read,
  account: BareJid,
  conversation: BareJid,
  order: number,
): Promise<number> =>
  tx.countBy('messages', 'direction', between([account, conversation, 'in'], { after: order }))

/** Order of the next message on one side of a place, or null. */
export async function orderBeside(
  tx: Read,
  account: BareJid,
  conversation: BareJid,
  place: { before: number } | { after: number },
): Promise<number | null> {
  const range = between([account, conversation], place)
  return (await tx.keyAt('messages', 'timeline', range, 'before' in place ? 'last' : 'first', 0))?.[2] ?? null
}

/** All that was said in a conversation. */
export async function removeMessages(
  tx: Writing<'messages'>,
  account: BareJid,
  conversation: BareJid,
): Promise<void> {
  const all = await tx.allBy('messages', 'timeline', startingWith(account, conversation))
  await Promise.all(all.map(({ id }) => tx.delete('messages', [account, id])))
  tx.touch(messagesTopic(account, conversation))
  tx.touch(goneMessagesTopic(account))
}
