/** Rules for a contact list that somebody else keeps: what is undone here, and who has left it. */
import type { BareJid } from '../../model/jid.ts'
import { isAboutList } from '../../model/list-edit.ts'
import { accountOf, patchAccount } from '../../storage/accounts.ts'
import { contactOf, listContacts, putContacts, removeContact } from '../../storage/contacts.ts'
import { conversationOf, putConversation } from '../../storage/conversations.ts'
import { listOutbox, removeOutboxItem } from '../../storage/outbox.ts'
import { listRedemptions, removeRedemption } from '../../storage/redemptions.ts'
import type { Reading, Writing } from '../../storage/transaction.ts'

export const isManaged = async (tx: Reading<'accounts'>, account: BareJid): Promise<boolean> =>
  (await accountOf(tx, account))?.managed === true

/** The person is told of it, once. */
export async function noteUndone(
  tx: Writing<'accounts'>,
  account: BareJid,
  jids: readonly BareJid[],
): Promise<void> {
  const row = await accountOf(tx, account)
  const undone = [...new Set([...(row?.undone ?? []), ...jids])]
  if (undone.length > (row?.undone?.length ?? 0)) await patchAccount(tx, account, { undone })
}

/**
 * From now on nothing leaves that would be refused, nobody is waited for who will never hear of it, and no request is shown
 * that cannot be answered. True: something is undone, so that the list itself has to be fetched anew.
 */
export async function becomeManaged(
  tx: Writing<'accounts' | 'outbox' | 'contacts' | 'redemptions'>,
  account: BareJid,
): Promise<boolean> {
  const row = await accountOf(tx, account)
  if (!row) return false
  if (!row.managed) await patchAccount(tx, account, { managed: true })
  const undone: BareJid[] = []
  for (const item of await listOutbox(tx, account)) {
    if (!isAboutList(item.action)) continue
    if ('jid' in item.action) undone.push(item.action.jid)
    else if ('to' in item.action && item.action.type === 'subscribe') undone.push(item.action.to)
    await removeOutboxItem(tx, item)
  }
  await noteUndone(tx, account, undone)
  for (const contact of await listContacts(tx, account)) {
    if (!contact.request) continue
    if (contact.listed) await putContacts(tx, [{ ...contact, request: false }])
    else await removeContact(tx, account, contact.jid)
  }
  for (const { jid } of await listRedemptions(tx, account)) await removeRedemption(tx, account, jid)
  return undone.length > 0
}

/** A change of this line came back as it was before. */
export async function keepLine(
  tx: Writing<'accounts' | 'contacts'>,
  account: BareJid,
  jid: BareJid,
): Promise<void> {
  const contact = await contactOf(tx, account, jid)
  if (contact?.listed) await putContacts(tx, [{ ...contact, kept: true }])
  await noteUndone(tx, account, [jid])
}

/** What was said stays, and who said it is no stranger for having left. `now`: microseconds. */
export async function leaveList(
  tx: Writing<'conversations'>,
  account: BareJid,
  jid: BareJid,
  now: number,
): Promise<void> {
  const row = await conversationOf(tx, account, jid)
  if (row) await putConversation(tx, { ...row, leftAt: Math.floor(now / 1000) })
}

export async function returnToList(
  tx: Writing<'conversations'>,
  account: BareJid,
  jid: BareJid,
): Promise<void> {
  const row = await conversationOf(tx, account, jid)
  if (row?.leftAt === undefined) return
  const { leftAt: _, ...rest } = row
  await putConversation(tx, rest)
}
