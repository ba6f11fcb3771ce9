/** Looking for messages, for every tab: what does it is fetched when somebody does; the archive is asked by the tab that leads. */
import type { BareJid } from '../../model/jid.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Stream } from '../../xmpp/stream.ts'
import type { Tabs } from '../session/tabs.ts'
import type { MessageQuery, Searches } from './searching.ts'
import type { ServerSearchAnswer } from './server-search.ts'

/** Longer than an archive without an index of words takes. */
const PATIENCE_MS = 35_000

export interface SearchesDeps {
  account: BareJid
  storage: Storage
  tabs: Tabs
  stream(): Stream | null
  setTimer: Platform['setTimer']
}

export function createSearches({ account, storage, tabs, stream, setTimer }: SearchesDeps): Searches {
  const waiting = new Map<string, (answer: ServerSearchAnswer) => void>()

  async function here(query: MessageQuery, before: string | null): Promise<ServerSearchAnswer> {
    const link = stream()
    if (!link) return { status: 'unreachable' }
    const { searchArchive } = await import('./search-archive.ts')
    return searchArchive(link, query, before)
  }
  const settle = (id: string, answer: ServerSearchAnswer) => {
    waiting.get(id)?.(answer)
    waiting.delete(id)
  }
  const elsewhere = (query: MessageQuery, before: string | null): Promise<ServerSearchAnswer> =>
    new Promise((resolve) => {
      const id = crypto.randomUUID()
      const stopWaiting = setTimer(PATIENCE_MS, () => settle(id, { status: 'unreachable' }))
      waiting.set(id, (answer) => {
        stopWaiting()
        resolve(answer)
      })
      tabs.post({ kind: 'ask', ask: { to: 'search', id, query, before } })
    })

  tabs.listen((message) => {
    if (message.kind === 'searched') settle(message.id, message.answer)
    if (message.kind !== 'ask' || message.ask.to !== 'search' || !tabs.isLeading()) return
    const { id, query, before } = message.ask
    void here(query, before).then((answer) => tabs.post({ kind: 'searched', id, answer }))
  })
  tabs.onLeader(() => {
    for (const id of [...waiting.keys()]) settle(id, { status: 'unreachable' })
  })

  return {
    async open() {
      const { openSearch } = await import('./search.ts')
      const search = (query: MessageQuery, before: string | null) =>
        (tabs.isLeading() ? here : elsewhere)(query, before)
      return openSearch({ account, storage, server: { search } })
    },
  }
}
