import { describe, expect, it, vi } from 'vitest'
import { idAlias, stanzaIdAlias } from '../../src/model/aliases.ts'
import {
  countIncomingAfter,
  findByAliases,
  messageById,
  messagePage,
  messagesBetween,
  messagesFrom,
  newestMessage,
  orderBeside,
  putMessage,
  putMessages,
  removeMessage,
} from '../../src/storage/messages.ts'
import { messagesTopic } from '../../src/storage/topics.ts'
import { freshStorage } from './fresh-storage.ts'
import { alice, bob, carol, message } from './rows.ts'

const orders = (rows: readonly { order: number }[]) => rows.map(({ order }) => order)

async function withMessages() {
  const storage = await freshStorage()
  await storage.write(['messages'], (tx) =>
    putMessages(tx, [
      ...[50, 10, 30, 40, 20].map((order) =>
        message(alice, bob, order, { direction: order === 40 ? 'out' : 'in' }),
      ),
      // Neighbours in every index: another conversation, another account, an address that begins alike.
      message(alice, carol, 25),
      message(bob, bob, 26),
      message(alice, `${bob}.org`, 27),
      message(alice, 'bo@tessera.example', 28),
    ]),
  )
  const read = <T>(run: Parameters<typeof storage.read<'messages', T>>[1]) => storage.read(['messages'], run)
  return { storage, read }
}

describe('messages of a conversation', () => {
  it('come in pages from the newest back, each oldest first', async () => {
    const { read } = await withMessages()
    await read(async (tx) => {
      expect(orders(await messagePage(tx, alice, bob, { limit: 2 }))).toEqual([40, 50])
      expect(orders(await messagePage(tx, alice, bob, { limit: 2, before: 40 }))).toEqual([20, 30])
      expect(orders(await messagePage(tx, alice, bob, { limit: 2, before: 20 }))).toEqual([10])
      expect(orders(await messagePage(tx, alice, bob, { limit: 2, before: 10 }))).toEqual([])
      expect(orders(await messagePage(tx, alice, bob, { limit: 5 }))).toEqual([10, 20, 30, 40, 50])
      expect(orders(await messagePage(tx, alice, bob, { limit: 99 }))).toEqual([10, 20, 30, 40, 50])
    })
  })

  it('are read from a place on, and between two places', async () => {
    const { read } = await withMessages()
    await read(async (tx) => {
      expect(orders(await messagesFrom(tx, alice, bob, 30))).toEqual([30, 40, 50])
      expect(orders(await messagesFrom(tx, alice, bob, 31))).toEqual([40, 50])
      expect(orders(await messagesBetween(tx, alice, bob, { after: 10, before: 40 }))).toEqual([20, 30])
      expect(orders(await messagesBetween(tx, alice, bob, {}))).toEqual([10, 20, 30, 40, 50])
    })
  })

  it('know what stands beside a place', async () => {
    const { read } = await withMessages()
    await read(async (tx) => {
      expect(await orderBeside(tx, alice, bob, { before: 30 })).toBe(20)
      expect(await orderBeside(tx, alice, bob, { after: 30 })).toBe(40)
      expect(await orderBeside(tx, alice, bob, { after: 35 })).toBe(40)
      expect(await orderBeside(tx, alice, bob, { before: 10 })).toBeNull()
      expect(await orderBeside(tx, alice, bob, { after: 50 })).toBeNull()
      expect((await newestMessage(tx, alice, bob))?.order).toBe(50)
      expect(await newestMessage(tx, alice, 'nobody@tessera.example')).toBeNull()
    })
  })

  it('count as unread those of others after a place', async () => {
    const { read } = await withMessages()
    await read(async (tx) => {
      expect(await countIncomingAfter(tx, alice, bob, 0)).toBe(4)
      expect(await countIncomingAfter(tx, alice, bob, 20)).toBe(2)
      expect(await countIncomingAfter(tx, alice, bob, 50)).toBe(0)
    })
  })
})

describe('a message', () => {
  it('is found by any of its names, once, and only in its conversation', async () => {
    const { storage } = await withMessages()
    const name = (conversation: string, id: string) => idAlias(alice, conversation, conversation, id)
    const archived = stanzaIdAlias(alice, bob, alice, 's')
    const stored = message(alice, bob, 60, { aliases: [name(bob, 'a'), archived] })
    await storage.write(['messages'], async (tx) => {
      await putMessages(tx, [stored, message(alice, carol, 60, { aliases: [name(carol, 'a')] })])
      expect(await findByAliases(tx, alice, bob, [name(bob, 'a'), archived, 'none'])).toEqual([stored])
      expect(await findByAliases(tx, alice, carol, [archived])).toEqual([])
      expect(await findByAliases(tx, alice, bob, [])).toEqual([])
    })
  })

  it('is found by the names it has now, not by those it had', async () => {
    const { storage } = await withMessages()
    await storage.write(['messages'], async (tx) => {
      await putMessage(tx, message(alice, bob, 60, { id: 'm', aliases: ['old', 'both'] }))
      await putMessage(tx, message(alice, bob, 61, { id: 'm', aliases: ['both', 'new'] }))
      expect(await findByAliases(tx, alice, bob, ['old'])).toEqual([])
      expect(orders(await findByAliases(tx, alice, bob, ['both', 'new']))).toEqual([61])
      expect(orders(await messagesFrom(tx, alice, bob, 55))).toEqual([61])
    })
  })

  it('is gone everywhere once removed', async () => {
    const { storage } = await withMessages()
    await storage.write(['messages'], async (tx) => {
      await removeMessage(tx, alice, `${bob}-50`)
      await removeMessage(tx, alice, 'never was')
      expect(await messageById(tx, alice, `${bob}-50`)).toBeNull()
      expect((await newestMessage(tx, alice, bob))?.order).toBe(40)
    })
  })

  it('is told to those who read its conversation, and to nobody else', async () => {
    const { storage } = await withMessages()
    const [here, there] = [vi.fn(), vi.fn()]
    storage.onChange([messagesTopic(alice, bob)], here)
    storage.onChange([messagesTopic(alice, carol), messagesTopic(bob, bob)], there)
    await storage.write(['messages'], (tx) => putMessage(tx, message(alice, bob, 70)))
    await storage.write(['messages'], (tx) => removeMessage(tx, alice, `${bob}-70`))
    expect(here).toHaveBeenCalledTimes(2)
    expect(there).not.toHaveBeenCalled()
  })
})

describe('50,000 messages in five conversations', () => {
  it('are paged through from end to end, each once', async () => {
    const storage = await freshStorage()
    const peers = [bob, carol, 'dave@tessera.example', 'erin@tessera.example', 'frank@tessera.example']
    const TOTAL = 50_000
    for (let start = 0; start < TOTAL; start += 10_000) {
      const rows = Array.from({ length: 10_000 }, (_, index) => {
        const order = start + index + 1
        return message(alice, peers[order % 5] ?? bob, order, { direction: order % 7 ? 'in' : 'out' })
      })
      await storage.write(['messages'], (tx) => putMessages(tx, rows))
    }
    await storage.read(['messages'], async (tx) => {
      const seen: number[] = []
      for (let before: number | undefined; ; ) {
        const page = await messagePage(
          tx,
          alice,
          bob,
          before === undefined ? { limit: 999 } : { before, limit: 999 },
        )
        if (!page.length) break
        seen.unshift(...orders(page))
        before = page[0]?.order
      }
      const expected = Array.from({ length: TOTAL }, (_, index) => index + 1).filter(
        (order) => order % 5 === 0,
      )
      expect(seen).toEqual(expected)
      const unread = expected.filter((order) => order % 7 && order > 40_000)
      expect(await countIncomingAfter(tx, alice, bob, 40_000)).toBe(unread.length)
    })
  }, 300_000)
})
