/** A code that was on screen for so long may have been photographed: it is somebody's now, and the next person gets another. */
import { useEffect } from 'react'
import type { IssuedInvite } from '../../model/issued-invite.ts'
import { useClient } from '../client-context.tsx'

const LONG_ENOUGH_MS = 5_000

export function useHandedOutByShowing({ id, kind }: Pick<IssuedInvite, 'id' | 'kind'>): void {
  const { invites } = useClient()
  useEffect(() => {
    const timer = setTimeout(() => void invites.handOut(id, kind).catch(() => {}), LONG_ENOUGH_MS)
    return () => clearTimeout(timer)
  }, [invites, id, kind])
}
