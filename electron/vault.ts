/**
 * The system's keychain: around what the page has sealed already by a key of its own (opaque bytes in, opaque bytes out), and
 * around keys that sign, which are used here and never leave again.
 */
import { createHmac } from 'node:crypto'

/** Of Electron's `safeStorage`. */
export interface Keychain {
  isAsyncEncryptionAvailable(): Promise<boolean>
  encryptStringAsync(text: string): Promise<Uint8Array>
  decryptStringAsync(bytes: Buffer): Promise<{ result: string }>
  /** On Linux alone. */
  getSelectedStorageBackend?(): string
}

export interface Vault {
  canWrap(): Promise<boolean>
  /** Rejects where nothing keeps the key: what looks wrapped and is not would be worse than nothing. */
  wrap(bytes: Uint8Array): Promise<Uint8Array>
  /** Null: not wrapped by this installation, or damaged. */
  unwrap(bytes: Uint8Array): Promise<Uint8Array | null>
  /** Rejects as `wrap` does. */
  wrapSigner(key: Uint8Array): Promise<Uint8Array>
  /** HMAC-SHA-256. Null: no key that was wrapped to sign. */
  sign(signer: Uint8Array, text: Uint8Array): Promise<Uint8Array | null>
}

/** Stands before what is wrapped: a key that signs is not given out as if it were mere bytes, nor the other way round. */
type Purpose = 'bytes' | 'signer'

export function createVault(keychain: Keychain, system: NodeJS.Platform): Vault {
  const canWrap = async () => {
    try {
      // `basic_text` is a key that is the same everywhere.
      const isOpen = system === 'linux' && keychain.getSelectedStorageBackend?.() === 'basic_text'
      return !isOpen && (await keychain.isAsyncEncryptionAvailable())
    } catch {
      return false
    }
  }
  async function wrap(purpose: Purpose, bytes: Uint8Array): Promise<Uint8Array> {
    if (!(await canWrap())) throw new Error('nothing keeps secrets here')
    const text = `${purpose}:${Buffer.from(bytes).toString('base64')}`
    return new Uint8Array(await keychain.encryptStringAsync(text))
  }

  async function unwrap(purpose: Purpose, bytes: Uint8Array): Promise<Buffer | null> {
    try {
      const { result } = await keychain.decryptStringAsync(Buffer.from(bytes))
      return result.startsWith(`${purpose}:`) ? Buffer.from(result.slice(purpose.length + 1), 'base64') : null
    } catch {
      return null
    }
  }

  return {
    canWrap,
    wrap: (bytes) => wrap('bytes', bytes),
    async unwrap(bytes) {
      const found = await unwrap('bytes', bytes)
      return found && new Uint8Array(found)
    },
    wrapSigner: (key) => wrap('signer', key),
    async sign(signer, text) {
      const key = await unwrap('signer', signer)
      return key && new Uint8Array(createHmac('sha256', key).update(text).digest())
    },
  }
}
