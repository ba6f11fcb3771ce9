/** The contact list as the server last told it, and those who ask to be on it. */
import { keep } from '../live/keep.ts'
import type { Contact } from '../model/contact.ts'
import type { BareJid } from '../model/jid.ts'
import { contactsTopic } from './topics.ts'
import { type Reading, startingWith, type Writing } from './transaction.ts'

/** By address. */
export const listContacts = (tx: Reading<'contacts'>, account: BareJid): Promise<Contact[]> =>
  tx.all('contacts', startingWith(account))

export const contactOf = async (
  tx: Reading<'contacts'>,
  account: BareJid,
  jid: BareJid,
): Promise<Contact | null> => (await tx.get('contacts', [account, jid])) ?? null

export async function putContacts(tx: Writing<'contacts'>, contacts: readonly Contact[]): Promise<void> {
  await Promise.all(contacts.map((contact) => tx.put('contacts', contact)))
  for (const account of new Set(contacts.map((contact) => contact.account))) tx.touch(contactsTopic(account))
}

/** Afterwards the list is exactly this one. Rows that are the same already are not written again. */
export async function replaceContacts(
  tx: Writing<'contacts'>,
  account: BareJid,
  contacts: readonly Contact[],
): Promise<void> {
  const left = new Map((await listContacts(tx, account)).map((contact) => [contact.jid, contact]))
  const changed = contacts.filter((contact) => {
    const stored = left.get(contact.jid)
    left.delete(contact.jid)
    return !stored || keep(stored, contact) !== stored
  })
  await Promise.all([...left.keys()].map((jid) => tx.delete('contacts', [account, jid])))
  await putContacts(tx, changed)
  if (left.size) tx.touch(contactsTopic(account))
}

export async function removeContact(tx: Writing<'contacts'>, account: BareJid, jid: BareJid): Promise<void> {
  await tx.delete('contacts', [account, jid])
  tx.touch(contactsTopic(account))
}
