/** The conversation list and what a person does with its rows. */
import { keep } from '../live/keep.ts'
import type { Live } from '../live/live.ts'
import { liveByKey } from '../live/live-by-key.ts'
import type { Contact } from '../model/contact.ts'
import type { Conversation } from '../model/conversation.ts'
import { type BareJid, localpart } from '../model/jid.ts'
import { contactOf, listContacts } from '../storage/contacts.ts'
import { conversationOf, listConversations, putConversation } from '../storage/conversations.ts'
import { countIncomingAfter } from '../storage/messages.ts'
import type { Storage } from '../storage/storage.ts'
import { contactsTopic, conversationsTopic, conversationTopic } from '../storage/topics.ts'
import type { Conversations, ConversationView } from './client.ts'
import { newConversation } from './conversation-row.ts'
import { type HistorySource, openTimeline } from './timeline.ts'

export interface ConversationsDeps {
  account: BareJid
  storage: Storage
  source: HistorySource
  isTyping(jid: BareJid): Live<boolean>
  /** False while an empty list may only mean that nothing has come yet. */
  looked: Live<boolean>
}

const view = (row: Conversation, contact: Contact | null | undefined): ConversationView => ({
  ...row,
  name: contact?.name || localpart(row.jid),
})

/** Opened and never written in: not worth a line in the list; unless somebody has just come in. */
const isListed = (row: Conversation) => row.last !== null || row.draft !== '' || row.joinedAt !== undefined

export function createConversations({
  account,
  storage,
  source,
  isTyping,
  looked,
}: ConversationsDeps): Conversations {
  const names = storage.live([contactsTopic(account)], () =>
    storage.read(['contacts'], async (tx) => {
      const contacts = await listContacts(tx, account)
      return new Map(contacts.filter((contact) => contact.name).map((contact) => [contact.jid, contact]))
    }),
  )
  const rows = storage.live([conversationsTopic(account)], () =>
    storage.read(['conversations'], (tx) => listConversations(tx, account)),
  )
  const all = joined(rows, names, looked)

  /** Changes a row; makes one when there is none. */
  const change = (jid: BareJid, patch: (row: Conversation) => Conversation) =>
    storage.write(['conversations'], async (tx) => {
      const row = (await conversationOf(tx, account, jid)) ?? newConversation(account, jid, 0)
      const next = patch(row)
      if (next !== row) await putConversation(tx, next)
    })

  return {
    all,
    one: liveByKey((jid) =>
      storage.live([conversationTopic(account, jid), contactsTopic(account)], () =>
        storage.read(['conversations', 'contacts'], async (tx) =>
          view(
            (await conversationOf(tx, account, jid)) ?? newConversation(account, jid, 0),
            await contactOf(tx, account, jid),
          ),
        ),
      ),
    ),
    open: (jid) => openTimeline(account, jid, storage, source),
    keepDraft: (jid, text) =>
      change(jid, (row) => (row.draft === text ? row : { ...row, draft: text, activity: row.activity || 1 })),
    markRead: (jid, order) =>
      storage.write(['conversations', 'messages'], async (tx) => {
        const row = await conversationOf(tx, account, jid)
        if (!row || row.readUpTo >= order) return
        const unread = await countIncomingAfter(tx, account, jid, order)
        await putConversation(tx, { ...row, readUpTo: order, unread })
      }),
    isTyping,
  }
}

/** Rows with names; a row that did not change, with a name that did not, is the same row. */
function joined(
  rows: Live<Conversation[] | null>,
  names: Live<Map<BareJid, Contact> | null>,
  looked: Live<boolean>,
): Live<readonly ConversationView[] | null> {
  let last: {
    rows: Conversation[]
    names: Map<BareJid, Contact> | null
    views: readonly ConversationView[]
  } | null = null
  return {
    get() {
      const now = rows.get()
      if (!now) return null
      const known = names.get()
      if (last?.rows !== now || last.names !== known) {
        const views = now.filter(isListed).map((row) => view(row, known?.get(row.jid)))
        last = { rows: now, names: known, views: keep(last?.views, views) }
      }
      return last.views.length || looked.get() ? last.views : null
    },
    subscribe(listener) {
      const stops = [rows.subscribe(listener), names.subscribe(listener), looked.subscribe(listener)]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
