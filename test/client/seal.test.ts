import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tokenId } from '../../src/client/invites/token-id.ts'
import { sealer } from '../../src/client/signing-in/seal.ts'
import { sealKey } from '../../src/storage/keys.ts'
import { freshName, freshStorage } from '../storage/fresh-storage.ts'

it('gives back what was sealed, also to another tab and after a reload', async () => {
  const name = freshName()
  const here = sealer(await freshStorage({ name }))
  const there = sealer(await freshStorage({ name }))
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 1000 }), async (text) => {
      expect(await there.unseal(await here.seal(text))).toBe(text)
    }),
    { numRuns: 30 },
  )
})

it('ends with one key when two tabs seal for the first time at once', async () => {
  const name = freshName()
  const tabs = [sealer(await freshStorage({ name })), sealer(await freshStorage({ name }))]
  const sealed = await Promise.all(tabs.map((tab, index) => tab.seal(`secret ${index}`)))
  const later = sealer(await freshStorage({ name }))
  expect(await Promise.all(sealed.map((one) => later.unseal(one)))).toEqual(['secret 0', 'secret 1'])
})

it('keeps nothing that can be read: neither the key nor the text', async () => {
  const storage = await freshStorage()
  const { iv, data } = await sealer(storage).seal('a-token-of-somebody')
  expect(Buffer.from(data).toString('latin1')).not.toContain('token')
  const key = await storage.read(['keys'], sealKey)
  expect(key?.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('raw', key as CryptoKey)).rejects.toThrow()
  expect(iv).toHaveLength(12)
})

it('never uses a vector twice', async () => {
  const { seal } = sealer(await freshStorage())
  const all = await Promise.all(Array.from({ length: 50 }, () => seal('the same')))
  expect(new Set(all.map(({ iv }) => iv.join())).size).toBe(50)
})

it('has no word for what another installation sealed, or somebody changed', async () => {
  const here = sealer(await freshStorage())
  const sealed = await here.seal('mine')
  expect(await sealer(await freshStorage()).unseal(sealed)).toBeNull()
  const other = sealer(await freshStorage())
  await other.seal('has a key')
  expect(await other.unseal(sealed)).toBeNull()
  const changed = new Uint8Array(sealed.data.slice(0))
  changed[0] = (changed[0] ?? 0) ^ 1
  expect(await here.unseal({ ...sealed, data: changed.buffer })).toBeNull()
})

it('names a token by what no token can be read from', async () => {
  // SHA-256 of "abc", FIPS 180-4, in base64url.
  expect(await tokenId('abc')).toBe('ungWv48Bz-pBQUDe')
  expect(await tokenId('abd')).not.toBe(await tokenId('abc'))
})
