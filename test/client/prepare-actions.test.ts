import { expect, it } from 'vitest'
import { prepareActions } from '../../src/client/prepare-actions.ts'
import { sealer } from '../../src/client/seal.ts'
import type { OutboxItem } from '../../src/model/outbox-item.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { freshStorage } from '../storage/fresh-storage.ts'
import { alice, bob, carol } from '../storage/rows.ts'

it('opens all tokens of a round with one look for the key; one that cannot be opened is left out', async () => {
  const storage = await freshStorage()
  const { seal } = sealer(storage)
  const elsewhere = await sealer(await freshStorage()).seal('of another device')
  const ask = (
    to: string,
    seq: number,
    preauth: OutboxItem['action'] & { kind: 'presence' },
  ): OutboxItem => ({
    account: alice,
    seq,
    action: { ...preauth, to },
    sent: null,
  })
  const withToken = async (text: string) =>
    ({ kind: 'presence', to: '', type: 'subscribe', preauth: await seal(text) }) as const
  const batch = [
    ask(bob, 1, await withToken('for bob')),
    ask('dan@tessera.example', 2, { kind: 'presence', to: '', type: 'subscribe', preauth: elsewhere }),
    ask(carol, 3, await withToken('for carol')),
    ask('eve@tessera.example', 4, { kind: 'presence', to: '', type: 'subscribe' }),
  ]
  let looks = 0
  const watched: Storage = {
    ...storage,
    read(stores, run) {
      if (stores.some((name) => name === 'keys')) looks++
      return storage.read(stores, run)
    },
  }
  const { tokens } = await prepareActions(watched, alice, batch)
  expect(Object.fromEntries(tokens)).toEqual({ [bob]: 'for bob', [carol]: 'for carol' })
  expect(looks).toBe(1)
  await prepareActions(watched, alice, [batch[3] as OutboxItem])
  expect(looks).toBe(1)
})
