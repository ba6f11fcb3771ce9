/** The conversation list and what a person does with its rows. */
import { keep } from '../../live/keep.ts'
import type { Live } from '../../live/live.ts'
import { liveByKey } from '../../live/live-by-key.ts'
import type { Conversation } from '../../model/conversation.ts'
import type { BareJid } from '../../model/jid.ts'
import { pinnedFirst } from '../../model/muting.ts'
import { conversationOf, listConversations, putConversation } from '../../storage/conversations.ts'
import type { Storage } from '../../storage/storage.ts'
import {
  blockedTopic,
  contactsTopic,
  conversationsTopic,
  conversationTopic,
  privateNamesTopic,
  profileTopic,
} from '../../storage/topics.ts'
import type { Conversations, ConversationView } from '../client.ts'
import type { HistorySource } from '../history/history-source.ts'
import { openTimeline } from '../history/timeline.ts'
import { acknowledgeSight } from '../incoming/acknowledge.ts'
import { newConversation } from '../incoming/conversation-row.ts'
import {
  type Acquaintances,
  acquaintancesOf,
  acquaintanceWith,
  asView,
  isShunned,
} from '../people/acquaintances.ts'
import { conversationWishes } from './conversation-wishes.ts'
import { readUpTo, tellReadUpTo } from './read-mark.ts'

export interface ConversationsDeps {
  account: BareJid
  storage: Storage
  source: HistorySource
  isTyping(jid: BareJid): Live<boolean>
  /** False while an empty list may only mean that nothing has come yet. */
  looked: Live<boolean>
  now(): number
}

/** Opened and never written in: not worth a line in the list; unless somebody has just come in. */
const isListed = (row: Conversation) => row.last !== null || row.draft !== '' || row.joinedAt !== undefined

export function createConversations({
  account,
  storage,
  source,
  isTyping,
  looked,
  now,
}: ConversationsDeps): Conversations {
  const people = acquaintancesOf(account, storage)
  const rows = storage.live([conversationsTopic(account)], () =>
    storage.read(['conversations'], (tx) => listConversations(tx, account)),
  )
  const { all, requests } = joined(rows, people, looked)

  /** Changes a row; makes one when there is none. */
  const change = (jid: BareJid, patch: (row: Conversation) => Conversation) =>
    storage.write(['conversations'], async (tx) => {
      const row = (await conversationOf(tx, account, jid)) ?? newConversation(account, jid, 0)
      const next = patch(row)
      if (next !== row) await putConversation(tx, next)
    })

  return {
    all,
    requests,
    one: liveByKey((jid) =>
      storage.live(
        [
          conversationTopic(account, jid),
          contactsTopic(account),
          profileTopic(account, jid),
          privateNamesTopic(account),
          blockedTopic(account),
        ],
        () =>
          storage.read(['conversations', 'contacts', 'profiles', 'privateNames', 'blocked'], async (tx) => {
            const [row, known] = await Promise.all([
              conversationOf(tx, account, jid),
              acquaintanceWith(tx, account, jid),
            ])
            return asView(row ?? newConversation(account, jid, 0), known)
          }),
      ),
    ),
    open: (jid) => openTimeline(account, jid, storage, source),
    keepDraft: (jid, text) =>
      change(jid, (row) => (row.draft === text ? row : { ...row, draft: text, activity: row.activity || 1 })),
    markRead: (jid, order) =>
      storage.write(['conversations', 'messages', 'outbox', 'contacts', 'settings'], async (tx) => {
        const row = await conversationOf(tx, account, jid)
        const read = row && (await readUpTo(tx, row, order))
        if (!read || read === row) return
        await tellReadUpTo(tx, read)
        await acknowledgeSight(tx, account, jid, { after: row.readUpTo, upTo: order })
      }),
    isTyping,
    ...conversationWishes(account, storage, change, now),
  }
}

/** Rows with names; a row that did not change, of somebody who did not, is the same row. Once for both lists. */
function joined(
  rows: Live<Conversation[] | null>,
  people: Live<Acquaintances | null>,
  looked: Live<boolean>,
) {
  type Views = readonly ConversationView[]
  let last: { rows: Conversation[]; people: Acquaintances; all: Views; requests: Views } | null = null
  function lists() {
    const [now, known] = [rows.get(), people.get()]
    if (!now || !known) return null
    if (last?.rows !== now || last.people !== known) {
      const views = now.filter(isListed).map((row) => asView(row, known))
      last = {
        rows: now,
        people: known,
        all: keep(
          last?.all,
          pinnedFirst(views.filter((row) => row.standing !== 'stranger' && !isShunned(row, known))),
        ),
        requests: keep(
          last?.requests,
          views.filter((row) => row.standing === 'stranger'),
        ),
      }
    }
    return last
  }
  const live = (pick: (of: NonNullable<typeof last>) => Views | null): Live<Views | null> => ({
    get() {
      const both = lists()
      return both && pick(both)
    },
    subscribe(listener) {
      const stops = [rows, people, looked].map((source) => source.subscribe(listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
  })
  return {
    all: live(({ all, requests }) => (all.length || requests.length || looked.get() ? all : null)),
    requests: live(({ requests }) => requests),
  }
}
