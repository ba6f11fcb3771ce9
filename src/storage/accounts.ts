/** Who is signed in on this device. */
import type { Account } from '../model/account.ts'
import type { BareJid } from '../model/jid.ts'
import { accountsTopic } from './topics.ts'
import type { Reading, Writing } from './transaction.ts'

/** The first to have signed in comes first. */
export const listAccounts = async (tx: Reading<'accounts'>): Promise<Account[]> =>
  (await tx.all('accounts')).sort((a, b) => a.signedInAt - b.signedInAt)

export const accountOf = async (tx: Reading<'accounts'>, jid: BareJid): Promise<Account | null> =>
  (await tx.get('accounts', jid)) ?? null

export async function putAccount(tx: Writing<'accounts'>, account: Account): Promise<void> {
  await tx.put('accounts', account)
  tx.touch(accountsTopic)
}

/** Changes some fields of an account that may have been signed out meanwhile: then nothing happens. */
export async function patchAccount(
  tx: Writing<'accounts'>,
  jid: BareJid,
  patch: Partial<Omit<Account, 'jid'>>,
): Promise<void> {
  const account = await accountOf(tx, jid)
  if (account) await putAccount(tx, { ...account, ...patch })
}

/** Only the account's own row: `forgetAccount` takes everything that belongs to it. */
export async function removeAccount(tx: Writing<'accounts'>, jid: BareJid): Promise<void> {
  await tx.delete('accounts', jid)
  tx.touch(accountsTopic)
}
