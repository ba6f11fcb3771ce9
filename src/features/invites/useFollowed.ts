/** The invite of the sheet as it is now. Following it says that it is on screen; what was last seen of it stays. */
import { useMemo, useRef } from 'react'
import { value } from '../../live/live.ts'
import { useLive } from '../../live/useLive.ts'
import type { IssuedInvite } from '../../model/issued-invite.ts'
import { useClient } from '../client-context.tsx'
import type { Making } from './useMakeInvite.ts'

const NOTHING = value(null)

export function useFollowed(making: Making, isShown: boolean): IssuedInvite | null {
  const { invites } = useClient()
  const made = making.status === 'made' ? making.invite : null
  const id = made?.id ?? (making.status === 'revealed' ? making.id : null)
  const live = useLive(useMemo(() => (id && isShown ? invites.one(id) : NOTHING), [invites, id, isShown]))
  const last = useRef<IssuedInvite | null>(null)
  if (live) last.current = live
  const seen = live ?? (last.current?.id === id ? last.current : made)
  // One token may be worded in two ways: what it is called here is what was made here.
  const kind = made?.kind ?? seen?.kind
  return useMemo(() => seen && kind && { ...seen, kind }, [seen, kind]) || null
}
