/** Where messages are looked for: reads all of an account once, answers, and follows what is sent, corrected, taken back. */
import type { BareJid } from '../../model/jid.ts'
import { searchTerms, snippetOf } from '../../model/search-text.ts'
import { listConversations } from '../../storage/conversations.ts'
import { messageById, messagesAfter } from '../../storage/messages.ts'
import type { Storage } from '../../storage/storage.ts'
import { conversationsTopic, messagesTopic } from '../../storage/topics.ts'
import { SearchIndex, wordsOf } from './search-index.ts'
import type { MessageHit, MessageQuery, MessagesFound } from './searching.ts'

/** So many rows are read at a time: a question that comes meanwhile is answered in between. */
const CHUNK = 4000
/** So many conversations at once: each question to the database is a trip of its own. */
const AT_ONCE = 4

const PAUSE_MS = 1000

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
  /** Those of which something has changed since they were read. */
  const changed = new Set<BareJid>()
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
    if (closed) return
    index.replace(jid, all)
    if (!waiting.has(jid)) changed.delete(jid)
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
    for (const jid of followed.keys()) {
      if (known.has(jid)) continue
      waiting.add(jid)
      changed.add(jid)
    }
  }

  async function work(): Promise<void> {
    if (working) return
    working = true
    let pause = 0
    try {
      if (!listed) await list()
      while (waiting.size && !closed) {
        const next = [...waiting].slice(0, AT_ONCE)
        for (const jid of next) waiting.delete(jid)
        await Promise.all(next.map(readConversation))
      }
      if (closed) return
      onChanged()
    } catch {
      // The database cannot be read just now, which the page is told elsewhere.
      pause = PAUSE_MS
    } finally {
      working = false
      if (!closed && (waiting.size || !listed)) setTimeout(work, pause)
    }
  }

  function read(jid: BareJid): void {
    waiting.add(jid)
    changed.add(jid)
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
      const { entries, total } = index.find(query, limit)
      const terms = searchTerms(query.text)
      // Of a chat that has just changed, the database knows better: what was taken back is shown to nobody.
      const doubtful = entries.filter(({ conversation }) => changed.has(conversation))
      const rows = doubtful.length
        ? await storage.read(['messages'], (tx) =>
            Promise.all(doubtful.map(({ id }) => messageById(tx, account, id))),
          )
        : []
      const now = new Map(doubtful.map(({ id }, at) => [id, rows[at]]))
      const hits = entries.flatMap((entry): MessageHit[] => {
        const row = now.get(entry.id)
        if (now.has(entry.id) && (!row || row.retracted)) return []
        const { id, conversation, direction, time } = entry
        const words = row ? wordsOf(row) : entry.words
        return [{ id, conversation, direction, time, ...snippetOf(words, terms) }]
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
