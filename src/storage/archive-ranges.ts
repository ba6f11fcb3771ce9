/** Which stretches of the archives are in the database (`model/archive-range.ts` has the rules). */
import type { ArchiveRange } from '../model/archive-range.ts'
import type { BareJid } from '../model/jid.ts'
import { archiveTopic } from './topics.ts'
import { type Reading, startingWith, type Writing } from './transaction.ts'

type Scope = ArchiveRange['scope']

/** Oldest first. */
export const listRanges = async (
  tx: Reading<'archiveRanges'>,
  account: BareJid,
  scope: Scope,
): Promise<ArchiveRange[]> =>
  (await tx.all('archiveRanges', startingWith(account, scope))).sort(
    (a, b) => a.oldest.order - b.oldest.order,
  )

/** All that covers a conversation: the whole account's ranges and its own. */
export const rangesOfConversation = async (
  tx: Reading<'archiveRanges'>,
  account: BareJid,
  conversation: BareJid,
): Promise<ArchiveRange[]> =>
  (await Promise.all([listRanges(tx, account, 'all'), listRanges(tx, account, conversation)])).flat()

export async function replaceRanges(
  tx: Writing<'archiveRanges'>,
  account: BareJid,
  scope: Scope,
  ranges: readonly ArchiveRange[],
): Promise<void> {
  await tx.delete('archiveRanges', startingWith(account, scope))
  await Promise.all(ranges.map((range) => tx.put('archiveRanges', { ...range, account, scope })))
  tx.touch(archiveTopic(account))
}
