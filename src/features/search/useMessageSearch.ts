/** A search for messages, open while it is on screen. */
import { useEffect, useState } from 'react'
import type {
  MessageQuery,
  MessageSearch,
  MessagesFound,
  ServerFound,
} from '../../client/search/searching.ts'
import { type Live, value } from '../../live/live.ts'
import { useLive } from '../../live/useLive.ts'
import { useClient } from '../client-context.tsx'

const NOTHING: Live<MessagesFound | null> = value<MessagesFound | null>(null)
const IDLE: Live<ServerFound> = value<ServerFound>({ status: 'idle', hits: [], more: false })

export interface MessageSearchState {
  found: MessagesFound | null
  server: ServerFound
  more(): void
  askServer(): void
}

export function useMessageSearch(query: MessageQuery): MessageSearchState {
  const client = useClient()
  const [search, setSearch] = useState<MessageSearch | null>(null)
  useEffect(() => {
    let closed = false
    let mine: MessageSearch | null = null
    void client.search.open().then((opened) => {
      if (closed) return opened.close()
      mine = opened
      setSearch(opened)
    })
    return () => {
      closed = true
      mine?.close()
      setSearch(null)
    }
  }, [client])
  const { text, conversation, from, since, until } = query
  useEffect(() => {
    search?.ask({
      text,
      ...(conversation === undefined ? {} : { conversation }),
      ...(from === undefined ? {} : { from }),
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
    })
  }, [search, text, conversation, from, since, until])
  return {
    found: useLive(search?.found ?? NOTHING),
    server: useLive(search?.onServer ?? IDLE),
    more: () => search?.more(),
    askServer: () => search?.askServer(),
  }
}
