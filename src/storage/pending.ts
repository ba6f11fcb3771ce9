/** What was said of messages that are not here yet. */
import { targetName } from '../model/aliases.ts'
import type { BareJid } from '../model/jid.ts'
import type { PendingRow } from './schema.ts'
import { type Reading, startingWith, type Writing } from './transaction.ts'

type Read = Reading<'pending'>

/** Names of what is waited for, and of what waits for it, without reading a row. */
export const pendingKeys = (tx: Read, account: BareJid): Promise<PendingKey[]> =>
  tx.keys('pending', startingWith(account))

export type PendingKey = [account: BareJid, target: string, id: string]

/** All that waits for one message. */
export const pendingFor = (tx: Read, account: BareJid, target: string): Promise<PendingRow[]> =>
  tx.all('pending', startingWith(account, target))

/** All that waits for any message of a conversation. */
export const pendingOfConversation = (
  tx: Read,
  account: BareJid,
  conversation: BareJid,
): Promise<PendingRow[]> =>
  tx.all(
    'pending',
    // Every target begins with its conversation and a line break, which no address holds.
    IDBKeyRange.bound([account, targetName(conversation, '')], [account, targetName(conversation, '\uffff')]),
  )

export async function putPending(tx: Writing<'pending'>, row: PendingRow): Promise<void> {
  await tx.put('pending', row)
}

export async function removePending(
  tx: Writing<'pending'>,
  { account, target, id }: Pick<PendingRow, 'account' | 'target' | 'id'>,
): Promise<void> {
  await tx.delete('pending', [account, target, id])
}
