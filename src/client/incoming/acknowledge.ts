/** Telling others that theirs arrived (XEP-0184), was seen (XEP-0333), that we are writing (XEP-0085): contacts, and only if the person wants it told. */
import { wireIdOf } from '../../model/aliases.ts'
import type { Contact } from '../../model/contact.ts'
import { type BareJid, bareJid } from '../../model/jid.ts'
import type { OutboxAction } from '../../model/outbox-item.ts'
import { contactOf } from '../../storage/contacts.ts'
import { messagesBetween } from '../../storage/messages.ts'
import { appendOutbox, listOutbox, removeOutboxItem } from '../../storage/outbox.ts'
import { readSettings } from '../../storage/settings.ts'
import type { Reading, Writing } from '../../storage/transaction.ts'
import type { IncomingMessage } from '../../xmpp/incoming.ts'

export type Acknowledging = Writing<'contacts' | 'settings' | 'outbox'>

/** Only who sees our presence anyway may learn that we are here (XEP-0184 §6, XEP-0333 §9). */
export const knowsUs = (contact: Contact | null): boolean =>
  contact?.subscription === 'from' || contact?.subscription === 'both'

/** Each once: these are all that came for the first time. What only the archive brings was delivered to somebody else. */
export async function acknowledgeArrivals(
  tx: Acknowledging,
  account: BareJid,
  arrived: readonly IncomingMessage[],
): Promise<void> {
  const asking = arrived.filter(
    ({ asksReceipt, origin, from, type }) =>
      asksReceipt &&
      (origin === 'live' || origin === 'resumed') &&
      (type === 'chat' || type === 'normal') &&
      bareJid(from) !== account,
  )
  if (!asking.length || !(await readSettings(tx)).tellsArrival) return
  for (const { from, id } of asking) {
    const conversation = bareJid(from)
    if (id === null || !knowsUs(await contactOf(tx, account, conversation))) continue
    await appendOutbox(tx, account, { kind: 'receipt', conversation, target: id })
  }
}

/** Who of these may learn from our messages that we are at it (XEP-0085). */
export async function toldOfTyping(
  tx: Reading<'contacts' | 'settings'>,
  account: BareJid,
  people: Iterable<BareJid>,
): Promise<ReadonlySet<BareJid>> {
  const asked = [...new Set(people)]
  const [{ tellsTyping }, ...contacts] = await Promise.all([
    readSettings(tx),
    ...asked.map((jid) => contactOf(tx, account, jid)),
  ])
  return new Set(tellsTyping ? asked.filter((_, index) => knowsUs(contacts[index] ?? null)) : [])
}

/** Enough for what is read at once; of more, the newest that asks counts. */
const MOST_READ = 500

/** What stands between these orders has been seen: the newest that wants to hear of it does (XEP-0333 §4.2). */
export async function acknowledgeSight(
  tx: Acknowledging & Reading<'messages'>,
  account: BareJid,
  conversation: BareJid,
  seen: { after: number; upTo: number },
): Promise<void> {
  const { tellsSeen } = await readSettings(tx)
  if (!tellsSeen || !knowsUs(await contactOf(tx, account, conversation))) return
  const read = await messagesBetween(tx, account, conversation, { after: seen.after, before: seen.upTo + 1 })
  const asking = read
    .slice(-MOST_READ)
    .findLast((message) => message.direction === 'in' && message.asks?.mark && !message.retracted)
  const target = asking && wireIdOf(asking)
  if (target == null) return
  await takeOvertaken(tx, account, conversation)
  await appendOutbox(tx, account, { kind: 'seen', conversation, target })
}

/** A mark that nobody carries yet says less than the one that comes now. */
async function takeOvertaken(tx: Writing<'outbox'>, account: BareJid, conversation: BareJid): Promise<void> {
  const isOvertaken = (action: OutboxAction) => action.kind === 'seen' && action.conversation === conversation
  for (const item of await listOutbox(tx, account))
    if (item.sent === null && isOvertaken(item.action)) await removeOutboxItem(tx, item)
}
