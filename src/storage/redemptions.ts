/** Whose invites were accepted: who is waited for, and whose own request is answered at once. */
import type { BareJid } from '../model/jid.ts'
import type { RedemptionRow } from './schema.ts'
import { redemptionsTopic } from './topics.ts'
import { type Reading, startingWith, type Writing } from './transaction.ts'

export const listRedemptions = (tx: Reading<'redemptions'>, account: BareJid): Promise<RedemptionRow[]> =>
  tx.all('redemptions', startingWith(account))

export const redemptionOf = async (
  tx: Reading<'redemptions'>,
  account: BareJid,
  jid: BareJid,
): Promise<RedemptionRow | null> => (await tx.get('redemptions', [account, jid])) ?? null

export async function putRedemption(tx: Writing<'redemptions'>, row: RedemptionRow): Promise<void> {
  await tx.put('redemptions', row)
  tx.touch(redemptionsTopic(row.account))
}

export async function removeRedemption(
  tx: Writing<'redemptions'>,
  account: BareJid,
  jid: BareJid,
): Promise<void> {
  await tx.delete('redemptions', [account, jid])
  tx.touch(redemptionsTopic(account))
}
