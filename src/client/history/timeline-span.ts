/** Which stretch of a conversation a window shows, and reading it. */
import type { BareJid } from '../../model/jid.ts'
import { rangesOfConversation } from '../../storage/archive-ranges.ts'
import { messagePage, messagesAfter, messagesBetween, orderBeside } from '../../storage/messages.ts'
import type { Reading } from '../../storage/transaction.ts'
import type { TimelineFacts } from './timeline-rows.ts'

/** Orders of its first and last message. No `from` = the newest page; no `to` = it goes on to the newest message. */
export interface Span {
  from: number | null
  to: number | null
}

/** So many come at a time. */
export const PAGE = 50
/** A window that is followed at its end keeps this many; it is cut when it has twice as many. */
const FOLLOWED = 150
/** So many are kept while one reads elsewhere: what is far from the reader leaves at the other end. */
const MOST = 400

export const NEWEST: Span = { from: null, to: null }

/** Where a window is cut when it has become too long; `following` = the reader stands at the newest message. */
export type Cut = 'older' | 'newer' | 'following' | null

export async function readSpan(
  tx: Reading<'messages' | 'archiveRanges'>,
  account: BareJid,
  jid: BareJid,
  asked: Span,
  cut: Cut,
): Promise<{ facts: TimelineFacts; span: Span }> {
  let { from, to } = asked
  let messages =
    from === null
      ? []
      : await messagesBetween(tx, account, jid, {
          after: from - 1,
          ...(to === null ? {} : { before: to + 1 }),
        })
  // Nothing of it is left, or nothing was asked for in particular.
  if (!messages.length) {
    messages = await messagePage(tx, account, jid, { limit: PAGE })
    to = null
  }
  const count = messages.length
  if (cut === 'following' && to === null && count > 2 * FOLLOWED) messages = messages.slice(-FOLLOWED)
  else if (cut === 'older' && count > MOST) messages = messages.slice(-MOST)
  else if ((cut === 'newer' && count > MOST) || (cut === null && count > 2 * MOST)) {
    messages = messages.slice(0, MOST)
    to = messages.at(-1)?.order ?? null
  }
  from = messages[0]?.order ?? null
  if (to !== null) to = messages.at(-1)?.order ?? null
  const isThere = async (place: { before: number } | { after: number } | null) =>
    place !== null && (await orderBeside(tx, account, jid, place)) !== null
  const [moreHere, newerHere, ranges] = await Promise.all([
    isThere(from === null ? null : { before: from }),
    isThere(to === null ? null : { after: to }),
    rangesOfConversation(tx, account, jid),
  ])
  return { facts: { messages, moreHere, newerHere, ranges }, span: { from, to: newerHere ? to : null } }
}

/** A window with a message in it, and a page of what stands on both sides of it. */
export async function spanAround(
  tx: Reading<'messages'>,
  account: BareJid,
  jid: BareJid,
  order: number,
): Promise<Span> {
  const [above, below] = await Promise.all([
    messagePage(tx, account, jid, { before: order, limit: PAGE }),
    messagesAfter(tx, account, jid, { after: order, limit: PAGE }),
  ])
  return {
    from: above[0]?.order ?? order,
    to: below.length < PAGE ? null : (below.at(-1)?.order ?? null),
  }
}
