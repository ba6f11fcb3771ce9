import { expect, it } from 'vitest'
import { idAlias } from '../../src/model/aliases.ts'
import { findByAliases, putMessages } from '../../src/storage/messages.ts'
import { freshStorage } from './fresh-storage.ts'
import { alice, bob, message } from './rows.ts'

it('reads no more of a name when somebody gives it to a thousand messages', async () => {
  const storage = await freshStorage()
  const name = idAlias(alice, bob, bob, 'always-the-same')
  const rows = Array.from({ length: 1000 }, (_, index) => message(alice, bob, index + 1, { aliases: [name] }))
  await storage.write(['messages'], (tx) => putMessages(tx, rows))
  const found = await storage.read(['messages'], (tx) => findByAliases(tx, alice, bob, [name]))
  expect(found.length).toBeGreaterThan(0)
  expect(found.length).toBeLessThan(20)
})
