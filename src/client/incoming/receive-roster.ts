/** The contact list into the database: whole (RFC 6121 §2.2), by pushes, and the requests that come as presence. */
import { type Contact, unknownContact } from '../../model/contact.ts'
import type { BareJid } from '../../model/jid.ts'
import { accountOf, patchAccount } from '../../storage/accounts.ts'
import {
  contactOf,
  listContacts,
  putContacts,
  removeContact,
  replaceContacts,
} from '../../storage/contacts.ts'
import { conversationOf } from '../../storage/conversations.ts'
import { appendOutbox } from '../../storage/outbox.ts'
import { redemptionOf } from '../../storage/redemptions.ts'
import type { Reading, Writing } from '../../storage/transaction.ts'
import type { Incoming, RosterItem } from '../../xmpp/incoming.ts'
import type { Roster } from '../../xmpp/rfc-6121-roster.ts'
import type { Moment } from '../conversations/welcome.ts'
import { type HonourTx, honour } from '../invites/honour-invite.ts'
import { isWalkIn, type WalkInTx, walkIn, walkOut } from '../invites/walk-in.ts'
import { isManaged, leaveList, returnToList } from '../people/managed-list.ts'

type ContactsTx = Writing<'contacts' | 'accounts'>
type RosterTx = ContactsTx & WalkInTx

/** Whoever keeps a line may have let go of it when they change it. */
const isSameLine = (before: Contact, { name, groups }: RosterItem): boolean =>
  before.name === name && before.groups.join('\n') === groups.join('\n')

function contactFrom(account: BareJid, item: RosterItem, before: Contact | null): Contact {
  // Once they may see us, there is nothing left to ask.
  const request = Boolean(before?.request) && item.subscription !== 'from' && item.subscription !== 'both'
  return {
    account,
    jid: item.jid,
    name: item.name,
    groups: [...item.groups],
    subscription: item.subscription === 'remove' ? 'none' : item.subscription,
    ask: item.ask,
    listed: true,
    request,
    ...(before?.kept && isSameLine(before, item) && { kept: true }),
    ...(request && before?.tokenId !== undefined ? { tokenId: before.tokenId } : {}),
  }
}

async function keepVersion(tx: ContactsTx, account: BareJid, version: string | null): Promise<void> {
  const row = await accountOf(tx, account)
  if (row && row.rosterVersion !== version) await patchAccount(tx, account, { rosterVersion: version })
}

export async function receiveRoster(tx: RosterTx, at: Moment, answer: Roster): Promise<void> {
  if (answer.kind === 'unchanged') return
  const { account } = at
  const managed = await isManaged(tx, account)
  const before = new Map((await listContacts(tx, account)).map((contact) => [contact.jid, contact]))
  const listed = answer.items.map((item) => contactFrom(account, item, before.get(item.jid) ?? null))
  const jids = new Set(listed.map((contact) => contact.jid))
  // Who asks us is not on the server's list yet, and must not be lost with it.
  const gone = [...before.values()].filter((contact) => !jids.has(contact.jid))
  const asking = managed ? [] : gone.filter((contact) => contact.request)
  await replaceContacts(tx, account, [...listed, ...asking.map((contact) => ({ ...contact, listed: false }))])
  await keepVersion(tx, account, answer.version)
  if (managed) {
    for (const { jid, listed } of gone) if (listed) await leaveList(tx, account, jid, at.now)
    for (const { jid } of listed) if (!before.get(jid)?.listed) await returnToList(tx, account, jid)
    return
  }
  for (const contact of listed)
    if (isWalkIn(before.get(contact.jid) ?? null, contact)) await walkIn(tx, at, contact, false)
}

/** All that many pushes have to know, in one trip to the database; it answers from memory afterwards. */
export async function recallLines(
  tx: Reading<'accounts' | 'contacts' | 'conversations'>,
  account: BareJid,
  items: readonly RosterItem[],
): Promise<void> {
  await Promise.all([
    accountOf(tx, account),
    ...items.flatMap(({ jid }) => [contactOf(tx, account, jid), conversationOf(tx, account, jid)]),
  ])
}

export async function receiveRosterPush(
  tx: RosterTx,
  at: Moment,
  { item, version }: Extract<Incoming, { kind: 'roster-push' }>,
): Promise<void> {
  const { account } = at
  const before = await contactOf(tx, account, item.jid)
  const managed = await isManaged(tx, account)
  if (item.subscription === 'remove') {
    await removeContact(tx, account, item.jid)
    if (managed || before?.kept) await leaveList(tx, account, item.jid, at.now)
    await walkOut(tx, account, item.jid)
  } else {
    const contact = contactFrom(account, item, before)
    await putContacts(tx, [contact])
    if (!before?.listed) await returnToList(tx, account, item.jid)
    if (!managed && isWalkIn(before, contact)) await walkIn(tx, at, contact, true)
  }
  if (version !== null) await keepVersion(tx, account, version)
}

/** What is known of the token that a request came with (XEP-0379). */
export interface ShownToken {
  id: string | null
  /** False: another device may know more of it; it is looked at again as soon as that has been heard. */
  decided: boolean
}

export async function receiveSubscription(
  tx: HonourTx & Writing<'accounts' | 'redemptions'>,
  at: Moment,
  { from, type }: Extract<Incoming, { kind: 'subscription' }>,
  token: ShownToken,
): Promise<void> {
  // The answers of others come as roster pushes, too; only a request waits for the person.
  if (type !== 'subscribe' && type !== 'unsubscribe') return
  const { account } = at
  // Nobody here may answer it: whoever keeps the list decides.
  if (await isManaged(tx, account)) return
  const before = await contactOf(tx, account, from)
  if (type === 'unsubscribe') {
    if (!before?.request) return
    if (before.listed) await putContacts(tx, [{ ...before, request: false }])
    else await removeContact(tx, account, from)
    return
  }
  if (before?.subscription === 'from' || before?.subscription === 'both') return
  if (token.id !== null && token.decided && (await honour(tx, at, from, token.id))) return
  if (await isExpected(tx, at, before, from)) {
    await appendOutbox(tx, account, { kind: 'presence', to: from, type: 'subscribed' })
    return
  }
  if (before?.request && (token.id === null || before.tokenId === token.id)) return
  const asking = { ...(before ?? unknownContact(account, from)), request: true }
  await putContacts(tx, [token.id === null ? asking : { ...asking, tokenId: token.id }])
}

/** We asked them, or accepted their invite, and they ask back: the person has decided already (D2.3). */
async function isExpected(
  tx: HonourTx & Writing<'redemptions'>,
  { account, now }: Moment,
  before: Contact | null,
  from: BareJid,
): Promise<boolean> {
  if (before?.request) return false
  if (before?.listed && (before.ask || before.subscription === 'to')) return true
  const accepted = await redemptionOf(tx, account, from)
  return accepted !== null && accepted.expiresAt * 1000 > now
}
