/** Where the last stream of an account stopped, so that a reload goes on from there (XEP-0198 §5). */
import type { BareJid } from '../model/jid.ts'
import type { ResumeRow } from './schema.ts'
import type { Reading, Writing } from './transaction.ts'

export const resumeOf = async (tx: Reading<'resume'>, account: BareJid): Promise<ResumeRow | null> =>
  (await tx.get('resume', account)) ?? null

/** Belongs into the transaction that writes the stanzas it counts: then the two can never disagree. */
export async function putResume(
  tx: Writing<'resume'>,
  { account, id, self, handled, extra }: ResumeRow,
): Promise<void> {
  await tx.put('resume', { account, id, self, handled, ...(extra && { extra }) })
}

export const removeResume = (tx: Writing<'resume'>, account: BareJid): Promise<void> =>
  tx.delete('resume', account)
