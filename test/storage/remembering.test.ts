import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conversationOf, putConversation } from '../../src/storage/conversations.ts'
import { findByAliases, messageById, putMessage, removeMessage } from '../../src/storage/messages.ts'
import { appendOutbox, listOutbox, markSent, removeOutboxItem } from '../../src/storage/outbox.ts'
import { ALL_STORES, type Storage, type WriteTx } from '../../src/storage/storage.ts'
import { countTrips } from '../support/trips.ts'
import { freshStorage } from './fresh-storage.ts'
import { alice, bob, conversation, message } from './rows.ts'

type Step = (tx: WriteTx) => Promise<unknown>

const names = ['one', 'two', 'three']
const step = fc.oneof(
  fc.record({ order: fc.nat(3), body: fc.string(), aliases: fc.subarray(names) }).map(
    ({ order, ...more }): Step =>
      (tx) =>
        putMessage(tx, message(alice, bob, order, more)),
  ),
  fc.nat(3).map(
    (order): Step =>
      (tx) =>
        removeMessage(tx, alice, `${bob}-${order}`),
  ),
  fc.nat(3).map(
    (order): Step =>
      (tx) =>
        messageById(tx, alice, `${bob}-${order}`),
  ),
  fc.subarray(names).map(
    (some): Step =>
      async (tx) =>
        (await findByAliases(tx, alice, bob, some)).sort((a, b) => a.order - b.order),
  ),
  fc.nat(9).map(
    (unread): Step =>
      (tx) =>
        putConversation(tx, conversation(alice, bob, { unread })),
  ),
  fc.constant<Step>((tx) => conversationOf(tx, alice, bob)),
  fc.constant<Step>(async (tx) => {
    await appendOutbox(tx, alice, { kind: 'roster-remove', jid: bob })
  }),
  fc.nat(3).map(
    (place): Step =>
      async (tx) => {
        const item = (await listOutbox(tx, alice))[place]
        if (item) await removeOutboxItem(tx, item)
      },
  ),
  fc.nat(3).map(
    (place): Step =>
      async (tx) => {
        const item = (await listOutbox(tx, alice))[place]
        if (item) await markSent(tx, item.seq, { session: 's', count: place })
      },
  ),
  fc.constant<Step>(async (tx) =>
    (await listOutbox(tx, alice)).map(({ action, sent }) => ({ action, sent })),
  ),
)

async function play(storage: Storage, transactions: readonly (readonly Step[])[]): Promise<unknown[]> {
  const seen: unknown[] = []
  for (const steps of transactions)
    await storage.write(ALL_STORES, async (tx) => {
      for (const run of steps) seen.push(await run(tx))
    })
  return seen
}

describe('a transaction that remembers', () => {
  it('tells at each step what a new transaction would tell', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const one = await play(await freshStorage(), [steps])
        const each = await play(
          await freshStorage(),
          steps.map((run) => [run]),
        )
        expect(one).toEqual(each)
      }),
      { numRuns: 150 },
    ))

  it('asks for a row once, and waits for no write', async () => {
    const storage = await freshStorage()
    const trips = await countTrips(() =>
      storage.write(['conversations'], async (tx) => {
        for (let unread = 1; unread < 9; unread++) {
          const row = await conversationOf(tx, alice, bob)
          await putConversation(tx, { ...(row ?? conversation(alice, bob)), unread })
        }
      }),
    )
    expect(trips).toBeLessThanOrEqual(2)
    const row = await storage.read(['conversations'], (tx) => conversationOf(tx, alice, bob))
    expect(row?.unread).toBe(8)
  })
})
