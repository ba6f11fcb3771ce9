/** Where messages are looked for: reads all of an account once, answers, and follows what is sent, corrected, taken back. */
import type { BareJid } from '../model/jid.ts'
import { searchTerms, snippetOf } from '../model/search-text.ts'
import { listConversations } from '../storage/conversations.ts'
import { messageById, messagesAfter } from '../storage/messages.ts'
import type { Storage } from '../storage/storage.ts'
import { conversationsTopic, messagesTopic } from '../storage/topics.ts'
import { SearchIndex, wordsOf } from './search-index.ts'
import type { MessageHit, MessageQuery, MessagesFound } from './searching.ts'

/** So many rows are read at a time: a question that comes meanwhile is answered in between. */
const CHUNK = 2000

export interface SearchDesk {
  /** The newest `limit` of what is found in what has been read so far. */
  ask(query: MessageQuery, limit: number): Promise<MessagesFound>
  close(): void
}

export function openSearchDesk(
  storage: Pick<Storage, 'read' | 'onChange'>,
  account: BareJid,
  /** There may be another answer now. */
  onChanged: () => void,
): SearchDesk {
  const index = new SearchIndex()
  /** Conversations that are to be read, the first one next. */
  const waiting = new Set<BareJid>()
  const followed = new Map<BareJid, () => void>()
  let working = false
  let listed = false
  let closed = false

  async function readConversation(jid: BareJid): Promise<void> {
    const all = []
    for (let after = -1; !closed; ) {
      const from = after
      const page = await storage.read(['messages'], (tx) =>
        messagesAfter(tx, account, jid, { after: from, limit: CHUNK }),
      )
      all.push(...page)
      const last = page.at(-1)
      if (!last || page.length < CHUNK) break
      after = last.order
    }
    if (!closed) index.replace(jid, all)
  }

  async function list(): Promise<void> {
    const rows = await storage.read(['conversations'], (tx) => listConversations(tx, account))
    listed = true
    for (const { jid } of rows) {
      if (followed.has(jid)) continue
      followed.set(
        jid,
        storage.onChange([messagesTopic(account, jid)], () => read(jid)),
      )
      waiting.add(jid)
    }
    // Of one that was forgotten nothing is there any more: reading it finds that.
    const known = new Set(rows.map(({ jid }) => jid))
    for (const jid of followed.keys()) if (!known.has(jid)) waiting.add(jid)
  }

  async function work(): Promise<void> {
    if (working) return
    working = true
    try {
      if (!listed) await list()
      for (const jid of waiting) {
        if (closed) return
        waiting.delete(jid)
        await readConversation(jid)
      }
      onChanged()
    } catch {
      // The database cannot be read just now, which the page is told elsewhere.
    } finally {
      working = false
      if (!closed && (waiting.size || !listed)) setTimeout(work)
    }
  }

  function read(jid: BareJid): void {
    waiting.add(jid)
    void work()
  }

  const unlisten = storage.onChange([conversationsTopic(account)], () => {
    void list()
      .then(work)
      .catch(() => {})
  })
  void work()

  return {
    async ask(query, limit) {
      const { ids, total } = index.find(query, limit)
      const terms = searchTerms(query.text)
      const rows = await storage.read(['messages'], (tx) =>
        Promise.all(ids.map((id) => messageById(tx, account, id))),
      )
      const hits = rows.flatMap((row): MessageHit[] => {
        // Taken back a moment ago: what was said is shown to nobody.
        if (!row || row.retracted) return []
        const { id, conversation, direction, time } = row
        return [{ id, conversation, direction, time, ...snippetOf(wordsOf(row), terms) }]
      })
      return { query, hits, total, isPartial: !listed || working || waiting.size > 0 }
    },
    close() {
      closed = true
      unlisten()
      for (const stop of followed.values()) stop()
    },
  }
}
