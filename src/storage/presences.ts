/** The presence that a resumable stream has told us: after resuming, nobody tells it again. */
import type { BareJid, FullJid } from '../model/jid.ts'
import type { PresenceRow } from './schema.ts'
import { type Reading, startingWith, type Writing } from './transaction.ts'

export const listPresences = (tx: Reading<'presences'>, account: BareJid): Promise<PresenceRow[]> =>
  tx.all('presences', startingWith(account))

export async function putPresences(tx: Writing<'presences'>, rows: readonly PresenceRow[]): Promise<void> {
  await Promise.all(rows.map((row) => tx.put('presences', row)))
}

export async function removePresences(
  tx: Writing<'presences'>,
  account: BareJid,
  jids: readonly FullJid[],
): Promise<void> {
  await Promise.all(jids.map((jid) => tx.delete('presences', [account, jid])))
}

export const clearPresences = (tx: Writing<'presences'>, account: BareJid): Promise<void> =>
  tx.delete('presences', startingWith(account))
