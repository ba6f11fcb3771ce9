/**
 * What happened since the last time (XEP-0313): forwards from the last known message while that is one page, otherwise
 * the newest first and then downwards, until what is here already is reached. A hole that stays is known as one.
 */
import type { ArchiveRange, Mark } from '../../model/archive-range.ts'
import { StanzaError } from '../../xmpp/failure.ts'
import type { Link } from '../../xmpp/link.ts'
import { type ArchivePage, type ArchiveQuery, queryArchive } from '../../xmpp/xep-0313-archive.ts'
import type { ArchiveAccess } from './archive-access.ts'

const PAGE = 100
/** The first page of a new device is small: it is what the list waits for. */
const FIRST_PAGE = 50
/** Pages that are fetched without anybody looking: on a new device, and after a long absence. */
const FIRST_PAGES = 12
const FIRST_MESSAGES = 300
const MISSED_PAGES = 30
/** How far the stamps of an archive may be out of its order: an hour, in microseconds. */
const SLACK = 60 * 60 * 1_000_000
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
  /** Goes on downwards, for as long as that is worth it; what then is missing is a hole that knows itself. */
  deepen(link: Link): Promise<void>
  /**
   * A live message with its archive id: what is here now goes on to there, if nothing is missing in between. `crossed`:
   * something of ours was on its way to the same person.
   */
  extend(mark: Mark, crossed: boolean): void
  /**
   * The server has something of ours. If somebody else's message came while that was on its way, only the archive knows
   * which of the two is the earlier one: it is asked.
   */
  settled(link: Link): void
  /** Messages crossed, and the archive has not told yet which came first. */
  readonly inDoubt: boolean
  /** The last stream's account of things is void (a new session that has not caught up). */
  begin(contiguous: boolean): void
}

export function createCatchUp(access: ArchiveAccess): CatchUp {
  let contiguous = false
  let newest: Mark | null = null
  let extending = false
  let looking = false
  /** How often messages crossed, and how many of these times the archive has told since. */
  let doubts = 0
  let resolved = 0
  const isInDoubt = () => doubts > resolved
  /** This device had nothing of the archive before. */
  let firstTime = false
  /** What a stream that is gone still finds out, says nothing of the session after it. */
  let generation = 0

  async function writeNewest(): Promise<void> {
    if (extending || !contiguous || isInDoubt()) return
    extending = true
    try {
      while (newest && contiguous) {
        const mark = newest
        const mine = generation
        newest = null
        if (await access.extend(mark)) continue
        if (mine === generation && !isInDoubt()) newest ??= mark
        break
      }
    } catch {
      contiguous = false // the database refused; the archive will be asked again
    } finally {
      extending = false
    }
  }

  function settled(link: Link): void {
    if (!contiguous || looking) return
    if (!isInDoubt()) {
      void writeNewest()
      return
    }
    looking = true
    const mine = generation
    const asked = doubts
    // However much that is: a leap to the newest would leave what came live meanwhile on the wrong side of it.
    fetchNewest(link, access, Number.POSITIVE_INFINITY)
      .then(() => {
        looking = false
        if (mine !== generation) return
        resolved = asked
        settled(link)
      })
      .catch(() => {
        looking = false // the next stream asks again
      })
  }

  return {
    begin(isContiguous) {
      generation++
      contiguous = isContiguous
      newest = null
    },
    extend(mark, crossed) {
      if (crossed) doubts++
      // In doubt, nothing goes on to there before the page that tells: and that page brings it.
      newest = isInDoubt() ? null : mark
      void writeNewest()
    },
    settled,
    get inDoubt() {
      return isInDoubt()
    },
    async look(link) {
      firstTime = (await fetchNewest(link, access)).firstTime || firstTime
    },
    async deepen(link) {
      await fetchBelow(link, access, firstTime)
      firstTime = false
    },
    async run(link) {
      const mine = generation
      const asked = doubts
      firstTime = (await fetchNewest(link, access)).firstTime || firstTime
      if (mine !== generation) return
      contiguous = true
      resolved = asked
      settled(link)
    },
  }
}

/** The newest there is: all that was missed while that is `pages` long, otherwise the end of it. */
async function fetchNewest(link: Link, access: ArchiveAccess, pages = 1): Promise<{ firstTime: boolean }> {
  let known = (await access.ranges()).at(-1)
  for (let page = 0; known && page < pages; page++) {
    const { newest } = known
    const forward = await forwardFrom(link, known)
    if (!forward) break
    await access.store(forward, () => ({
      scope: 'all',
      after: newest,
      before: null,
      fromStart: false,
      seen: false,
    }))
    if (forward.complete) return { firstTime: false }
    known = (await access.ranges()).at(-1)
    // Never the same question again.
    if (known?.newest.id === newest.id) break
  }
  await storePage(access, await queryArchive(link, { before: '', max: known ? PAGE : FIRST_PAGE }), null)
  return { firstTime: known === undefined }
}

/** Downwards from the newest range: until what is here already, or until a new device has something to show. */
async function fetchBelow(link: Link, access: ArchiveAccess, firstTime: boolean): Promise<void> {
  let shown = 0
  for (let pages = 0; pages < MISSED_PAGES; pages++) {
    const ranges = await access.ranges()
    const top = ranges.at(-1)
    if (!top || top.fromStart || !top.oldest.id) return
    // Receipts and bounced notes fill pages, too: what counts is what can be read.
    if (ranges.length === 1 && (!firstTime || shown >= FIRST_MESSAGES || pages >= FIRST_PAGES)) return
    const page = await queryArchive(link, { before: top.oldest.id, max: PAGE })
    shown += page.messages.filter((message) => message.body !== null).length
    await storePage(access, page, top.oldest)
    const next = (await access.ranges()).at(-1)
    // Never the same question again.
    if (next?.oldest.id === top.oldest.id) return
    if (page.complete || page.first === null) return
  }
}

const storePage = (access: ArchiveAccess, page: ArchivePage, above: Mark | null) =>
  access.store(page, (ranges) => {
    const lower = belowOf(ranges, above)
    return {
      scope: 'all',
      after: reaches(page, lower) ? (lower?.newest ?? null) : null,
      below: lower?.newest ?? null,
      before: above ?? (page.complete && page.first === null ? NO_MESSAGE : null),
      fromStart: page.complete,
      // Below everything that this device knows: read elsewhere, long ago.
      seen: lower === null,
    }
  })

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

/**
 * What came after what is here. The time spares a server with plain files the search of a whole archive (three seconds
 * for 50,000 messages, and nobody else is served meanwhile). It has to be the archive's own: servers that find the id
 * elsewhere would leave out what lies before a time that our clock made up.
 */
async function forwardFrom(link: Link, { newest, stamp }: ArchiveRange): Promise<ArchivePage | null> {
  const query = { ...(newest.id && { after: newest.id }), max: PAGE }
  const near = stamp === undefined ? null : await queryOrNull(link, { ...query, start: stamp - SLACK })
  return near ?? queryOrNull(link, query)
}

/** Null when the server no longer knows the message that we asked from. */
async function queryOrNull(link: Link, query: ArchiveQuery): Promise<ArchivePage | null> {
  try {
    return await queryArchive(link, query)
  } catch (error) {
    if (error instanceof StanzaError && error.condition === 'item-not-found') return null
    throw error
  }
}
