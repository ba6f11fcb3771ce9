/** Looking for messages, for every tab: what does it is fetched when somebody does; the archive is asked by the tab that leads. */
import type { BareJid } from '../../model/jid.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Stream } from '../../xmpp/stream.ts'
import { askingLeader } from '../session/asking-leader.ts'
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
  const unreachable = { status: 'unreachable' } as const
  const leader = askingLeader<ServerSearchAnswer>(
    { tabs, setTimer },
    { patience: PATIENCE_MS, late: unreachable, gone: unreachable },
  )

  async function here(query: MessageQuery, before: string | null): Promise<ServerSearchAnswer> {
    const link = stream()
    if (!link) return unreachable
    const { searchArchive } = await import('./search-archive.ts')
    return searchArchive(link, query, before)
  }
  const elsewhere = (query: MessageQuery, before: string | null) =>
    leader.ask((id) => tabs.post({ kind: 'ask', ask: { to: 'search', id, query, before } }))

  tabs.listen((message) => {
    if (message.kind === 'searched') leader.answered(message.id, message.answer)
    if (message.kind !== 'ask' || message.ask.to !== 'search' || !tabs.isLeading()) return
    const { id, query, before } = message.ask
    void here(query, before).then((answer) => tabs.post({ kind: 'searched', id, answer }))
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
