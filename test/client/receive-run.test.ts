/** Many messages in one transaction: the same as one after the other, and no slower than the machine allows. */
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { receiveMessages } from '../../src/client/incoming/receive-message.ts'
import { createMessages } from '../../src/client/outgoing/messages.ts'
import { conversationOf } from '../../src/storage/conversations.ts'
import { messagesBetween } from '../../src/storage/messages.ts'
import type { Storage } from '../../src/storage/storage.ts'
import type { IncomingMessage } from '../../src/xmpp/incoming.ts'
import { freshStorage } from '../storage/fresh-storage.ts'
import { alice, bob, carol } from '../storage/rows.ts'
import { countTrips } from '../support/trips.ts'

vi.setConfig({ testTimeout: 120_000 })

const NOW = Date.UTC(2026, 2, 10) * 1000
const context = { account: alice, now: NOW }
const STORES = ['messages', 'conversations', 'outbox', 'pending', 'contacts', 'settings'] as const

const incoming = (index: number, { mine = false, who = bob }: { mine?: boolean; who?: string } = {}) =>
  ({
    origin: mine ? 'carbon' : 'live',
    type: 'chat',
    from: mine ? `${alice}/phone` : `${who}/x`,
    to: mine ? who : `${alice}/desk`,
    id: `id-${index}`,
    originId: `id-${index}`,
    stanzaIds: [{ id: `archive-${index}`, by: alice }],
    body: `text ${index}`,
    chatState: null,
    stamp: null,
    error: null,
  }) satisfies IncomingMessage

/** `waiting`: how many of ours no server has yet, written before anything comes. */
async function worldWith(waiting: number): Promise<Storage> {
  const storage = await freshStorage()
  const clock = { now: () => NOW, observe: () => {} }
  const messages = createMessages({ account: alice, storage, clock, typing: () => {} })
  for (let index = 0; index < waiting; index++) await messages.send(bob, `waits ${index}`)
  return storage
}

const view = async (storage: Storage, jid: string) => {
  const [rows, row] = await storage.read(['messages', 'conversations'], async (tx) => [
    await messagesBetween(tx, alice, jid, {}),
    await conversationOf(tx, alice, jid),
  ])
  const { last, unread } = row ?? { last: null, unread: 0 }
  return { bodies: rows.map(({ body }) => body), last: last?.preview, unread }
}

describe('a run of messages', () => {
  it('is the same as one after the other, whatever of ours waits', () =>
    fc.assert(
      fc.asyncProperty(
        fc.nat(3),
        fc.array(
          fc.record({
            index: fc.nat(9),
            mine: fc.boolean(),
            who: fc.constantFrom(bob, bob, carol),
          }),
          { maxLength: 12 },
        ),
        async (waiting, said) => {
          const stanzas = said.map(({ index, ...side }) => incoming(index, side))
          const [together, apart] = [await worldWith(waiting), await worldWith(waiting)]
          await together.write(STORES, (tx) => receiveMessages(tx, context, stanzas))
          for (const stanza of stanzas)
            await apart.write(STORES, (tx) => receiveMessages(tx, context, [stanza]))
          for (const jid of [bob, carol]) expect(await view(together, jid)).toEqual(await view(apart, jid))
        },
      ),
      { numRuns: 60 },
    ))

  it('costs no more trips to the database than one message, also while much of ours waits', async () => {
    const trips = async (count: number) => {
      const storage = await worldWith(20)
      const stanzas = Array.from({ length: count }, (_, index) => incoming(index))
      return countTrips(() => storage.write(STORES, (tx) => receiveMessages(tx, context, stanzas)))
    }
    expect(await trips(60)).toBeLessThanOrEqual((await trips(1)) + 2)
  })
})
