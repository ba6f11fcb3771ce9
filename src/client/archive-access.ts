/** How history reads and writes: the ranges that are here, a page stored with the range that it covers. */
import type { ArchiveRange } from '../model/archive-range.ts'
import type { BareJid } from '../model/jid.ts'
import { listRanges, rangesOfConversation } from '../storage/archive-ranges.ts'
import type { Storage } from '../storage/storage.ts'
import type { ArchivePage } from '../xmpp/xep-0313-archive.ts'
import { type PageRequest, receivePage } from './receive-page.ts'
import type { ServerClock } from './server-clock.ts'

export interface ArchiveAccess {
  /** Of the whole account, oldest first. */
  ranges(): Promise<ArchiveRange[]>
  /** All that covers a conversation. */
  rangesOf(conversation: BareJid): Promise<ArchiveRange[]>
  store(page: ArchivePage, request: PageRequest): Promise<ArchiveRange | null>
}

export const archiveAccess = (account: BareJid, storage: Storage, clock: ServerClock): ArchiveAccess => ({
  ranges: () => storage.read(['archiveRanges'], (tx) => listRanges(tx, account, 'all')),
  rangesOf: (conversation) =>
    storage.read(['archiveRanges'], (tx) => rangesOfConversation(tx, account, conversation)),
  store: (page, request) =>
    storage.write(['messages', 'conversations', 'outbox', 'archiveRanges'], (tx) =>
      receivePage(tx, { account, now: clock.now() }, page, request),
    ),
})
