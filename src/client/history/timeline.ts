/** An open conversation: a window on the database that begins at the newest message, can stand anywhere, and grows both ways. */
import { keep } from '../../live/keep.ts'
import { value } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import { messagePage, messagesAfter } from '../../storage/messages.ts'
import type { Storage } from '../../storage/storage.ts'
import { archiveTopic, messagesTopic } from '../../storage/topics.ts'
import type { Timeline, TimelineWindow } from '../client.ts'
import type { HistorySource } from './history-source.ts'
import { type TimelineAsking, type TimelineFacts, timelineWindow } from './timeline-rows.ts'
import { type Cut, NEWEST, PAGE, readSpan, type Span, spanAround } from './timeline-span.ts'

/** Fetched with the first conversation that opens: nothing that is shown first needs it. */
const finding = () => import('./find-place.ts')

const READING: TimelineWindow = { status: 'reading', items: [], older: 'more' }

export function openTimeline(
  account: BareJid,
  jid: BareJid,
  storage: Storage,
  source: HistorySource,
): Timeline {
  const window = value<TimelineWindow>(READING)
  let facts: TimelineFacts | null = null
  let asking: TimelineAsking = { older: 'idle', holes: new Map() }
  let span: Span = NEWEST
  let cut: Cut = null
  let reading: Promise<void> | null = null
  let stale = false
  let closed = false
  let atEnd = false
  let growing = false

  const show = () => {
    if (facts) window.set(timelineWindow(facts, asking, window.get()))
  }
  const ask = (next: Partial<TimelineAsking>) => {
    asking = { ...asking, ...next }
    show()
  }
  const setHole = (before: number, state: 'filling' | 'unavailable' | null) => {
    const next = new Map(asking.holes)
    if (state) next.set(before, state)
    else next.delete(before)
    ask({ holes: next })
  }

  async function read(): Promise<void> {
    const asked = span
    const next = await storage.read(['messages', 'archiveRanges'], (tx) =>
      readSpan(tx, account, jid, asked, cut ?? (atEnd ? 'following' : null)),
    )
    // Moved on meanwhile: whoever did so waits for the next look.
    if (span !== asked) return
    cut = null
    span = next.span
    facts = keep(facts, next.facts)
    show()
  }

  /** Never two reads at a time, never more than one waiting. */
  function reread(): Promise<void> {
    stale = true
    reading ??= (async () => {
      while (stale && !closed) {
        stale = false
        await read()
      }
    })()
      .catch(() => {}) // the storage says itself that it is broken
      .finally(() => {
        reading = null
      })
    return reading
  }

  function move(to: Span, where: Cut): Promise<void> {
    span = to
    cut = where
    return reread()
  }

  /** By a page of what is here above it, or all that is here when there is no window yet. */
  async function growUp(): Promise<void> {
    const { from } = span
    const page = await storage.read(['messages'], (tx) =>
      messagePage(tx, account, jid, from === null ? { limit: PAGE } : { before: from, limit: PAGE }),
    )
    await move({ ...span, from: page[0]?.order ?? from }, 'newer')
  }

  const unlisten = storage.onChange([messagesTopic(account, jid), archiveTopic(account)], () => void reread())
  const unreach = source.reachable.subscribe(() => {
    if (source.reachable.get())
      ask({ older: asking.older === 'refused' ? 'idle' : asking.older, holes: new Map() })
  })
  void reread()
    .then(finding)
    .catch(() => {})

  return {
    window,
    async showOlder() {
      if (asking.older === 'loading') return
      await (reading ?? undefined)
      if (!facts || closed) return
      if (facts.moreHere && span.from !== null) return growUp()
      if (timelineWindow(facts, asking).older === 'none') return
      ask({ older: 'loading' })
      const top = span.from
      const answer = await source.older(jid)
      // The window was at the end of what is here: it goes on to the page that came, unless it has gone elsewhere.
      if (answer !== 'unavailable' && !closed && (top === null || span.from === top)) await growUp()
      ask({ older: answer === 'unavailable' ? 'refused' : 'idle' })
    },
    async showNewer() {
      if (growing) return
      growing = true
      await (reading ?? undefined)
      const { to } = span
      if (to !== null && !closed) {
        const page = await storage.read(['messages'], (tx) =>
          messagesAfter(tx, account, jid, { after: to, limit: PAGE }),
        )
        const end = page.length < PAGE ? null : (page.at(-1)?.order ?? null)
        if (span.to === to) await move({ ...span, to: end }, 'older')
      }
      growing = false
    },
    async showLatest() {
      if (span.to !== null) await move(NEWEST, null)
    },
    async showAround(place) {
      const { findPlace } = await finding()
      const found = await findPlace({ account, jid, storage, source }, place)
      if (!('order' in found)) return found
      const { order, status, id } = found
      const isHere = facts?.messages.some((message) => message.id === id) && !reading
      if (!isHere && !closed)
        await move(await storage.read(['messages'], (tx) => spanAround(tx, account, jid, order)), null)
      return { status, id }
    },
    async fill(holeId, from = 'below') {
      const before = Number(holeId)
      if (!Number.isFinite(before) || asking.holes.get(before) === 'filling') return
      setHole(before, 'filling')
      const answer = await source.fill(jid, before, from)
      await reread()
      setHole(before, answer === 'unavailable' ? 'unavailable' : null)
    },
    follow(isAtEnd) {
      atEnd = isAtEnd
    },
    close() {
      closed = true
      unlisten()
      unreach()
    },
  }
}
