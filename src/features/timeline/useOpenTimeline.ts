/** Opens a conversation while it is on screen. */
import { useLayoutEffect, useState } from 'react'
import type { Timeline } from '../../client/client.ts'
import type { BareJid } from '../../model/jid.ts'
import { useClient } from '../client-context.tsx'

/** Null only until the very first layout; what is given back is closed by the time another address comes. */
export function useOpenTimeline(jid: BareJid): Timeline | null {
  const client = useClient()
  const [open, setOpen] = useState<{ jid: BareJid; timeline: Timeline } | null>(null)
  useLayoutEffect(() => {
    const timeline = client.conversations.open(jid)
    setOpen({ jid, timeline })
    return () => timeline.close()
  }, [client, jid])
  return open?.jid === jid ? open.timeline : null
}
