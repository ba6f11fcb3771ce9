/**
 * Somebody walks in: an invite that the server honours is used without a word to us. All that can be seen is that a
 * person may see us now whom nobody here has asked or let in. It is noted with the contact list itself, in the same
 * transaction; which invite it was, is looked into afterwards (`find-invite-used.ts`).
 */
import type { Contact } from '../model/contact.ts'
import type { BareJid } from '../model/jid.ts'
import { hasEnded } from '../model/ledger-rules.ts'
import { listInvites, putInvite } from '../storage/invites.ts'
import type { InviteRow } from '../storage/schema.ts'
import type { Writing } from '../storage/transaction.ts'
import { type Moment, unwelcome, welcome } from './welcome.ts'

export type WalkInTx = Writing<'invites' | 'conversations'>

const isIn = (contact: Pick<Contact, 'subscription'>) =>
  contact.subscription === 'from' || contact.subscription === 'both'

/** Whoever was asked, asked us, or was let in before, comes by their own way. */
export const isWalkIn = (before: Contact | null, after: Pick<Contact, 'subscription'>): boolean =>
  isIn(after) && (!before || (before.subscription === 'none' && !before.ask && !before.request))

/** An invite that ended could still have been used before, while nobody was looking. */
const couldBring = (row: InviteRow, live: boolean, now: number) =>
  row.issuer === 'server' && row.kind !== 'reset' && row.state.is === 'open' && !(live && hasEnded(row, now))

/** `live`: seen happening; else found out by comparing lists. */
export async function walkIn(tx: WalkInTx, at: Moment, jid: BareJid, live: boolean): Promise<void> {
  const rows = await listInvites(tx, at.account)
  const bringers = rows.filter((row) => couldBring(row, live, Math.floor(at.now / 1000)))
  if (!bringers.length) return
  for (const row of bringers) await putInvite(tx, { ...row, newcomers: [...row.newcomers, { jid, live }] })
  await welcome(tx, at, jid)
}

/** A person who was taken from the list is no newcomer any more. */
export async function walkOut(tx: WalkInTx, account: BareJid, jid: BareJid): Promise<void> {
  await unwelcome(tx, account, jid)
  for (const row of await listInvites(tx, account))
    if (row.newcomers.some((newcomer) => newcomer.jid === jid))
      await putInvite(tx, { ...row, newcomers: row.newcomers.filter((newcomer) => newcomer.jid !== jid) })
}
