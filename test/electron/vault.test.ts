import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVault, type Keychain } from '../../electron/vault.ts'

/** Turns every byte over, and knows its own work by its first. */
function keychain(more: Partial<Keychain> = {}): Keychain {
  return {
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text) => Buffer.from([1, ...Buffer.from(text).map((byte) => byte ^ 255)]),
    async decryptStringAsync(bytes) {
      if (bytes[0] !== 1) throw new Error('damaged')
      return { result: Buffer.from(bytes.subarray(1).map((byte) => byte ^ 255)).toString() }
    },
    ...more,
  }
}

describe('the keychain of the system', () => {
  it('gives back any bytes that it was given', async () => {
    const vault = createVault(keychain(), 'darwin')
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const wrapped = await vault.wrap(bytes)
        expect(wrapped).toBeInstanceOf(Uint8Array)
        expect(await vault.unwrap(wrapped)).toEqual(new Uint8Array(bytes))
      }),
    )
  })

  it('gives nothing for what it did not wrap', async () =>
    expect(await createVault(keychain(), 'win32').unwrap(new Uint8Array([9, 9]))).toBeNull())

  it('wraps nothing where nobody keeps the key', async () => {
    const none = [
      createVault(keychain({ isAsyncEncryptionAvailable: async () => false }), 'darwin'),
      createVault(
        keychain({ isAsyncEncryptionAvailable: () => Promise.reject(new Error('locked')) }),
        'darwin',
      ),
      createVault(keychain({ getSelectedStorageBackend: () => 'basic_text' }), 'linux'),
    ]
    for (const vault of none) {
      expect(await vault.canWrap()).toBe(false)
      await expect(vault.wrap(new Uint8Array(1))).rejects.toThrow('nothing keeps secrets here')
      await expect(vault.wrapSigner(new Uint8Array(1))).rejects.toThrow('nothing keeps secrets here')
    }
    expect(
      await createVault(keychain({ getSelectedStorageBackend: () => 'gnome_libsecret' }), 'linux').canWrap(),
    ).toBe(true)
  })

  it('signs with a key that it keeps, as anybody does who has the key', async () => {
    const vault = createVault(keychain(), 'darwin')
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 100 }),
        fc.uint8Array({ maxLength: 100 }),
        async (key, text) => {
          const signed = await vault.sign(await vault.wrapSigner(key), text)
          expect(signed).toEqual(new Uint8Array(createHmac('sha256', key).update(text).digest()))
        },
      ),
    )
  })

  it('gives out no key that it keeps for signing, and signs with nothing else', async () => {
    const vault = createVault(keychain(), 'darwin')
    const text = new Uint8Array([1])
    expect(await vault.unwrap(await vault.wrapSigner(new Uint8Array(32)))).toBeNull()
    expect(await vault.sign(await vault.wrap(new Uint8Array(32)), text)).toBeNull()
    expect(await vault.sign(new Uint8Array([9, 9]), text)).toBeNull()
    // What is wrapped may itself look like the other kind.
    expect(await vault.sign(await vault.wrap(new TextEncoder().encode('signer:AAAA')), text)).toBeNull()
  })
})
