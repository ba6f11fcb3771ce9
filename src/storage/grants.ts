/** What the server was asked to let act for an account. Written with `durable`: a token that is lost has to be asked for again. */
import type { BareJid } from '../model/jid.ts'
import type { GrantRow } from './schema.ts'
import { grantsTopic } from './topics.ts'
import { type Reading, startingWith, type Writing } from './transaction.ts'

/** This program's own. */
export const SELF = 'self'
/** In the place of an account: nobody has come in with it yet, so all that can be done with it is to give it back. */
export const UNCLAIMED = ''

export const grantOf = async (
  tx: Reading<'grants'>,
  account: BareJid,
  id: string,
): Promise<GrantRow | null> => (await tx.get('grants', [account, id])) ?? null

export const grantsOf = (tx: Reading<'grants'>, account: BareJid): Promise<GrantRow[]> =>
  tx.all('grants', startingWith(account))

export async function putGrant(tx: Writing<'grants'>, row: GrantRow): Promise<void> {
  await tx.put('grants', row)
  tx.touch(grantsTopic(row.account))
}

export async function removeGrant(tx: Writing<'grants'>, account: BareJid, id: string): Promise<void> {
  await tx.delete('grants', [account, id])
  tx.touch(grantsTopic(account))
}
