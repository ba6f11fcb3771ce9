/** The contact list into the database: whole (RFC 6121 §2.2), by pushes, and the requests that come as presence. */
import { type Contact, unknownContact } from '../model/contact.ts'
import type { BareJid } from '../model/jid.ts'
import { accountOf, patchAccount } from '../storage/accounts.ts'
import { contactOf, listContacts, putContacts, removeContact, replaceContacts } from '../storage/contacts.ts'
import { appendOutbox } from '../storage/outbox.ts'
import type { Writing } from '../storage/transaction.ts'
import type { Incoming, RosterItem } from '../xmpp/incoming.ts'
import type { Roster } from '../xmpp/rfc-6121-roster.ts'

type RosterTx = Writing<'contacts' | 'accounts'>

const contactFrom = (account: BareJid, item: RosterItem, before: Contact | null): Contact => ({
  account,
  jid: item.jid,
  name: item.name,
  groups: [...item.groups],
  subscription: item.subscription === 'remove' ? 'none' : item.subscription,
  ask: item.ask,
  listed: true,
  // Once they may see us, there is nothing left to ask.
  request: Boolean(before?.request) && item.subscription !== 'from' && item.subscription !== 'both',
})

async function keepVersion(tx: RosterTx, account: BareJid, version: string | null): Promise<void> {
  const row = await accountOf(tx, account)
  if (row && row.rosterVersion !== version) await patchAccount(tx, account, { rosterVersion: version })
}

export async function receiveRoster(tx: RosterTx, account: BareJid, answer: Roster): Promise<void> {
  if (answer.kind === 'unchanged') return
  const before = new Map((await listContacts(tx, account)).map((contact) => [contact.jid, contact]))
  const listed = answer.items.map((item) => contactFrom(account, item, before.get(item.jid) ?? null))
  const jids = new Set(listed.map((contact) => contact.jid))
  // Who asks us is not on the server's list yet, and must not be lost with it.
  const asking = [...before.values()].filter((contact) => contact.request && !jids.has(contact.jid))
  await replaceContacts(tx, account, [...listed, ...asking.map((contact) => ({ ...contact, listed: false }))])
  await keepVersion(tx, account, answer.version)
}

export async function receiveRosterPush(
  tx: RosterTx,
  account: BareJid,
  { item, version }: Extract<Incoming, { kind: 'roster-push' }>,
): Promise<void> {
  const before = await contactOf(tx, account, item.jid)
  if (item.subscription === 'remove') await removeContact(tx, account, item.jid)
  else await putContacts(tx, [contactFrom(account, item, before)])
  if (version !== null) await keepVersion(tx, account, version)
}

export async function receiveSubscription(
  tx: Writing<'contacts' | 'accounts' | 'outbox'>,
  account: BareJid,
  { from, type }: Extract<Incoming, { kind: 'subscription' }>,
): Promise<void> {
  // The answers of others come as roster pushes, too; only a request waits for the person.
  if (type !== 'subscribe' && type !== 'unsubscribe') return
  const before = await contactOf(tx, account, from)
  if (type === 'unsubscribe') {
    if (!before?.request) return
    if (before.listed) await putContacts(tx, [{ ...before, request: false }])
    else await removeContact(tx, account, from)
  } else {
    if (before?.request || before?.subscription === 'from' || before?.subscription === 'both') return
    // We asked them, they ask back: the person has decided already.
    if (before?.listed && (before.ask || before.subscription === 'to')) {
      await appendOutbox(tx, account, { kind: 'presence', to: from, type: 'subscribed' })
      return
    }
    await putContacts(tx, [{ ...(before ?? unknownContact(account, from)), request: true }])
  }
}
