/** Who is kept out: addresses and whole domains. */
import type { BareJid } from '../model/jid.ts'
import { blockedTopic } from './topics.ts'
import { type Reading, startingWith, type Writing } from './transaction.ts'

/** In the order of the alphabet. */
export const listBlocked = async (tx: Reading<'blocked'>, account: BareJid): Promise<string[]> =>
  (await tx.all('blocked', startingWith(account))).map(({ jid }) => jid)

export const isBlockedRow = async (tx: Reading<'blocked'>, account: BareJid, jid: string): Promise<boolean> =>
  (await tx.get('blocked', [account, jid])) !== undefined

export async function putBlocked(
  tx: Writing<'blocked'>,
  account: BareJid,
  jids: readonly string[],
): Promise<void> {
  await Promise.all(jids.map((jid) => tx.put('blocked', { account, jid })))
  if (jids.length) tx.touch(blockedTopic(account))
}

export async function removeBlocked(
  tx: Writing<'blocked'>,
  account: BareJid,
  jids: readonly string[] | 'all',
): Promise<void> {
  if (jids === 'all') await tx.delete('blocked', startingWith(account))
  else await Promise.all(jids.map((jid) => tx.delete('blocked', [account, jid])))
  tx.touch(blockedTopic(account))
}
