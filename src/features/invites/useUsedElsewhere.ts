/**
 * Nothing tells an inviter that an account was made, or a password set, by an invite with nobody to meet: whether such
 * a one is still good is asked once, when the ledger is looked at.
 */
import { useEffect, useRef } from 'react'
import { useLive } from '../../live/useLive.ts'
import type { IssuedInvite } from '../../model/issued-invite.ts'
import { useClient } from '../client-context.tsx'

export function useUsedElsewhere(open: readonly IssuedInvite[], webAddress: string): void {
  const { invites, connection } = useClient()
  const online = useLive(connection).status === 'online'
  const asked = useRef(new Set<string>())
  useEffect(() => {
    if (!online) return
    for (const { id, kind } of open) {
      if ((kind !== 'account' && kind !== 'reset') || asked.current.has(id)) continue
      asked.current.add(id)
      void invites.check(id, webAddress).catch(() => {})
    }
  }, [online, open, invites, webAddress])
}
