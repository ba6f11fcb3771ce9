/** What an account signs in with: a key object that can sign and that no script can read, or the name of a key that the machine keeps. */
import type { BareJid } from '../model/jid.ts'
import type { CredentialRow, StoredToken } from './schema.ts'
import { grantsTopic } from './topics.ts'
import type { Reading, Writing } from './transaction.ts'

export const credentialOf = async (
  tx: Reading<'credentials'>,
  account: BareJid,
): Promise<CredentialRow | null> => (await tx.get('credentials', account)) ?? null

export const tokenOf = async (tx: Reading<'credentials'>, account: BareJid): Promise<StoredToken | null> =>
  (await credentialOf(tx, account))?.token ?? null

/** `now`: when it was given. Whoever has had one before has been here since then. */
export async function putToken(
  tx: Writing<'credentials'>,
  account: BareJid,
  { mechanism, key, expiry }: StoredToken,
  now?: number,
): Promise<void> {
  if (key.extractable) throw new TypeError('a key that can be read is not kept')
  const before = await credentialOf(tx, account)
  const since = before ? before.since : now
  await tx.put('credentials', {
    account,
    // Of a key that the machine keeps, only what it knows it by can be stored.
    token: { mechanism, key: 'wrapped' in key ? { extractable: false, wrapped: key.wrapped } : key, expiry },
    ...(since === undefined ? {} : { since }),
    ...(now === undefined ? {} : { renewed: now }),
  })
  tx.touch(grantsTopic(account))
}

export async function removeToken(tx: Writing<'credentials'>, account: BareJid): Promise<void> {
  await tx.delete('credentials', account)
  tx.touch(grantsTopic(account))
}
