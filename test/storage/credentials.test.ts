import { describe, expect, it } from 'vitest'
import { credentialOf, putToken, removeToken } from '../../src/storage/credentials.ts'
import { freshStorage } from './fresh-storage.ts'

const romeo = 'romeo@verona.example'
const hmac: HmacKeyGenParams = { name: 'HMAC', hash: 'SHA-256' }
const key = await crypto.subtle.generateKey(hmac, false, ['sign', 'verify'])
const token = (expiry: number) => ({ mechanism: 'HT-SHA-256-NONE', key, expiry }) as const

describe('when a token was given', () => {
  it('is kept: the first of this sign-in, and the last', async () => {
    const storage = await freshStorage()
    const kept = () => storage.read(['credentials'], (tx) => credentialOf(tx, romeo))
    const put = (expiry: number, now?: number) =>
      storage.write(['credentials'], (tx) => putToken(tx, romeo, token(expiry), now))
    await put(100, 1)
    expect(await kept()).toMatchObject({ since: 1, renewed: 1 })
    await put(200, 2)
    expect(await kept()).toMatchObject({ since: 1, renewed: 2, token: { expiry: 200 } })
    await storage.write(['credentials'], (tx) => removeToken(tx, romeo))
    await put(300, 3)
    expect(await kept()).toMatchObject({ since: 3, renewed: 3 })
  })

  it('is not made up for one that was kept before this was written down', async () => {
    const storage = await freshStorage()
    await storage.write(['credentials'], (tx) => tx.put('credentials', { account: romeo, token: token(100) }))
    await storage.write(['credentials'], (tx) => putToken(tx, romeo, token(200), 2))
    const kept = await storage.read(['credentials'], (tx) => credentialOf(tx, romeo))
    expect(kept).toMatchObject({ renewed: 2 })
    expect(kept).not.toHaveProperty('since')
  })
})
