/**
 * What happened since the last time (XEP-0313): forwards from the last known message while that is one page, otherwise
 * the newest first and then downwards, until what is here already is reached. A hole that stays is known as one.
 */
import type { ArchiveRange, Mark } from '../model/archive-range.ts'
import { StanzaError } from '../xmpp/failure.ts'
import type { Link } from '../xmpp/link.ts'
import { type ArchivePage, type ArchiveQuery, queryArchive } from '../xmpp/xep-0313-archive.ts'
import type { ArchiveAccess } from './archive-access.ts'

const PAGE = 100
/** The first page of a new device is small: it is what the list waits for. */
const FIRST_PAGE = 50
/** Pages that are fetched without anybody looking: on a new device, and after a long absence. */
const FIRST_PAGES = 4
const MISSED_PAGES = 30
/** Where an archive begins that held nothing: whatever it holds later is news. */
const NO_MESSAGE: Mark = { id: '', order: 0 }

export interface CatchUp {
  /** What was missed, without a claim that nothing is missing since: for before our presence is known. */
  look(link: Link): Promise<void>
  /**
   * Resolves when all that is newer than the last known message is stored; from then on live messages go on from there.
   * Only true once our presence is known: before, the server may archive what it does not send us. Rejects when the
   * archive cannot be asked: nothing live counts as contiguous, and the next stream asks again.
   */
  run(link: Link): Promise<void>
  /** A live message with its archive id: what is here now goes on to there, if nothing is missing in between. */
  extend(mark: Mark): void
  /** The server has something of ours: what that held back may go on. */
  settled(): void
  /** The last stream's account of things is void (a new session that has not caught up). */
  begin(contiguous: boolean): void
}

export function createCatchUp(access: ArchiveAccess): CatchUp {
  let contiguous = false
  let newest: Mark | null = null
  let extending = false
  /** What a stream that is gone still finds out, says nothing of the session after it. */
  let generation = 0

  async function writeNewest(): Promise<void> {
    if (extending || !contiguous) return
    extending = true
    try {
      while (newest && contiguous) {
        const mark = newest
        const mine = generation
        newest = null
        if (await access.extend(mark)) continue
        if (mine === generation) newest ??= mark
        break
      }
    } catch {
      contiguous = false // the database refused; the archive will be asked again
    } finally {
      extending = false
    }
  }

  return {
    begin(isContiguous) {
      generation++
      contiguous = isContiguous
      newest = null
    },
    extend(mark) {
      newest = mark
      void writeNewest()
    },
    settled: () => void writeNewest(),
    look: (link) => fetchMissed(link, access),
    async run(link) {
      const mine = generation
      await fetchMissed(link, access)
      if (mine !== generation) return
      contiguous = true
      await writeNewest()
    },
  }
}

async function fetchMissed(link: Link, access: ArchiveAccess): Promise<void> {
  const known = (await access.ranges()).at(-1) ?? null
  const forward =
    known && (await queryOrNull(link, { ...(known.newest.id && { after: known.newest.id }), max: PAGE }))
  if (known && forward) {
    await access.store(forward, {
      scope: 'all',
      after: known.newest,
      before: null,
      fromStart: false,
      seen: false,
    })
    if (forward.complete) return
  }
  let above: Mark | null = null
  let page = await queryArchive(link, { before: '', max: known ? PAGE : FIRST_PAGE })
  for (let left = known ? MISSED_PAGES : FIRST_PAGES; ; left--) {
    const lower = belowOf(await access.ranges(), above)
    const reached = reaches(page, lower)
    const range: ArchiveRange | null = await access.store(page, {
      scope: 'all',
      after: reached ? (lower?.newest ?? null) : null,
      before: above ?? (page.complete && page.first === null ? NO_MESSAGE : null),
      fromStart: page.complete,
      seen: !known,
    })
    if (page.complete || reached || !range || left <= 1 || page.first === null) return
    above = range.oldest
    page = await queryArchive(link, { before: page.first, max: PAGE })
  }
}

const belowOf = (ranges: readonly ArchiveRange[], above: Mark | null): ArchiveRange | null =>
  ranges.findLast((range) => !above || range.newest.order < above.order) ?? null

/**
 * Whether a page goes down to what is here already. Only an id says so: stamps are the server's, and what came live stands
 * where our clock saw it, which may have been hours off.
 */
const reaches = (page: ArchivePage, lower: ArchiveRange | null): boolean =>
  lower !== null &&
  (page.complete ||
    page.first === lower.newest.id ||
    page.messages.some((message) => message.archiveId === lower.newest.id))

/** Null when the server no longer knows the message that we asked from. */
async function queryOrNull(link: Link, query: ArchiveQuery): Promise<ArchivePage | null> {
  try {
    return await queryArchive(link, query)
  } catch (error) {
    if (error instanceof StanzaError && error.condition === 'item-not-found') return null
    throw error
  }
}
