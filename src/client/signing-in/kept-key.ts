/**
 * FAST tokens in the keychain of the system, where there is one. What lies in the database is then of no use to whoever has the
 * disk alone; in a browser it is a key that no script can read, and whoever reads the disk can.
 */
import type { Keychain } from '../../platform/native.ts'
import type { Platform } from '../../platform/platform.ts'
import type { StoredToken } from '../../storage/schema.ts'
import { toUtf8 } from '../../xmpp/base64.ts'
import type { Credentials, FastToken, KeptKey } from '../../xmpp/stream.ts'

type Machine = Pick<Platform, 'native'>

const keyOf = (keychain: Keychain, wrapped: Uint8Array<ArrayBuffer>): KeptKey => ({
  extractable: false,
  wrapped,
  sign: (text) => keychain.sign(wrapped, text),
})

export function keepKeyBy({ native }: Machine): Credentials['keepKey'] {
  if (!native) return undefined
  return async (secret) => {
    const wrapped = await native.keychain.wrapSigner(secret)
    return wrapped && keyOf(native.keychain, wrapped)
  }
}

/**
 * Null also where the keychain has forgotten it, or is shut: then a person has to sign in. The row stays until they have; the
 * next attempt may find the keychain open.
 */
export async function openToken(stored: StoredToken | null, { native }: Machine): Promise<FastToken | null> {
  if (!stored) return null
  if (!('wrapped' in stored.key)) return { ...stored, key: stored.key }
  const key = native && keyOf(native.keychain, stored.key.wrapped)
  return key && (await key.sign(toUtf8(''))) ? { ...stored, key } : null
}
