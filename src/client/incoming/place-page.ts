/** What a page of the archive brings of one conversation, each in its place: the archive's order is the order. */
import type { Mark } from '../../model/archive-range.ts'
import type { Conversation } from '../../model/conversation.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { mergeMessage } from '../../model/message-merge.ts'
import { orderPage } from '../../model/message-order.ts'
import { conversationOf, putConversation } from '../../storage/conversations.ts'
import {
  countIncomingAfter,
  messagePage,
  messagesFrom,
  newestMessage,
  putMessage,
} from '../../storage/messages.ts'
import type { Writing } from '../../storage/transaction.ts'
import { reached } from '../session/reached.ts'
import { lastOf, newConversation, withChangedMessage, withNewMessage } from './conversation-row.ts'
import { unquoted } from './forget-quotes.ts'
import type { Changes } from './receive-change.ts'
import { type MessageTx, settle } from './settle-message.ts'
import { keepWaitingLast } from './waiting-last.ts'

export type PageTx = MessageTx & Writing<'archiveRanges'>

export interface PageRequest {
  scope: 'all' | BareJid
  /** The page begins right after this (nothing lies between), and ends right before that. */
  after: Mark | null
  before: Mark | null
  /** What is here below the page, if a hole lies between. */
  below?: Mark | null
  /** What is here above the page, if a hole lies between: for a page that does not begin at the newest. */
  above?: Mark | null
  /** Nothing of the archive is older than the page's first message. */
  fromStart: boolean
  /** The first look of a new device: what is there has been read elsewhere. */
  seen: boolean
}

export interface Entry {
  row: Message
  known: Message | null
}

/** Below which the page has to stay, unless it goes up to what is there. */
const ceilingOf = ({ above }: PageRequest, entries: readonly Entry[]): number | undefined =>
  above && !entries.some(({ known }) => known && known.order >= above.order) ? above.order : undefined

/** Writes all of a page that belongs to one conversation; returns their places. */
export async function placeEntries(
  tx: PageTx,
  account: BareJid,
  changes: Changes,
  conversation: BareJid,
  entries: Entry[],
  request: PageRequest,
  floor: number | undefined,
  isPart: boolean,
): Promise<number[]> {
  const inPage = new Set(entries.map(({ known }) => known?.id))
  const above =
    isPart && request.after ? await messagesFrom(tx, account, conversation, request.after.order + 1) : []
  const newer = above.filter((message) => message.state !== 'sending' && !inPage.has(message.id))
  const orders = orderPage(
    entries.map(({ row, known }) =>
      known ? { existing: known.order, stamp: row.order } : { stamp: row.order },
    ),
    {
      after: request.after ? await neighbour(tx, account, conversation, request.after.order, inPage) : floor,
      before: ceilingOf(request, entries) ?? request.before?.order ?? newer[0]?.order,
    },
  )
  let unreadChanged = false
  let stored = (await conversationOf(tx, account, conversation)) ?? newConversation(account, conversation, 0)
  for (const [index, { row, known }] of entries.entries()) {
    const order = orders[index] ?? row.order
    if (known) {
      const merged = reached(mergeMessage(known, row), stored.reached)
      const moved = merged.order === order ? merged : { ...merged, order }
      await settle(tx, known, moved)
      if (moved !== known) stored = withChangedMessage(stored, moved)
      continue
    }
    const { message: placed, isSeen } = await changes.arrived({ ...row, order }, stored.reached)
    await putMessage(tx, placed)
    for (const other of await unquoted(tx, placed)) await putMessage(tx, other)
    const seen = isSeen || request.seen || placed.direction === 'out'
    if (seen && order > stored.readUpTo) unreadChanged = true
    stored = withNewMessage(stored, placed, seen)
  }
  if (unreadChanged)
    stored = { ...stored, unread: await countIncomingAfter(tx, account, conversation, stored.readUpTo) }
  stored = await keepBehind(tx, stored, entries, orders, inPage, request, new Set(newer.map(({ id }) => id)))
  // What was last may have been moved, and what comes now may belong above what waits.
  const newest = await newestMessage(tx, account, conversation)
  if (newest) stored = { ...stored, last: lastOf(newest), activity: newest.order }
  stored = await keepWaitingLast(tx, stored)
  if (stored.activity > 0) await putConversation(tx, stored)
  return orders
}

/**
 * What this device writes leaves in the order in which it was written. When the archive puts a message of ours further
 * down (somebody's came in between), those that we wrote after it, and that this page does not know yet, go with it. So
 * does what is known to be newer, whoever wrote it, if there was no room for the page above it.
 */
async function keepBehind(
  tx: PageTx,
  stored: Conversation,
  entries: readonly Entry[],
  orders: readonly number[],
  inPage: ReadonlySet<string | undefined>,
  request: PageRequest,
  newer: ReadonlySet<string>,
): Promise<Conversation> {
  const ours = entries.flatMap(({ known }, index) => {
    const order = orders[index]
    return known?.direction === 'out' && order !== undefined && order > known.order
      ? [{ from: known.order, to: order }]
      : []
  })
  // What a page does not have that goes on from what is here, the server got after it.
  if (request.after && !request.before && !request.above && orders.length)
    ours.push({ from: request.after.order, to: Math.max(...orders) })
  if (!ours.length) return stored
  const from = Math.min(...ours.map((moved) => moved.from))
  let last = Math.max(...ours.map((moved) => moved.to))
  let conversation = stored
  for (const message of await messagesFrom(tx, stored.account, stored.jid, from)) {
    const isOurs = message.direction === 'out' && message.origin === 'local' && message.state !== 'failed'
    if (inPage.has(message.id) || !(isOurs || newer.has(message.id))) continue
    if (message.order > last) break
    last += 1
    const moved = { ...message, order: last }
    await putMessage(tx, moved)
    conversation = withChangedMessage(conversation, moved)
  }
  return conversation
}

/** The order of the newest message up to `order` that is not itself in the page and that the server has. */
async function neighbour(
  tx: PageTx,
  account: BareJid,
  conversation: BareJid,
  order: number,
  inPage: Set<string | undefined>,
) {
  const below = await messagePage(tx, account, conversation, { before: order + 1, limit: 20 })
  return below.findLast((message) => message.state !== 'sending' && !inPage.has(message.id))?.order
}
