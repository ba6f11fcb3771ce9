/** What is being written about: a reply or an edit, until it is sent, given up, or its message is gone. */
import { useEffect, useMemo, useState } from 'react'
import { map, value } from '../../live/live.ts'
import { useLive } from '../../live/useLive.ts'
import type { Message } from '../../model/message.ts'
import { useClient } from '../client-context.tsx'
import type { About, Writing } from '../writing.ts'

const NOTHING = value<Message | null>(null)

export function useAbout(): Writing {
  const client = useClient()
  const [about, setAbout] = useState<About | null>(null)
  const id = about?.message.id
  const isGone = useLive(
    useMemo(
      () => map(id === undefined ? NOTHING : client.messages.one(id), (one) => one?.retracted !== undefined),
      [client, id],
    ),
  )
  useEffect(() => {
    if (isGone) setAbout(null)
  }, [isGone])
  return useMemo(() => ({ about, begin: setAbout, end: () => setAbout(null) }), [about])
}
