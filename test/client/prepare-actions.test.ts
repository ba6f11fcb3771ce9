import { expect, it } from 'vitest'
import { prepareActions } from '../../src/client/outgoing/prepare-actions.ts'
import { sealer } from '../../src/client/signing-in/seal.ts'
import type { OutboxItem } from '../../src/model/outbox-item.ts'
import type { Sealed } from '../../src/model/sealed.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { freshStorage } from '../storage/fresh-storage.ts'
import { alice, bob, carol } from '../storage/rows.ts'

it('opens all tokens of a round with one look for the key; one that cannot be opened is left out', async () => {
  const storage = await freshStorage()
  const { seal } = sealer(storage)
  const elsewhere = await sealer(await freshStorage()).seal('of another device')
  const ask = (to: string, seq: number, preauth?: Sealed): OutboxItem => ({
    account: alice,
    seq,
    action: { kind: 'presence', to, type: 'subscribe', ...(preauth && { preauth }) },
    sent: null,
  })
  const withoutToken = ask('eve@tessera.example', 4)
  const batch = [
    ask(bob, 1, await seal('for bob')),
    ask('dan@tessera.example', 2, elsewhere),
    ask(carol, 3, await seal('for carol')),
    withoutToken,
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
  await prepareActions(watched, alice, [withoutToken])
  expect(looks).toBe(1)
})
