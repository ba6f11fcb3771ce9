/** The system's keychain around secrets that the page has sealed already by a key of its own: opaque bytes in, opaque bytes out. */

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
}

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
  return {
    canWrap,
    async wrap(bytes) {
      if (!(await canWrap())) throw new Error('nothing keeps secrets here')
      return new Uint8Array(await keychain.encryptStringAsync(Buffer.from(bytes).toString('base64')))
    },
    async unwrap(bytes) {
      try {
        const { result } = await keychain.decryptStringAsync(Buffer.from(bytes))
        return new Uint8Array(Buffer.from(result, 'base64'))
      } catch {
        return null
      }
    },
  }
}
