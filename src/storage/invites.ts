/** The ledger of invites, with those that were made ahead and those that wait to be forgotten everywhere. */
import type { BareJid } from '../model/jid.ts'
import type { InviteRow } from './schema.ts'
import { invitesTopic } from './topics.ts'
import { type Reading, startingWith, type Writing } from './transaction.ts'

/** In no order. */
export const listInvites = (tx: Reading<'invites'>, account: BareJid): Promise<InviteRow[]> =>
  tx.all('invites', startingWith(account))

export const inviteOf = async (
  tx: Reading<'invites'>,
  account: BareJid,
  id: string,
): Promise<InviteRow | null> => (await tx.get('invites', [account, id])) ?? null

export async function putInvite(tx: Writing<'invites'>, row: InviteRow): Promise<void> {
  await tx.put('invites', row)
  tx.touch(invitesTopic(row.account))
}

export async function removeInvite(tx: Writing<'invites'>, account: BareJid, id: string): Promise<void> {
  await tx.delete('invites', [account, id])
  tx.touch(invitesTopic(account))
}
