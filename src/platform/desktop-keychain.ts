/** The keychain of the system, behind the desktop's shell. */
import type { DesktopApi } from './desktop-api.ts'
import type { Keychain } from './native.ts'

export function keychainOf(desktop: DesktopApi): Keychain {
  const isThere = () => desktop.canWrap().catch(() => false)
  const own = (bytes: Uint8Array | null) => bytes && new Uint8Array(bytes)
  /** The shell refuses where nothing keeps the key. */
  const kept = async (wrap: () => Promise<Uint8Array>) => {
    try {
      return (await isThere()) ? own(await wrap()) : null
    } catch {
      return null
    }
  }
  return {
    isThere,
    wrap: (bytes) => kept(() => desktop.wrap(bytes)),
    unwrap: (wrapped) => desktop.unwrap(wrapped).then(own, () => null),
    wrapSigner: (key) => kept(() => desktop.wrapSigner(key)),
    sign: (signer, text) => desktop.signWith({ signer, text }).then(own, () => null),
  }
}
