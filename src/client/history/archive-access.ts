/** How history reads and writes: the ranges that are here, a page stored with the range that it covers. */
import type { ArchiveRange, Mark } from '../../model/archive-range.ts'
import type { BareJid } from '../../model/jid.ts'
import { listRanges, rangesOfConversation } from '../../storage/archive-ranges.ts'
import { listOutbox } from '../../storage/outbox.ts'
import type { Storage } from '../../storage/storage.ts'
import type { ArchivePage } from '../../xmpp/xep-0313-archive.ts'
import type { Inbox } from '../incoming/inbox.ts'
import type { PageRequest } from '../incoming/place-page.ts'
import { receivePage } from '../incoming/receive-page.ts'
import type { ServerClock } from '../session/server-clock.ts'

export interface ArchiveAccess {
  /** Of the whole account, oldest first. */
  ranges(): Promise<ArchiveRange[]>
  /** All that covers a conversation. */
  rangesOf(conversation: BareJid): Promise<ArchiveRange[]>
  /**
   * In its place in wire order, so to be called as soon as the page has come: what came live before it is here by then, and
   * what comes live after it is newer. `request`: what that is, by the ranges of the whole account that are here then.
   */
  store(
    page: ArchivePage,
    request: (ranges: readonly ArchiveRange[]) => PageRequest,
  ): Promise<ArchiveRange | null>
  /**
   * The newest range goes on to a message that came live. False while something of ours waits: the archive may have it
   * below that message, and would never be asked for it again.
   */
  extend(mark: Mark): Promise<boolean>
}

const NOTHING: ArchivePage = { messages: [], first: null, last: null, complete: false }

export const archiveAccess = (
  account: BareJid,
  storage: Storage,
  clock: ServerClock,
  inOrder: Inbox['inOrder'],
): ArchiveAccess => ({
  ranges: () => storage.read(['archiveRanges'], (tx) => listRanges(tx, account, 'all')),
  rangesOf: (conversation) =>
    storage.read(['archiveRanges'], (tx) => rangesOfConversation(tx, account, conversation)),
  async store(page, request) {
    let range: ArchiveRange | null = null
    await inOrder(async (tx) => {
      const asked = request(await listRanges(tx, account, 'all'))
      range = await receivePage(tx, { account, now: clock.now() }, page, asked)
    })
    return range
  },
  extend: (mark) =>
    storage.write(['messages', 'conversations', 'outbox', 'archiveRanges', 'pending'], async (tx) => {
      if ((await listOutbox(tx, account)).some(({ action }) => action.kind === 'message')) return false
      const top = (await listRanges(tx, account, 'all')).at(-1)?.newest
      if (!top || top.id === mark.id) return true
      const before = { id: mark.id, order: Math.max(mark.order, top.order) }
      const request = { scope: 'all', after: top, before, fromStart: false, seen: false } as const
      await receivePage(tx, { account, now: clock.now() }, NOTHING, request)
      return true
    }),
})
