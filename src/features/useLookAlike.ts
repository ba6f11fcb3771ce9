/** The contact whose address somebody's is made to look like, if there is one. */
import { useMemo } from 'react'
import type { ContactView } from '../client/client.ts'
import { useLive } from '../live/useLive.ts'
import type { BareJid } from '../model/jid.ts'
import { lookAlikeOf } from '../model/look-alike.ts'
import { useClient } from './client-context.tsx'

export function useLookAlike(jid: BareJid): ContactView | null {
  const all = useLive(useClient().contacts.all)
  return useMemo(() => {
    const listed = (all ?? []).filter((contact) => contact.listed)
    const like = lookAlikeOf(
      jid,
      listed.map((contact) => contact.jid),
    )
    return listed.find((contact) => contact.jid === like) ?? null
  }, [all, jid])
}
