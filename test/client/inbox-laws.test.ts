import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { receiveMessages } from '../../src/client/incoming/receive-message.ts'
import { receivePage } from '../../src/client/incoming/receive-page.ts'
import { conversationOf } from '../../src/storage/conversations.ts'
import { messagesBetween } from '../../src/storage/messages.ts'
import type { Storage } from '../../src/storage/storage.ts'
import type { IncomingMessage } from '../../src/xmpp/incoming.ts'
import { freshStorage } from '../storage/fresh-storage.ts'
import { alice, bob } from '../storage/rows.ts'

vi.setConfig({ testTimeout: 120_000 })

/** What the server's archive holds: who wrote, in its sequence. */
interface Sent {
  mine: boolean
  /** Programs differ in which names they give; every message has one that its copies share. */
  names: 'origin' | 'plain'
}
type Way = 'live' | 'carbon' | 'resumed' | 'page'
interface Event {
  way: Way
  from: number
  to: number
}

const NOW = Date.UTC(2026, 2, 10) * 1000
const stampOf = (index: number) => NOW + index * 1_000_000
const context = { account: alice, now: NOW + 3_600_000_000 }

function copy(sent: Sent, index: number, origin: IncomingMessage['origin']): IncomingMessage {
  const id = `id-${index}`
  return {
    origin,
    type: 'chat',
    from: sent.mine ? `${alice}/phone` : `${bob}/x`,
    to: sent.mine ? bob : `${alice}/desk`,
    id,
    originId: sent.names === 'origin' ? id : null,
    stanzaIds: [{ id: `archive-${index}`, by: alice }],
    body: `text ${index}`,
    chatState: null,
    stamp: origin === 'live' || origin === 'carbon' ? null : stampOf(index),
    error: null,
  }
}

async function play(storage: Storage, all: readonly Sent[], events: readonly Event[]): Promise<void> {
  for (const { way, from, to } of events) {
    const [low, high] = [Math.min(from, to) % all.length, Math.max(from, to) % all.length]
    if (way !== 'page') {
      const sent = all[low]
      if (!sent) continue
      await storage.write(['messages', 'conversations', 'outbox', 'pending', 'contacts', 'settings'], (tx) =>
        receiveMessages(tx, context, [copy(sent, low, way)]),
      )
      continue
    }
    await page(storage, all, Math.min(low, high), Math.max(low, high))
  }
}

const page = (storage: Storage, all: readonly Sent[], low: number, high: number) =>
  storage.write(['messages', 'conversations', 'outbox', 'archiveRanges', 'pending'], (tx) => {
    const messages = all.slice(low, high + 1).map((sent, index) => ({
      ...copy(sent, low + index, 'archive'),
      archiveId: `archive-${low + index}`,
    }))
    const ends = { first: messages[0]?.archiveId ?? null, last: messages.at(-1)?.archiveId ?? null }
    return receivePage(
      tx,
      context,
      { messages, ...ends, complete: low === 0 },
      { scope: 'all', after: null, before: null, fromStart: low === 0, seen: false },
    )
  })

const sent = fc.record({ mine: fc.boolean(), names: fc.constantFrom('origin' as const, 'plain' as const) })
const event = fc.record({
  way: fc.constantFrom<Way>('live', 'carbon', 'resumed', 'page'),
  from: fc.nat(7),
  to: fc.nat(7),
})

it('has each message once, in the order of the archive, by whichever ways and however often its copies came', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(sent, { minLength: 1, maxLength: 8 }),
      fc.array(event, { maxLength: 12 }),
      async (all, events) => {
        const storage = await freshStorage()
        await play(storage, all, events)
        await page(storage, all, 0, all.length - 1)
        const { rows, conversation } = await storage.read(['messages', 'conversations'], async (tx) => ({
          rows: await messagesBetween(tx, alice, bob, {}),
          conversation: await conversationOf(tx, alice, bob),
        }))
        expect(rows.map((row) => row.body)).toEqual(all.map((_, index) => `text ${index}`))
        expect(rows.map((row) => row.direction)).toEqual(all.map(({ mine }) => (mine ? 'out' : 'in')))
        expect(new Set(rows.map((row) => row.order)).size).toBe(rows.length)
        // The archive's stamps are the true ones, and what it said last is what the list shows.
        expect(rows.map((row) => row.time)).toEqual(all.map((_, index) => stampOf(index) / 1000))
        expect(conversation?.last).toMatchObject({ id: rows.at(-1)?.id, preview: `text ${all.length - 1}` })
      },
    ),
    { numRuns: 150 },
  ))

it('changes nothing when everything comes a second time', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(sent, { minLength: 1, maxLength: 6 }),
      fc.array(event, { maxLength: 8 }),
      async (all, events) => {
        const storage = await freshStorage()
        await page(storage, all, 0, all.length - 1)
        const read = () =>
          storage.read(['messages', 'conversations'], async (tx) => ({
            rows: await messagesBetween(tx, alice, bob, {}),
            conversation: await conversationOf(tx, alice, bob),
          }))
        const before = await read()
        await play(storage, all, events)
        expect(await read()).toEqual(before)
      },
    ),
    { numRuns: 100 },
  ))
