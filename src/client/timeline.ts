/** An open conversation: a window on the database that begins at the newest message and grows upwards. */
import { keep } from '../live/keep.ts'
import { type Live, value } from '../live/live.ts'
import type { BareJid } from '../model/jid.ts'
import { rangesOfConversation } from '../storage/archive-ranges.ts'
import { messagePage, messagesFrom, orderBeside } from '../storage/messages.ts'
import type { Storage } from '../storage/storage.ts'
import { archiveTopic, messagesTopic } from '../storage/topics.ts'
import type { Timeline, TimelineWindow } from './client.ts'
import type { HistoryAnswer } from './history.ts'
import { type TimelineAsking, type TimelineFacts, timelineWindow } from './timeline-rows.ts'

const PAGE = 50
/** A window that is followed at its end keeps this many; it is cut when it has twice as many. */
const FOLLOWED = 150
const READING: TimelineWindow = { status: 'reading', items: [], older: 'more' }

/** Whoever holds the connection, here or in another tab. */
export interface HistorySource {
  older(conversation: BareJid): Promise<HistoryAnswer>
  fill(conversation: BareJid, before: number): Promise<HistoryAnswer>
  /** Changes when it is worth asking again. */
  readonly reachable: Live<boolean>
}

export function openTimeline(
  account: BareJid,
  jid: BareJid,
  storage: Storage,
  source: HistorySource,
): Timeline {
  const window = value<TimelineWindow>(READING)
  let facts: TimelineFacts | null = null
  let asking: TimelineAsking = { older: 'idle', holes: new Map() }
  let from: number | null = null
  let reading: Promise<void> | null = null
  let stale = false
  let closed = false
  let atEnd = false

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
    const next = await storage.read(['messages', 'archiveRanges'], async (tx) => {
      const messages =
        from === null
          ? await messagePage(tx, account, jid, { limit: PAGE })
          : await messagesFrom(tx, account, jid, from)
      if (atEnd && messages.length > 2 * FOLLOWED) messages.splice(0, messages.length - FOLLOWED)
      from = messages[0]?.order ?? null
      const moreHere = from !== null && (await orderBeside(tx, account, jid, { before: from })) !== null
      return { messages, moreHere, ranges: await rangesOfConversation(tx, account, jid) }
    })
    facts = keep(facts, next)
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

  const unlisten = storage.onChange([messagesTopic(account, jid), archiveTopic(account)], () => void reread())
  const unreach = source.reachable.subscribe(() => {
    if (source.reachable.get())
      ask({ older: asking.older === 'refused' ? 'idle' : asking.older, holes: new Map() })
  })
  void reread()

  return {
    window,
    async showOlder() {
      if (asking.older === 'loading') return
      await (reading ?? undefined)
      if (!facts || closed) return
      if (facts.moreHere && from !== null) {
        const before = from
        const page = await storage.read(['messages'], (tx) =>
          messagePage(tx, account, jid, { before, limit: PAGE }),
        )
        from = page[0]?.order ?? from
        return reread()
      }
      if (timelineWindow(facts, asking).older === 'none') return
      ask({ older: 'loading' })
      const before = from
      const answer = await source.older(jid)
      // The window was at the end of what is here: it goes on to the page that came.
      if (answer !== 'unavailable' && !closed) {
        const page = await storage.read(['messages'], (tx) =>
          messagePage(tx, account, jid, before === null ? { limit: PAGE } : { before, limit: PAGE }),
        )
        from = page[0]?.order ?? from
        await reread()
      }
      ask({ older: answer === 'unavailable' ? 'refused' : 'idle' })
    },
    async fill(holeId) {
      const before = Number(holeId)
      if (!Number.isFinite(before) || asking.holes.get(before) === 'filling') return
      setHole(before, 'filling')
      const answer = await source.fill(jid, before)
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
