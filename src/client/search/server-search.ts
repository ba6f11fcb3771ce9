/** What the archive of the server finds (XEP-0431, or a field of its own for text), newest first, page by page. */

import type { Value } from '../../live/live.ts'
import { stanzaIdAlias } from '../../model/aliases.ts'
import { type BareJid, bareJid } from '../../model/jid.ts'
import { findMarks, searchTerms, snippetOf } from '../../model/search-text.ts'
import { findByAliases } from '../../storage/messages.ts'
import type { Storage } from '../../storage/storage.ts'
import type { MessageHit, MessageQuery, ServerFound } from './searching.ts'

/** A message of the archive, as it goes from tab to tab. */
export interface ArchivedText {
  archiveId: string
  from: string
  to: string
  /** Microseconds since 1970. */
  stamp: number
  body: string
}

export type ServerSearchAnswer =
  /** Oldest first. `first`: the archive's name of the first, to go on before. */
  | { status: 'found'; messages: readonly ArchivedText[]; first: string | null; complete: boolean }
  | { status: 'unable' | 'unreachable' }

export interface ServerSearchSource {
  search(query: MessageQuery, before: string | null): Promise<ServerSearchAnswer>
}

interface ServerSearchDeps {
  account: BareJid
  storage: Storage
  server: ServerSearchSource
  onServer: Value<ServerFound>
}

export function createServerSearch({ account, storage, server, onServer }: ServerSearchDeps) {
  let generation = 0
  let hits: readonly MessageHit[] = []
  let before: string | null = null
  let more = false
  const tell = (status: ServerFound['status']) => onServer.set({ status, hits, more })

  /** By our own key where it is here, so that nothing is shown twice. */
  async function hitOf(message: ArchivedText, terms: readonly string[]): Promise<MessageHit> {
    const from = bareJid(message.from)
    const conversation = from === account ? bareJid(message.to) : from
    const name = stanzaIdAlias(account, conversation, account, message.archiveId)
    const [known] = await storage.read(['messages'], (tx) => findByAliases(tx, account, conversation, [name]))
    return {
      id: known?.id ?? message.archiveId,
      ...(known ? {} : { archived: true }),
      conversation,
      direction: from === account ? 'out' : 'in',
      time: Math.round(message.stamp / 1000),
      ...snippetOf(message.body, terms),
    }
  }

  return {
    forget(): void {
      generation += 1
      hits = []
      before = null
      more = false
      tell('idle')
    },
    async ask(query: MessageQuery): Promise<void> {
      if (onServer.get().status === 'asking') return
      const mine = ++generation
      const terms = searchTerms(query.text)
      tell('asking')
      const answer = await server.search(query, before)
      if (mine !== generation) return
      if (answer.status !== 'found') return tell(answer.status)
      // A server that does not look for words gives everything: nothing of that was asked for.
      const meant = answer.messages.filter(({ body }) => findMarks(body, terms).length > 0)
      const next = await Promise.all(meant.toReversed().map((message) => hitOf(message, terms)))
      if (mine !== generation) return
      hits = [...hits, ...next]
      before = answer.first
      more = !answer.complete && before !== null
      tell('found')
    },
  }
}
