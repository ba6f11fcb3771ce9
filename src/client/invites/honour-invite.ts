/**
 * A request with a token that this program issued itself is granted without asking (XEP-0379 §4.2, rules D4.9, D2.5). Any
 * other token, and one that is used, over, or somebody else's, is as if it were not there.
 */
import { unknownContact } from '../../model/contact.ts'
import type { BareJid } from '../../model/jid.ts'
import { isOver } from '../../model/ledger-rules.ts'
import type { OutboxAction } from '../../model/outbox-item.ts'
import { contactOf, listContacts, putContacts } from '../../storage/contacts.ts'
import { inviteOf } from '../../storage/invites.ts'
import { appendOutbox } from '../../storage/outbox.ts'
import type { InviteRow } from '../../storage/schema.ts'
import type { Writing } from '../../storage/transaction.ts'
import { type Moment, welcome } from '../conversations/welcome.ts'
import { changeInvite } from './invite-row.ts'

export type HonourTx = Writing<'invites' | 'contacts' | 'conversations' | 'outbox'>

export const mayHonour = (
  row: Pick<InviteRow, 'issuer' | 'state' | 'expiresAt' | 'boundTo'>,
  from: BareJid,
  now: number,
): boolean => row.issuer === 'client' && !isOver(row, now) && (row.boundTo ?? from) === from

/** All that follows, in one transaction: the token is used up, they may see us, we ask back. True if it was granted. */
export async function honour(tx: HonourTx, at: Moment, from: BareJid, id: string): Promise<boolean> {
  const { account } = at
  const now = Math.floor(at.now / 1000)
  const row = await inviteOf(tx, account, id)
  if (!row || !mayHonour(row, from, now)) return false
  await changeInvite(tx, account, id, { state: { is: 'used', by: from, at: now } })
  // No name but the one that we gave (D2.10): what they call themselves could be somebody else's.
  const { tokenId: _, ...before } = (await contactOf(tx, account, from)) ?? unknownContact(account, from)
  await putContacts(tx, [{ ...before, listed: true, ask: true, request: false }])
  const wishes: OutboxAction[] = [
    { kind: 'roster-set', jid: from, name: before.name, groups: before.groups },
    { kind: 'presence', to: from, type: 'subscribed' },
    { kind: 'presence', to: from, type: 'subscribe' },
  ]
  for (const wish of wishes) await appendOutbox(tx, account, wish)
  await welcome(tx, at, from)
  return true
}

/** Those that came before it was known whether their token is one of ours, and still good (D2.11). */
export async function honourWaiting(tx: HonourTx, at: Moment): Promise<void> {
  for (const { jid, request, tokenId } of await listContacts(tx, at.account))
    if (request && tokenId !== undefined) await honour(tx, at, jid, tokenId)
}
