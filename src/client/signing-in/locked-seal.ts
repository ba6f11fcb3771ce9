/** What is sealed with the keychain of the system around it, where there is one: what somebody signs in with for months. */
import type { OAuthDeps } from './oauth-deps.ts'
import { type Sealer, sealer } from './seal.ts'

export function lockedSealer({
  storage,
  platform,
}: Pick<OAuthDeps, 'storage' | 'platform'>): Pick<Sealer, 'seal' | 'unseal'> {
  const seals = sealer(storage)
  const keychain = platform.native?.keychain
  return {
    async seal(text) {
      const sealed = await seals.seal(text)
      const wrapped = await keychain?.wrap(new Uint8Array(sealed.data))
      return wrapped ? { ...sealed, data: wrapped.buffer, wrapped: true } : sealed
    },
    async unseal(sealed) {
      if (!sealed.wrapped) return seals.unseal(sealed)
      const inner = await keychain?.unwrap(new Uint8Array(sealed.data))
      return inner ? seals.unseal({ iv: sealed.iv, data: inner.buffer }) : null
    },
  }
}
