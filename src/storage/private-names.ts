/** What a person calls others, and where they sort them, for their own eyes. */
import type { BareJid } from '../model/jid.ts'
import type { PrivateNameRow } from './schema.ts'
import { privateNamesTopic } from './topics.ts'
import { type Reading, startingWith, type Writing } from './transaction.ts'

/** With those that are to be forgotten everywhere. */
export const listPrivateNames = (tx: Reading<'privateNames'>, account: BareJid): Promise<PrivateNameRow[]> =>
  tx.all('privateNames', startingWith(account))

export const privateNameOf = async (
  tx: Reading<'privateNames'>,
  account: BareJid,
  jid: BareJid,
): Promise<PrivateNameRow | null> => (await tx.get('privateNames', [account, jid])) ?? null

export async function putPrivateName(tx: Writing<'privateNames'>, row: PrivateNameRow): Promise<void> {
  await tx.put('privateNames', row)
  tx.touch(privateNamesTopic(row.account))
}

export async function removePrivateName(
  tx: Writing<'privateNames'>,
  account: BareJid,
  jid: BareJid,
): Promise<void> {
  await tx.delete('privateNames', [account, jid])
  tx.touch(privateNamesTopic(account))
}
