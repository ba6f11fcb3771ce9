/**
 * Secrets that have to outlive a reload, sealed by a key of this installation that no script can read out. It keeps them
 * from whatever reads the database; whoever runs inside the page is kept out by other means (the policy of the page).
 * All of it is asynchronous in its own right, so none of it belongs inside a transaction.
 */
import type { Sealed } from '../../model/sealed.ts'
import { keepSealKey, sealKey } from '../../storage/keys.ts'
import type { Storage } from '../../storage/storage.ts'
import { fromUtf8, toUtf8 } from '../../xmpp/base64.ts'

export interface Sealer {
  seal(text: string): Promise<Sealed>
  /** Null: it was sealed by another installation, or is damaged. */
  unseal(sealed: Sealed): Promise<string | null>
  /** Many at a time: the key is read once. */
  unsealAll(sealed: readonly Sealed[]): Promise<(string | null)[]>
}

const ALGORITHM = 'AES-GCM'
/** NIST SP 800-38D: 96 bits; drawn at random, as there are never billions of secrets under one key. */
const IV_BYTES = 12

export function sealer(storage: Storage): Sealer {
  // Asked of the database each time: it may have been dropped by the browser, and the key with it.
  const kept = () => storage.read(['keys'], sealKey)

  async function key(): Promise<CryptoKey> {
    const known = await kept()
    if (known) return known
    const made = await crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, false, [
      'encrypt',
      'decrypt',
    ])
    return storage.write(['keys'], (tx) => keepSealKey(tx, made), { durable: true })
  }

  async function unsealAll(all: readonly Sealed[]): Promise<(string | null)[]> {
    const known = all.length ? await kept() : null
    return Promise.all(all.map((one) => known && open(known, one)))
  }

  return {
    async seal(text) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
      return { iv, data: await crypto.subtle.encrypt({ name: ALGORITHM, iv }, await key(), toUtf8(text)) }
    },
    unseal: async (sealed) => (await unsealAll([sealed]))[0] ?? null,
    unsealAll,
  }
}

async function open(key: CryptoKey, { iv, data }: Sealed): Promise<string | null> {
  try {
    return fromUtf8(new Uint8Array(await crypto.subtle.decrypt({ name: ALGORITHM, iv }, key, data)))
  } catch {
    return null
  }
}
