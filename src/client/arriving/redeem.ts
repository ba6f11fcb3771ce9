/**
 * Accepting an invite, by somebody who is signed in: everything that follows from it, in one transaction. What has to be
 * said goes through the outbox, so it works offline, and is said to nobody but the inviter.
 */
import { unknownContact } from '../../model/contact.ts'
import type { BareJid } from '../../model/jid.ts'
import type { InviteFacts } from '../../model/journey.ts'
import type { OutboxAction } from '../../model/outbox-item.ts'
import type { Sealed } from '../../model/sealed.ts'
import { contactOf, putContacts } from '../../storage/contacts.ts'
import { conversationOf } from '../../storage/conversations.ts'
import { appendOutbox, listUnsent, removeOutboxItem } from '../../storage/outbox.ts'
import { putRedemption } from '../../storage/redemptions.ts'
import type { Writing } from '../../storage/transaction.ts'
import { welcome } from '../conversations/welcome.ts'
import type { Acceptance } from './arriving.ts'

const DAY = 24 * 60 * 60 * 1000
/** No server is known whose invites live longer than a week; the inviter's server may be down for as long again. */
const WELCOME_BACK_MS = 28 * DAY

export interface RedeemNow {
  account: BareJid
  /** Milliseconds since 1970, ours. */
  now: number
  /** Microseconds since 1970, the server's. */
  activity: number
  /** False: our server said that it does not keep a yes for somebody who has not asked (RFC 6121 §3.4). */
  preApproves: boolean
}

export type RedeemTx = Writing<'contacts' | 'conversations' | 'outbox' | 'redemptions'>

/** XEP-0379 §4.1, for one who may have been here before: said twice, it is the same as said once. */
export async function redeem(
  tx: RedeemTx,
  { account, now, activity, preApproves }: RedeemNow,
  { inviter }: InviteFacts,
  sealed: Sealed | null,
): Promise<Acceptance> {
  if (inviter === null) return { status: 'nobody-to-meet' }
  if (inviter === account) return { status: 'yourself' }
  const known = await contactOf(tx, account, inviter)
  if (!(await conversationOf(tx, account, inviter))) await welcome(tx, { account, now: activity }, inviter)
  if (known?.subscription === 'to' || known?.subscription === 'both')
    return { status: 'already', chatWith: inviter }

  const before = known ?? unknownContact(account, inviter)
  // No name: what an invite calls somebody would let them look like somebody else.
  await putContacts(tx, [{ ...before, listed: true, ask: true, request: false }])
  await putRedemption(tx, { account, jid: inviter, since: now, expiresAt: now + WELCOME_BACK_MS, sealed })
  await takeBackUnsent(tx, account, inviter)
  const wishes: OutboxAction[] = [
    { kind: 'roster-set', jid: inviter, name: before.name, groups: before.groups },
    ...(preApproves || before.request
      ? [{ kind: 'presence', to: inviter, type: 'subscribed' } as const]
      : []),
    { kind: 'presence', to: inviter, type: 'subscribe', ...(sealed ? { preauth: sealed } : {}) },
  ]
  for (const wish of wishes) await appendOutbox(tx, account, wish)
  return { status: 'asked', chatWith: inviter }
}

/** The same wish, perhaps with an older token, that has not left yet. */
async function takeBackUnsent(tx: Writing<'outbox'>, account: BareJid, inviter: BareJid): Promise<void> {
  for (const item of await listUnsent(tx, account)) {
    const { action } = item
    const isIt = action.kind === 'roster-set' ? action.jid === inviter : isYes(action, inviter)
    if (isIt) await removeOutboxItem(tx, item)
  }
}

const isYes = (action: OutboxAction, to: BareJid) =>
  action.kind === 'presence' && action.to === to && action.type.startsWith('subscribe')
