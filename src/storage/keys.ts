/** The key that seals secrets on this device: usable here, readable nowhere. */
import type { Reading, Writing } from './transaction.ts'

export const sealKey = async (tx: Reading<'keys'>): Promise<CryptoKey | null> =>
  (await tx.get('keys', 'seal'))?.key ?? null

/** Resolves with the key that is kept: the given one, or the one that another tab has put there before. */
export async function keepSealKey(tx: Writing<'keys'>, key: CryptoKey): Promise<CryptoKey> {
  if (key.extractable) throw new TypeError('a key that can be read is not kept')
  const known = await sealKey(tx)
  if (!known) await tx.put('keys', { name: 'seal', key })
  return known ?? key
}
