/** Somebody looking for messages: questions one after the other, the answer to the last one on screen. */
import { value } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Storage } from '../../storage/storage.ts'
import { openSearchPort } from './search-port.ts'
import type { MessageQuery, MessageSearch, MessagesFound, ServerFound } from './searching.ts'
import { createServerSearch, type ServerSearchSource } from './server-search.ts'

const PAGE = 50

export interface SearchDeps {
  account: BareJid
  storage: Storage
  server: ServerSearchSource
}

export function openSearch({ account, storage, server }: SearchDeps): MessageSearch {
  const found = value<MessagesFound | null>(null)
  const onServer = value<ServerFound>({ status: 'idle', hits: [], more: false })
  const port = openSearchPort(storage, account, () => void look())
  const archive = createServerSearch({ account, storage, server, onServer })
  let query: MessageQuery | null = null
  let limit = PAGE
  let looking = false
  let again = false
  let closed = false

  /** Never two questions at a time: of those that are typed meanwhile only the last is asked. */
  async function look(): Promise<void> {
    again = true
    if (looking) return
    looking = true
    while (again && query && !closed) {
      again = false
      const answer = await port.ask(query, limit)
      if (answer && !closed) found.set(answer)
    }
    looking = false
  }

  return {
    found,
    onServer,
    ask(next) {
      query = next
      limit = PAGE
      archive.forget()
      void look()
    },
    more() {
      const shown = found.get()
      if (!shown || shown.hits.length >= shown.total || limit > shown.hits.length + PAGE) return
      limit += PAGE
      void look()
    },
    askServer() {
      if (query) void archive.ask(query)
    },
    close() {
      closed = true
      port.close()
    },
  }
}
