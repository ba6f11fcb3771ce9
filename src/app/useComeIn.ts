/** Where somebody goes who has just signed in: to whoever invited them, else to the chats. */
import { useCallback, useEffect, useRef } from 'react'
import type { Client } from '../client/client.ts'
import { useLive } from '../live/useLive.ts'
import type { BareJid } from '../model/jid.ts'
import { currentRoute, go } from './location.ts'
import type { Route } from './routes.ts'
import { useOfferLinks } from './useOfferLinks.ts'

/**
 * `isDoorstep`: the screens where one comes in. Whoever is in already may stand there, too: they are about to add an
 * account, and the form says when they have.
 */
export function useComeIn(
  client: Client,
  route: Route,
  isDoorstep: (route: Route) => boolean,
): (as: BareJid) => void {
  const account = useLive(client.account)
  const journey = useLive(client.arrival.journey)
  const offerLinks = useOfferLinks()
  const onDoorstep = isDoorstep(route)
  // The journey may be over before the house is open.
  const host = useRef<BareJid | null>(null)
  useEffect(() => {
    if (journey) host.current = journey.step.at === 'landing' ? null : journey.invite.inviter
    else if (journey === null && !onDoorstep) host.current = null
  }, [journey, onDoorstep])

  const comeIn = useCallback(
    (as: BareJid) => {
      // Also said twice it happens once.
      if (!isDoorstep(currentRoute.get())) return
      const jid = host.current
      host.current = null
      go(jid && jid !== as ? { screen: 'chat', jid } : { screen: 'chats' }, { replace: true })
      if (jid) offerLinks()
    },
    [isDoorstep, offerLinks],
  )

  /** Nobody was: perhaps it was done in another tab. */
  const wasOut = useRef(false)
  const isRead = account !== undefined
  const jid = account?.jid
  useEffect(() => {
    if (jid && wasOut.current) comeIn(jid)
    wasOut.current = isRead && !jid
  }, [isRead, jid, comeIn])
  return comeIn
}
