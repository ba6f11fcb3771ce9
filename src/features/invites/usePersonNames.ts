/** What people are called here: by the names they were given, else by their addresses. */
import { useLive } from '../../live/useLive.ts'
import { type BareJid, localpart } from '../../model/jid.ts'
import { useClient } from '../client-context.tsx'

export function usePersonNames(jids: readonly BareJid[]): readonly string[] {
  const contacts = useLive(useClient().contacts.all)
  return jids.map((jid) => contacts?.find((one) => one.jid === jid)?.displayName || localpart(jid))
}
