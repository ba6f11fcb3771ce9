/** The place in a conversation that somebody wants to see. It is no part of the address: it lasts as long as one stays there. */
import type { TimelinePlace } from '../client/history/landing.ts'
import type { WantedPlace } from '../features/timeline/useLanding.ts'
import { type Value, value } from '../live/live.ts'
import type { BareJid } from '../model/jid.ts'
import { currentRoute, go } from './location.ts'

export const wantedPlace: Value<{ jid: BareJid; wanted: WantedPlace } | null> = value<{
  jid: BareJid
  wanted: WantedPlace
} | null>(null)

let wishes = 0

currentRoute.subscribe(() => {
  const route = currentRoute.get()
  const jid = wantedPlace.get()?.jid
  if (jid !== undefined && !(route.screen === 'chat' && route.jid === jid)) wantedPlace.set(null)
})

export function showPlace(jid: BareJid, place: TimelinePlace, how: { keepsFocus?: boolean } = {}): void {
  wishes += 1
  wantedPlace.set({ jid, wanted: { place, wish: wishes, ...how } })
  go({ screen: 'chat', jid })
}
