/** Where somebody goes who has just signed in: to whoever invited them, else to the chats. */
import { useEffect, useRef } from 'react'
import { useClient } from '../features/client-context.tsx'
import { useLive } from '../live/useLive.ts'
import type { BareJid } from '../model/jid.ts'
import { go } from './location.ts'
import { useOfferLinks } from './useOfferLinks.ts'

/** `onDoorstep`: on a screen that is for those who are not in. */
export function useComeIn(account: BareJid | null | undefined, onDoorstep: boolean): void {
  const journey = useLive(useClient().arrival.journey)
  const offerLinks = useOfferLinks()
  // The journey may be over before the house is open.
  const host = useRef<BareJid | null>(null)
  useEffect(() => {
    if (journey) host.current = journey.step.at === 'landing' ? null : journey.invite.inviter
    else if (journey === null && !account) host.current = null
  }, [journey, account])
  useEffect(() => {
    if (!account || !onDoorstep) return
    const jid = host.current
    host.current = null
    go(jid && jid !== account ? { screen: 'chat', jid } : { screen: 'chats' }, { replace: true })
    if (jid) offerLinks()
  }, [account, onDoorstep, offerLinks])
}
