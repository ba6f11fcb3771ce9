/** A page of the archive into the database: the archive's order is the order, whatever our clocks said. */
import { archiveIds, isSameMessage } from '../../model/aliases.ts'
import type { ArchiveRange, Mark } from '../../model/archive-range.ts'
import { addRange } from '../../model/archive-range.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { mergeMessage } from '../../model/message-merge.ts'
import { listRanges, replaceRanges } from '../../storage/archive-ranges.ts'
import type { ArchivedMessage, ArchivePage } from '../../xmpp/xep-0313-archive.ts'
import { type ReceiveContext, rowOf } from './message-row.ts'
import { type Entry, type PageRequest, type PageTx, placeEntries } from './place-page.ts'
import { openChanges } from './receive-change.ts'
import { knownCopy, lookAhead } from './receive-message.ts'
import { reconcileCopy } from './reconcile-sent.ts'
import { settle } from './settle-message.ts'

/** Goes on from what is here, and is not all: whatever else is here above that, is newer than the page. */
const goesOn = (page: ArchivePage, { after, above, before }: PageRequest) =>
  after !== null && before === null && !above && !page.complete

/** Stores a page and the range that it covers; returns that range, or null for an empty page without neighbours. */
export async function receivePage(
  tx: PageTx,
  context: ReceiveContext,
  page: ArchivePage,
  asked: PageRequest,
): Promise<ArchiveRange | null> {
  const orders = new Map<ArchivedMessage, number>()
  const byConversation = new Map<BareJid, { source: ArchivedMessage; entry: Entry }[]>()
  const [changes] = await Promise.all([openChanges(tx, context), lookAhead(tx, context, page.messages)])
  for (const source of page.messages) {
    const row = rowOf(context, source)
    if (!row) continue
    const entries = byConversation.get(row.conversation) ?? []
    byConversation.set(row.conversation, entries)
    const known = await knownCopy(tx, row)
    if (known && isSecondCopy(known, source, row.time)) {
      await settle(tx, known, mergeMessage(known, { ...row, time: known.time, origin: known.origin }))
      continue
    }
    // Sent again after a broken connection: the archive has it twice, and its first place counts.
    const twin = entries.find(({ entry }) => (known ? entry.known?.id === known.id : isTwin(entry.row, row)))
    if (twin) twin.entry.row = mergeMessage(twin.entry.row, row)
    else entries.push({ source, entry: { row, known } })
  }
  const request = reachesBelow(asked, byConversation.get(asked.scope) ?? [])
  const floor = request.after ? undefined : floorOf(page, request)
  for (const [conversation, entries] of byConversation) {
    const placed = await placeEntries(
      tx,
      context.account,
      changes,
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
  placeRest(page, request, orders, floor)
  // What is said of messages comes after all of them: most of what it is about is in the same page.
  for (const source of inSequence(page.messages)) await changes.receive(source)
  for (const { entry } of [...byConversation.values()].flat())
    if (entry.known?.rewritten) await reconcileCopy(tx, entry.row, entry.known.id, context.now)
  await changes.end()
  return coverPage(tx, context.account, page, orders, request)
}

/** Some archives know whole seconds only: of what has one stamp, what comes later in the page was later. */
function inSequence(messages: readonly ArchivedMessage[]): ArchivedMessage[] {
  let same = 0
  return messages.map((message, index) => {
    same = message.stamp !== null && message.stamp === messages[index - 1]?.stamp ? same + 1 : 0
    return same && message.stamp !== null ? { ...message, stamp: message.stamp + same } : message
  })
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

/**
 * What has no row of its own (receipts, corrections, what nobody can read) ends the range as well as anything else, so it has a
 * place, too: beside its neighbour in the archive. Its own stamp says nothing of places here, which clocks of ours have made:
 * taken for one, it would lie above what came long after it.
 */
function placeRest(
  { messages }: ArchivePage,
  { after, before }: PageRequest,
  orders: Map<ArchivedMessage, number>,
  floor: number | undefined,
): void {
  let above = after?.order
  for (const [index, message] of messages.entries()) {
    const own = orders.get(message)
    const next = messages.slice(index + 1).find((later) => orders.has(later))
    const ceiling = before ? before.order - 1 : Number.POSITIVE_INFINITY
    const stamp =
      message.stamp === null ? undefined : Math.max(Math.min(message.stamp, ceiling), (floor ?? -1) + 1)
    const place = own ?? above ?? (next && orders.get(next)) ?? stamp
    if (place === undefined) continue
    orders.set(message, place)
    above = Math.max(above ?? place, place)
  }
}

/** A page of one conversation that goes down to a message which was below the hole leaves nothing of the hole. */
function reachesBelow(request: PageRequest, entries: readonly { entry: Entry }[]): PageRequest {
  const { below } = request
  const reached = below && entries.some(({ entry }) => entry.known && entry.known.order <= below.order)
  return reached ? { ...request, after: below } : request
}

/** The archive has it under another name, too, and from before. */
function isSecondCopy(known: Message, { archiveId }: ArchivedMessage, time: number): boolean {
  const names = archiveIds(known.aliases, known.account)
  return names.length > 0 && !names.includes(archiveId) && time >= known.time
}

const isTwin = (one: Message, other: Message) =>
  one.direction === other.direction && isSameMessage(one, other)

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
