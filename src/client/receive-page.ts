/** A page of the archive into the database: the archive's order is the order, whatever our clocks said. */
import { isSameMessage } from '../model/aliases.ts'
import type { ArchiveRange, Mark } from '../model/archive-range.ts'
import { addRange } from '../model/archive-range.ts'
import type { Conversation } from '../model/conversation.ts'
import type { BareJid } from '../model/jid.ts'
import type { Message } from '../model/message.ts'
import { mergeMessage } from '../model/message-merge.ts'
import { orderPage } from '../model/message-order.ts'
import { listRanges, replaceRanges } from '../storage/archive-ranges.ts'
import { conversationOf, putConversation } from '../storage/conversations.ts'
import {
  countIncomingAfter,
  messagePage,
  messagesFrom,
  newestMessage,
  putMessage,
} from '../storage/messages.ts'
import type { Writing } from '../storage/transaction.ts'
import type { ArchivedMessage, ArchivePage } from '../xmpp/xep-0313-archive.ts'
import { lastOf, newConversation, withChangedMessage, withNewMessage } from './conversation-row.ts'
import {
  knownCopy,
  lookAhead,
  type MessageTx,
  type ReceiveContext,
  rowOf,
  settle,
} from './receive-message.ts'
import { keepWaitingLast } from './waiting-last.ts'

type PageTx = MessageTx & Writing<'archiveRanges'>

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

/** Goes on from what is here, and is not all: whatever else is here above that, is newer than the page. */
const goesOn = (page: ArchivePage, { after, above, before }: PageRequest) =>
  after !== null && before === null && !above && !page.complete

interface Entry {
  row: Message
  known: Message | null
}

/** Stores a page and the range that it covers; returns that range, or null for an empty page without neighbours. */
export async function receivePage(
  tx: PageTx,
  context: ReceiveContext,
  page: ArchivePage,
  asked: PageRequest,
): Promise<ArchiveRange | null> {
  const orders = new Map<ArchivedMessage, number>()
  const byConversation = new Map<BareJid, { source: ArchivedMessage; entry: Entry }[]>()
  await lookAhead(tx, context, page.messages)
  for (const source of page.messages) {
    const row = rowOf(context, source)
    if (!row) continue
    const entries = byConversation.get(row.conversation) ?? []
    byConversation.set(row.conversation, entries)
    const known = await knownCopy(tx, row)
    // Sent again after a broken connection: the archive has it twice, and its first place counts.
    const twin = entries.find(({ entry }) => (known ? entry.known?.id === known.id : isTwin(entry.row, row)))
    if (twin) twin.entry.row = mergeMessage(twin.entry.row, row)
    else entries.push({ source, entry: { row, known } })
  }
  const request = reachesBelow(asked, byConversation.get(asked.scope) ?? [])
  const floor = request.after ? undefined : floorOf(page, request)
  for (const source of page.messages)
    if (source.stamp !== null) orders.set(source, Math.max(source.stamp, (floor ?? -1) + 1))
  for (const [conversation, entries] of byConversation) {
    const placed = await placeEntries(
      tx,
      context,
      conversation,
      entries.map(({ entry }) => entry),
      request,
      floor,
      goesOn(page, request),
    )
    placed.forEach((order, index) => {
      const source = entries[index]?.source
      if (source) orders.set(source, order)
    })
  }
  return coverPage(tx, context.account, page, orders, request)
}

const SECOND = 1_000_000

/**
 * Above which the page has to stay, so that a hole below it remains one, with room for what is missing: stamps alone may
 * leave none, where thousands were written in one second, or where our clock was wrong when what is below came live.
 */
function floorOf({ messages }: ArchivePage, { below, before }: PageRequest): number | undefined {
  if (!below) return undefined
  const highest = before ? before.order - messages.length - 1 : Number.POSITIVE_INFINITY
  return Math.max(below.order, Math.min(below.order + SECOND, highest))
}

/** A page of one conversation that goes down to a message which was below the hole leaves nothing of the hole. */
function reachesBelow(request: PageRequest, entries: readonly { entry: Entry }[]): PageRequest {
  const { below } = request
  const reached = below && entries.some(({ entry }) => entry.known && entry.known.order <= below.order)
  return reached ? { ...request, after: below } : request
}

/** Below which the page has to stay, unless it goes up to what is there. */
const ceilingOf = ({ above }: PageRequest, entries: readonly Entry[]): number | undefined =>
  above && !entries.some(({ known }) => known && known.order >= above.order) ? above.order : undefined

const isTwin = (one: Message, other: Message) =>
  one.direction === other.direction && isSameMessage(one, other)

async function placeEntries(
  tx: PageTx,
  context: ReceiveContext,
  conversation: BareJid,
  entries: Entry[],
  request: PageRequest,
  floor: number | undefined,
  isPart: boolean,
): Promise<number[]> {
  const { account } = context
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
      const merged = mergeMessage(known, row)
      const moved = merged.order === order ? merged : { ...merged, order }
      await settle(tx, known, moved)
      if (moved !== known) stored = withChangedMessage(stored, moved)
      continue
    }
    const placed = { ...row, order }
    await putMessage(tx, placed)
    const seen = request.seen || placed.direction === 'out'
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

async function coverPage(
  tx: PageTx,
  account: BareJid,
  page: ArchivePage,
  orders: ReadonlyMap<ArchivedMessage, number>,
  request: PageRequest,
): Promise<ArchiveRange | null> {
  const marks: Mark[] = page.messages.flatMap((message) => {
    const order = orders.get(message)
    return order === undefined ? [] : [{ id: message.archiveId, order }]
  })
  const ends = [request.after, ...marks, request.before].filter((mark): mark is Mark => mark !== null)
  const oldest = ends.reduce<Mark | null>(
    (least, mark) => (!least || mark.order < least.order ? mark : least),
    null,
  )
  const newest = ends.reduce<Mark | null>(
    (most, mark) => (!most || mark.order >= most.order ? mark : most),
    null,
  )
  if (!oldest || !newest) return null
  const stamp = Math.max(0, ...page.messages.map((message) => message.stamp ?? 0))
  const range: ArchiveRange = {
    account,
    scope: request.scope,
    oldest,
    newest,
    fromStart: request.fromStart,
    ...(stamp ? { stamp } : {}),
  }
  await replaceRanges(
    tx,
    account,
    request.scope,
    addRange(await listRanges(tx, account, request.scope), range),
  )
  return range
}
