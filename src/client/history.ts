/** Older messages of one conversation, and holes in it: a page of the archive (XEP-0313) when somebody looks there. */
import { archiveIds } from '../model/aliases.ts'
import { holes, type Mark, oldestCovered } from '../model/archive-range.ts'
import type { BareJid } from '../model/jid.ts'
import { messagesBetween, orderBeside } from '../storage/messages.ts'
import type { Storage } from '../storage/storage.ts'
import { StanzaError } from '../xmpp/failure.ts'
import type { Link } from '../xmpp/link.ts'
import { type ArchivePage, queryArchive } from '../xmpp/xep-0313-archive.ts'
import type { ArchiveAccess } from './archive-access.ts'
import type { ServerClock } from './server-clock.ts'

const PAGE = 50
/** How far above a place its first message with an archive id is looked for. */
const ANCHOR_STEPS = 10

/** An end that no message marks; its name is nobody else's. */
const thisMoment = (order: number): Mark => ({ id: `now ${order}`, order })

export type HistoryAnswer = 'more' | 'none' | 'unavailable'

export interface History {
  /** One page below the oldest message of a conversation that is here. */
  older(link: Link, conversation: BareJid): Promise<HistoryAnswer>
  /** A page of the hole that ends at `before` (order), from its newer side. */
  fill(link: Link, conversation: BareJid, before: number): Promise<HistoryAnswer>
}

export function createHistory(
  account: BareJid,
  storage: Storage,
  access: ArchiveAccess,
  clock: ServerClock,
): History {
  /** Archive id of the first message at or above a place: paging by id is exact where many share one second. */
  async function anchor(conversation: BareJid, upper: Mark): Promise<string | null> {
    return storage.read(['messages'], async (tx) => {
      let below = upper.order - 1
      for (let step = 0; step < ANCHOR_STEPS; step++) {
        const order = await orderBeside(tx, account, conversation, { after: below })
        if (order === null) return null
        const found = await messagesBetween(tx, account, conversation, {
          after: order - 1,
          before: order + 1,
        })
        const [id] = found.flatMap((message) => archiveIds(message.aliases, account))
        if (id !== undefined) return id
        below = order
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

  return {
    async older(link, conversation) {
      const oldest = oldestCovered(await access.rangesOf(conversation))
      if (oldest?.fromStart) return 'none'
      return below(link, conversation, oldest?.mark ?? null, null)
    },
    async fill(link, conversation, before) {
      const hole = holes(await access.rangesOf(conversation)).find((one) => one.before.order === before)
      return hole ? below(link, conversation, hole.before, hole.after) : 'none'
    },
  }
}
