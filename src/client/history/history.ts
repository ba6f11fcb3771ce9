/** Older messages of one conversation, and holes in it: a page of the archive (XEP-0313) when somebody looks there. */
import { archiveIds } from '../../model/aliases.ts'
import { coverage, type Hole, holes, type Mark, oldestCovered } from '../../model/archive-range.ts'
import type { BareJid } from '../../model/jid.ts'
import { messagesBetween, orderBeside } from '../../storage/messages.ts'
import type { Storage } from '../../storage/storage.ts'
import { StanzaError } from '../../xmpp/failure.ts'
import type { Link } from '../../xmpp/link.ts'
import { type ArchivePage, queryArchive } from '../../xmpp/xep-0313-archive.ts'
import type { ServerClock } from '../session/server-clock.ts'
import type { ArchiveAccess } from './archive-access.ts'

const PAGE = 50
/** How far above a place its first message with an archive id is looked for. */
const ANCHOR_STEPS = 10

/** An end that no message marks; its name is nobody else's. */
const thisMoment = (order: number): Mark => ({ id: `now ${order}`, order })

export type HistoryAnswer = 'more' | 'none' | 'unavailable'

export interface History {
  /** One page below the oldest message of a conversation that is here. */
  older(link: Link, conversation: BareJid): Promise<HistoryAnswer>
  /** A page of the hole that ends at `before` (order), from its newer side, which is below it on screen, or the older. */
  fill(link: Link, conversation: BareJid, before: number, from?: 'above' | 'below'): Promise<HistoryAnswer>
  /** The page that begins at a moment (microseconds), wherever that is. `none`: nothing is as new as that. */
  around(link: Link, conversation: BareJid, order: number): Promise<HistoryAnswer>
}

export function createHistory(
  account: BareJid,
  storage: Storage,
  access: ArchiveAccess,
  clock: ServerClock,
): History {
  /**
   * Archive id of the first message at or after a place, or of the last one at or before it: paging by id is exact where
   * many share one second.
   */
  async function anchor(
    conversation: BareJid,
    mark: Mark,
    side: 'after' | 'before' = 'after',
  ): Promise<string | null> {
    const step = side === 'after' ? -1 : 1
    return storage.read(['messages'], async (tx) => {
      let place = mark.order + step
      for (let tries = 0; tries < ANCHOR_STEPS; tries++) {
        const order = await orderBeside(
          tx,
          account,
          conversation,
          side === 'after' ? { after: place } : { before: place },
        )
        if (order === null) return null
        const found = await messagesBetween(tx, account, conversation, {
          after: order - 1,
          before: order + 1,
        })
        const [id] = found.flatMap((message) => archiveIds(message.aliases, account))
        if (id !== undefined) return id
        place = order
      }
      return null
    })
  }

  async function ask(link: Link, conversation: BareJid, upper: Mark | null): Promise<ArchivePage> {
    // No `start`: places are not stamps, and one that our clock set too late would hide what is missing.
    const query = { with: conversation, max: PAGE }
    const id = upper && (await anchor(conversation, upper))
    if (id !== null) {
      try {
        return await queryArchive(link, { ...query, before: id })
      } catch (error) {
        if (!(error instanceof StanzaError) || error.condition !== 'item-not-found') throw error
      }
    }
    return queryArchive(link, { ...query, before: '', ...(upper ? { end: upper.order } : {}) })
  }

  async function below(
    link: Link,
    conversation: BareJid,
    upper: Mark | null,
    lower: Mark | null,
  ): Promise<HistoryAnswer> {
    try {
      const page = await ask(link, conversation, upper)
      const range = await access.store(page, () => ({
        scope: conversation,
        after: page.complete ? lower : null,
        below: lower,
        before: upper ?? thisMoment(clock.now()),
        fromStart: page.complete && !lower,
        // What lies in a hole was missed; what lies below everything was read before this device knew.
        seen: lower === null,
      }))
      const reached = lower !== null && range !== null && range.oldest.order <= lower.order
      return page.complete || reached ? 'none' : 'more'
    } catch {
      return 'unavailable'
    }
  }

  /** Null: the archive does not know what is above the hole. */
  async function above(link: Link, conversation: BareJid, hole: Hole): Promise<HistoryAnswer | null> {
    const id = await anchor(conversation, hole.after, 'before')
    if (id === null) return null
    try {
      const page = await queryArchive(link, { with: conversation, after: id, max: PAGE })
      const range = await access.store(page, () => ({
        scope: conversation,
        after: hole.after,
        above: hole.before,
        before: page.complete ? thisMoment(clock.now()) : null,
        fromStart: false,
        seen: false,
      }))
      const reached = range !== null && range.newest.order >= hole.before.order
      return page.complete || reached ? 'none' : 'more'
    } catch (error) {
      const isForgotten = error instanceof StanzaError && error.condition === 'item-not-found'
      return isForgotten ? null : 'unavailable'
    }
  }

  return {
    async older(link, conversation) {
      const oldest = oldestCovered(await access.rangesOf(conversation))
      if (oldest?.fromStart) return 'none'
      return below(link, conversation, oldest?.mark ?? null, null)
    },
    async fill(link, conversation, before, from = 'below') {
      const hole = holes(await access.rangesOf(conversation)).find((one) => one.before.order === before)
      if (!hole) return 'none'
      const answer = from === 'above' ? await above(link, conversation, hole) : null
      return answer ?? below(link, conversation, hole.before, hole.after)
    },
    async around(link, conversation, order) {
      try {
        const page = await queryArchive(link, { with: conversation, start: order, max: PAGE })
        if (!page.messages.length) return page.complete ? 'none' : 'more'
        const known = coverage(await access.rangesOf(conversation))
        const lower = known.findLast(({ newest }) => newest.order < order)?.newest ?? null
        await access.store(page, () => ({
          scope: conversation,
          after: null,
          below: lower,
          above: known.find(({ oldest }) => oldest.order > order)?.oldest ?? null,
          before: page.complete ? thisMoment(clock.now()) : null,
          fromStart: false,
          seen: lower === null,
        }))
        return page.complete ? 'none' : 'more'
      } catch {
        return 'unavailable'
      }
    },
  }
}
