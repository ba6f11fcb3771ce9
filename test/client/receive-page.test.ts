/** What the archive says about the order of messages, and what that means for those that it does not know yet. */
import { expect, it } from 'vitest'
import type { PageRequest } from '../../src/client/incoming/place-page.ts'
import { receivePage } from '../../src/client/incoming/receive-page.ts'
import { idAlias, originIdAlias, stanzaIdAlias } from '../../src/model/aliases.ts'
import { messagesFrom, putMessage } from '../../src/storage/messages.ts'
import type { ArchivedMessage } from '../../src/xmpp/xep-0313-archive.ts'
import { freshStorage } from '../storage/fresh-storage.ts'
import { alice, bob, message } from '../storage/rows.ts'

const ours = (id: string, order: number) =>
  message(alice, bob, order, {
    id,
    body: id,
    direction: 'out',
    from: alice,
    state: 'sending',
    origin: 'local',
    aliases: [originIdAlias(alice, bob, alice, id), idAlias(alice, bob, alice, id)],
  })

const archived = (from: string, id: string, stamp: number): ArchivedMessage => ({
  origin: 'archive',
  type: 'chat',
  from: `${from}/device`,
  to: from === alice ? bob : alice,
  id,
  originId: id,
  stanzaIds: [{ id: `archive-${id}`, by: alice }],
  body: id,
  chatState: null,
  stamp,
  error: null,
  archiveId: `archive-${id}`,
})

const context = { account: alice, now: 10_000 }
const none = { scope: 'all', after: null, before: null, fromStart: false, seen: false } as const

async function orderAfter(
  stored: ReturnType<typeof ours>[],
  page: ArchivedMessage[],
  later: Partial<PageRequest> = {},
  complete = true,
) {
  const storage = await freshStorage()
  const stores = ['messages', 'conversations', 'outbox', 'archiveRanges', 'pending'] as const
  await storage.write(stores, async (tx) => {
    for (const row of stored) await putMessage(tx, row)
    const found = {
      messages: page,
      first: page[0]?.archiveId ?? null,
      last: page.at(-1)?.archiveId ?? null,
      complete,
    }
    await receivePage(tx, context, found, { ...none, ...later })
  })
  const rows = await storage.read(['messages'], (tx) => messagesFrom(tx, alice, bob, 0))
  expect(new Set(rows.map((row) => row.order)).size).toBe(rows.length)
  return rows.map((row) => row.body)
}

it('keeps what we wrote after a message behind it, when the archive puts that further down', async () => {
  // Theirs reached the server before our first one did, and we know it already: it ends what is covered.
  const theirs = message(alice, bob, 500, { id: 'theirs', body: 'theirs' })
  const order = await orderAfter(
    [ours('first', 100), ours('second', 200), ours('third', 300), theirs],
    [archived(alice, 'first', 600)],
    { after: { id: 'archive-theirs', order: 500 } },
  )
  expect(order).toEqual(['theirs', 'first', 'second', 'third'])
})

it('leaves a message at its first place when the archive has it a second time, further down', async () => {
  const known = (id: string, order: number) => ({
    ...ours(id, order),
    state: 'sent' as const,
    origin: 'archive' as const,
    time: Math.round(order / 1000),
    aliases: [...ours(id, order).aliases, stanzaIdAlias(alice, bob, alice, `archive-${id}`)],
  })
  const again = { ...archived(alice, 'first', 300_000), archiveId: 'again' }
  const order = await orderAfter(
    [known('first', 100_000), known('second', 200_000)],
    [{ ...again, stanzaIds: [{ id: 'again', by: alice }] }, archived(alice, 'third', 400_000)],
    { after: { id: 'archive-second', order: 200_000 } },
  )
  expect(order).toEqual(['first', 'second', 'third'])
})

it('leaves what waits where it is, when nothing of ours has to move', async () => {
  const order = await orderAfter(
    [ours('first', 100), ours('second', 700)],
    [archived(alice, 'first', 110), archived(bob, 'theirs', 500)],
  )
  expect(order).toEqual(['first', 'theirs', 'second'])
})

it('leaves what it does not hold yet behind it, whoever wrote that', async () => {
  const ended = (id: string, order: number) => ({ ...ours(id, order), state: 'sent' as const })
  const live = (id: string, order: number) =>
    message(alice, bob, order, {
      id,
      body: id,
      direction: 'in',
      from: bob,
      origin: 'live',
      aliases: [originIdAlias(alice, bob, bob, id), idAlias(alice, bob, bob, id)],
    })
  const after = { id: 'archive-before', order: 5 }
  for (const distance of [100, 1]) {
    const [one, two, three] = [1, 2, 3].map((step) => 10 + step * distance) as [number, number, number]
    const stored = [live('t1', one), live('t2', two), live('t3', three), ended('m1', 1000), ended('m2', 1001)]
    const page = [archived(alice, 'm1', 8), archived(alice, 'm2', 9), archived(bob, 't1', 10)]
    expect(await orderAfter(stored, page, { after }, false)).toEqual(['m1', 'm2', 't1', 't2', 't3'])
    const squeezed = stored.map((row, index) => ({ ...row, order: 6 + index }))
    const last = [archived(alice, 'm1', 8), archived(alice, 'm2', 9), archived(bob, 't1', 10)]
    expect(await orderAfter(squeezed, last, { after }, false)).toEqual(['m1', 'm2', 't1', 't2', 't3'])
  }
})
