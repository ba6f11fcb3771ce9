/** What an account signs in with: a key object that can sign and that no script can read. */
import type { BareJid } from '../model/jid.ts'
import type { StoredToken } from './schema.ts'
import type { Reading, Writing } from './transaction.ts'

export const tokenOf = async (tx: Reading<'credentials'>, account: BareJid): Promise<StoredToken | null> =>
  (await tx.get('credentials', account))?.token ?? null

export async function putToken(
  tx: Writing<'credentials'>,
  account: BareJid,
  { mechanism, key, expiry }: StoredToken,
): Promise<void> {
  if (key.extractable) throw new TypeError('a key that can be read is not kept')
  await tx.put('credentials', { account, token: { mechanism, key, expiry } })
}

export const removeToken = (tx: Writing<'credentials'>, account: BareJid): Promise<void> =>
  tx.delete('credentials', account)
