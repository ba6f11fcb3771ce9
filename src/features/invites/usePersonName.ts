/** What somebody is called here: by the name they were given, else by their address. */
import { useMemo } from 'react'
import { value } from '../../live/live.ts'
import { useLive } from '../../live/useLive.ts'
import { type BareJid, localpart } from '../../model/jid.ts'
import { useClient } from '../client-context.tsx'

const NOBODY = value(null)

export function usePersonName(jid: BareJid | null): string {
  const { contacts } = useClient()
  const contact = useLive(useMemo(() => (jid ? contacts.one(jid) : NOBODY), [contacts, jid]))
  return jid ? contact?.displayName || localpart(jid) : ''
}
