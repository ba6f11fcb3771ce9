/**
 * Somebody walks in: an invite that the server honours is used without a word to us. All that can be seen is that a
 * person may see us now whom nobody here has asked or let in. It is noted with the contact list itself, in the same
 * transaction; which invite it was, is looked into afterwards (`find-invite-used.ts`).
 */
import type { Contact } from '../../model/contact.ts'
import type { BareJid } from '../../model/jid.ts'
import { hasEnded, mayBeGood } from '../../model/ledger-rules.ts'
import { listInvites, putInvite } from '../../storage/invites.ts'
import type { InviteRow } from '../../storage/schema.ts'
import type { Writing } from '../../storage/transaction.ts'
import { type Moment, unwelcome, welcome } from '../conversations/welcome.ts'

export type WalkInTx = Writing<'invites' | 'conversations'>

const isIn = (contact: Pick<Contact, 'subscription'>) =>
  contact.subscription === 'from' || contact.subscription === 'both'

/** Whoever was asked, asked us, or was let in before, comes by their own way. */
export const isWalkIn = (before: Contact | null, after: Pick<Contact, 'subscription'>): boolean =>
  isIn(after) && (!before || (before.subscription === 'none' && !before.ask && !before.request))

/**
 * An invite that ended could still have been used before, while nobody was looking; but not before the last one was
 * made: somebody of ours was there then, and has seen who came.
 */
function couldBring(rows: readonly InviteRow[], live: boolean, now: number): InviteRow[] {
  const ofServer = rows.filter(({ issuer }) => issuer === 'server')
  const since = live ? now : Math.max(0, ...ofServer.map(({ madeAt }) => madeAt))
  return ofServer.filter((row) => row.kind !== 'reset' && mayBeGood(row.state) && !hasEnded(row, since))
}

/** `live`: seen happening; else found out by comparing lists. */
export async function walkIn(
  tx: WalkInTx,
  at: Moment,
  { jid, name, groups }: Pick<Contact, 'jid' | 'name' | 'groups'>,
  live: boolean,
): Promise<void> {
  const rows = await listInvites(tx, at.account)
  const bringers = couldBring(rows, live, Math.floor(at.now / 1000))
  if (!bringers.length) return
  const newcomer = { jid, live, named: name !== '' || groups.length > 0 }
  for (const row of bringers) await putInvite(tx, { ...row, newcomers: [...row.newcomers, newcomer] })
  await welcome(tx, at, jid)
}

/** A person who was taken from the list is no newcomer any more. */
export async function walkOut(tx: WalkInTx, account: BareJid, jid: BareJid): Promise<void> {
  await unwelcome(tx, account, jid)
  for (const row of await listInvites(tx, account))
    if (row.newcomers.some((newcomer) => newcomer.jid === jid))
      await putInvite(tx, { ...row, newcomers: row.newcomers.filter((newcomer) => newcomer.jid !== jid) })
}
