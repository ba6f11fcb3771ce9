/** What a tab's database says, for tests: rows as they are, and the few lines that most tests compare. */
import type { BareJid } from '../../src/model/jid.ts'
import type { Message } from '../../src/model/message.ts'
import { listRanges } from '../../src/storage/archive-ranges.ts'
import { contactOf, listContacts } from '../../src/storage/contacts.ts'
import { conversationOf } from '../../src/storage/conversations.ts'
import { messagesBetween } from '../../src/storage/messages.ts'
import { listOutbox } from '../../src/storage/outbox.ts'
import { ALL_STORES } from '../../src/storage/storage.ts'
import type { Tab } from './world.ts'

const own = (tab: Tab): BareJid => {
  const account = tab.client.account.get()
  if (!account) throw new Error('nobody is signed in')
  return account.jid
}

/** In the order of the conversation. */
export const messagesOf = (tab: Tab, jid: BareJid): Promise<Message[]> =>
  tab.storage.read(['messages'], (tx) => messagesBetween(tx, own(tab), jid, {}))

export const bodiesOf = async (tab: Tab, jid: BareJid): Promise<string[]> =>
  (await messagesOf(tab, jid)).map((message) => message.body)

/** `>` ours, `<` theirs, with the state where it is worth a word: nobody has it yet, or nobody will. */
export const linesOf = async (tab: Tab, jid: BareJid): Promise<string[]> =>
  (await messagesOf(tab, jid)).map(({ direction, body, state }) => {
    const isUsual = state !== 'sending' && state !== 'failed'
    return `${direction === 'out' ? '>' : '<'} ${body}${isUsual ? '' : ` (${state})`}`
  })

export const rowOf = (tab: Tab, jid: BareJid) =>
  tab.storage.read(['conversations'], (tx) => conversationOf(tx, own(tab), jid))
export const outboxOf = (tab: Tab) => tab.storage.read(['outbox'], (tx) => listOutbox(tx, own(tab)))
export const rangesOf = (tab: Tab, scope: 'all' | BareJid = 'all') =>
  tab.storage.read(['archiveRanges'], (tx) => listRanges(tx, own(tab), scope))
export const contactIn = (tab: Tab, jid: BareJid) =>
  tab.storage.read(['contacts'], (tx) => contactOf(tx, own(tab), jid))
export const contactsIn = (tab: Tab) => tab.storage.read(['contacts'], (tx) => listContacts(tx, own(tab)))

/** How many rows each store has; empty ones are left out. */
export async function countsOf(tab: Tab): Promise<Record<string, number>> {
  const counts = await tab.storage.read(ALL_STORES, (tx) =>
    Promise.all(ALL_STORES.map(async (store) => [store, (await tx.keys(store)).length] as const)),
  )
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}
