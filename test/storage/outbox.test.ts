import { describe, expect, it, vi } from 'vitest'
import type { OutboxAction } from '../../src/model/outbox-item.ts'
import {
  appendOutbox,
  listOutbox,
  listUnsent,
  markSent,
  outboxOfMessage,
  removeOutboxItem,
  removeOutboxOfMessage,
} from '../../src/storage/outbox.ts'
import { outboxTopic } from '../../src/storage/topics.ts'
import { fakeChannels, freshName, freshStorage } from './fresh-storage.ts'
import { alice, bob } from './rows.ts'

const text = (messageId: string): OutboxAction => ({ kind: 'message', conversation: bob, messageId })
const names = (items: readonly { action: OutboxAction }[]) =>
  items.map(({ action }) => (action.kind === 'message' ? action.messageId : action.kind))

describe('the outbox', () => {
  it('keeps the order in which things were done, for each account', async () => {
    const storage = await freshStorage()
    await storage.write(['outbox'], async (tx) => {
      const first = await appendOutbox(tx, alice, text('1'))
      await appendOutbox(tx, bob, text('other'))
      const second = await appendOutbox(tx, alice, { kind: 'roster-remove', jid: bob })
      expect(second).toBeGreaterThan(first)
      expect(names(await listOutbox(tx, alice))).toEqual(['1', 'roster-remove'])
    })
  })

  it('never uses a number twice: a late answer cannot settle another item', async () => {
    const storage = await freshStorage()
    await storage.write(['outbox'], async (tx) => {
      const seq = await appendOutbox(tx, alice, text('1'))
      await removeOutboxItem(tx, { account: alice, seq })
      expect(await appendOutbox(tx, alice, text('2'))).toBeGreaterThan(seq)
    })
  })

  it('knows what is on its way and what has to be written again', async () => {
    const storage = await freshStorage()
    await storage.write(['outbox'], async (tx) => {
      const seq = await appendOutbox(tx, alice, text('1'))
      await appendOutbox(tx, alice, text('2'))
      await markSent(tx, seq, { session: 's', count: 4 })
      expect(names(await listUnsent(tx, alice))).toEqual(['2'])
      expect((await listOutbox(tx, alice))[0]?.sent).toEqual({ session: 's', count: 4 })
      await markSent(tx, seq, null)
      expect(names(await listUnsent(tx, alice))).toEqual(['1', '2'])
    })
  })

  it('does not bring back what was settled meanwhile', async () => {
    const storage = await freshStorage()
    await storage.write(['outbox'], async (tx) => {
      const seq = await appendOutbox(tx, alice, text('1'))
      await removeOutboxOfMessage(tx, alice, '1')
      await removeOutboxOfMessage(tx, alice, '1')
      await markSent(tx, seq, { session: 's', count: 1 })
      expect(await listOutbox(tx, alice)).toEqual([])
    })
  })

  it('finds the item of a message', async () => {
    const storage = await freshStorage()
    await storage.write(['outbox'], async (tx) => {
      await appendOutbox(tx, alice, { kind: 'roster-remove', jid: bob })
      const seq = await appendOutbox(tx, alice, text('1'))
      expect((await outboxOfMessage(tx, alice, '1'))?.seq).toBe(seq)
      expect(await outboxOfMessage(tx, bob, '1')).toBeNull()
    })
  })

  it('wakes the tab that holds the connection, whichever tab it was written in', async () => {
    const [name, channels] = [freshName(), fakeChannels()]
    const [connected, writer] = [
      await freshStorage({ name, channel: channels.make }),
      await freshStorage({ name, channel: channels.make }),
    ]
    const woken = vi.fn()
    connected.onChange([outboxTopic(alice)], woken)
    await writer.write(['outbox'], (tx) => appendOutbox(tx, alice, text('1')), { durable: true })
    await vi.waitFor(() => expect(woken).toHaveBeenCalledTimes(1))
  })
})
