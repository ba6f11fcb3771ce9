/** Everything that can be seen without an account, and the page of an invite, which is the same with one. */

import { Suspense, useEffect } from 'react'
import { useClient } from '../features/client-context.tsx'
import { useOpenText } from '../features/open-text.ts'
import { SignIn } from '../features/sign-in/SignIn.tsx'
import { useAttempt } from '../features/useAttempt.ts'
import { useHeadingFocus } from '../features/useHeadingFocus.ts'
import { Welcome } from '../features/welcome/Welcome.tsx'
import { useLive } from '../live/useLive.ts'
import type { BareJid } from '../model/jid.ts'
import { readText } from '../model/read-text.ts'
import { show } from './account-of-entry.ts'
import type { Deployment } from './deployment.ts'
import {
  ClearedDoor,
  ComeBack,
  Join,
  Landing,
  LinkOffer,
  prefetchHome,
  prefetchJoin,
  prefetchLanding,
} from './lazy-screens.ts'
import { go } from './location.ts'
import { href, parseRoute, type Route } from './routes.ts'
import { useInviteAddress } from './useInviteAddress.ts'
import { useOfferLinks } from './useOfferLinks.ts'
import { useReadingWays } from './useReadingWays.ts'

const SIGN_IN = href({ screen: 'sign-in', address: '', refused: false })
const JOIN = href({ screen: 'join' })
const SCAN = href({ screen: 'scan' })
const INVITE = href({ screen: 'invite', text: '' })
const nothing = () => {}
const home = () => go({ screen: 'chats' })
const signIn = (address = '') => go({ screen: 'sign-in', address, refused: false })
/** Another program takes it over; the page stays. */
const otherApp = (uri: string) => window.location.assign(uri)

export interface EntryProps {
  route: Route
  deployment: Deployment
  /** The button that leads to an account was pressed. */
  pressed: boolean
  onPressed(): void
  /** By the form that is shown here. */
  onSignedIn(account: BareJid): void
}

export function Entry({
  route,
  deployment: { name, defaultDomain },
  pressed,
  onPressed,
  onSignedIn,
}: EntryProps) {
  const openText = useOpenText()
  const ways = useReadingWays(nothing, nothing)
  const attempt = useAttempt()
  const offerLinks = useOfferLinks()
  const unreadable = useInviteAddress(route)
  const client = useClient()
  const journey = useLive(client.arrival.journey)
  const cleared = useLive(client.cleared)
  useHeadingFocus(route.screen)
  useEffect(() => {
    document.title = name ?? 'Tessera'
  }, [name])
  useEffect(() => {
    if (route.screen !== 'sign-in') prefetchLanding()
    if (route.screen === 'invite') prefetchJoin()
    if (route.screen === 'invite' || route.screen === 'join') prefetchHome()
  }, [route.screen])
  switch (route.screen) {
    case 'sign-in':
      return (
        <SignIn
          brand={name}
          key={route.address}
          address={route.address}
          refused={route.refused}
          defaultDomain={defaultDomain}
          joinHref={JOIN}
          onBack={home}
          onFound={prefetchHome}
          otherWay={(found) => (
            <Suspense fallback={null}>
              <LinkOffer found={found} onSignedIn={onSignedIn} />
            </Suspense>
          )}
          onHere={(jid) => show(client, jid)}
          onSignedIn={onSignedIn}
        />
      )
    case 'returned':
      return (
        <ComeBack
          brand={name}
          onSignedIn={comeBack}
          onAgain={(address) => go({ screen: 'sign-in', address, refused: false }, { replace: true })}
          onStart={home}
        />
      )
    case 'join':
      return (
        <Join
          brand={name}
          defaultDomain={defaultDomain}
          pressed={pressed}
          onBack={() => (journey ? go({ screen: 'invite', text: '' }) : home())}
          onSignIn={signIn}
          onJoined={(jid) => {
            if (jid === null) return home()
            openChat(jid)
            offerLinks()
          }}
          onOtherApp={otherApp}
        />
      )
    case 'invite':
      // Until it is kept: the ground alone, for some milliseconds.
      if (route.text) return null
      return (
        <Landing
          brand={name}
          unreadable={unreadable}
          onJoin={join}
          onSignIn={signIn}
          onHome={home}
          onOpenChat={(jid, as) => {
            openChat(jid)
            if (as) void client.use(as)
          }}
          onOtherApp={otherApp}
          newAccountHref={JOIN}
        />
      )
    default:
      return (
        <Welcome
          brand={name}
          signInHref={SIGN_IN}
          joinHref={JOIN}
          scanHref={SCAN}
          inviteHref={INVITE}
          first={
            cleared !== null && (
              <Suspense fallback={null}>
                <ClearedDoor
                  account={cleared}
                  signInHref={href({ screen: 'sign-in', address: cleared, refused: false })}
                />
              </Suspense>
            )
          }
          onInvite={openInvite}
        />
      )
  }

  /** A button was pressed, so an invite needs no card first. */
  function openInvite(text: string): boolean {
    const reading = readText(text)
    if (reading.kind === 'invite') attempt.run(() => ways.onInvite(reading.invite), nothing)
    else if (reading.kind !== 'unknown') openText(text)
    return reading.kind !== 'unknown'
  }

  /** To where they were, if that was inside; else to whoever invited them, or to the chats. */
  function comeBack(account: BareJid, back: string) {
    const left = parseRoute(back)
    if (left.screen === 'sign-in' || left.screen === 'returned') return onSignedIn(account)
    go(left, { replace: true })
  }

  function join() {
    onPressed()
    go({ screen: 'join' })
  }
}

const openChat = (jid: BareJid) => go({ screen: 'chat', jid }, { replace: true })
