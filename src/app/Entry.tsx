/** Everything that can be seen without an account, and the page of an invite, which is the same with one. */

import { useEffect } from 'react'
import { SignIn } from '../features/sign-in/SignIn.tsx'
import { Invitation } from '../features/welcome/Invitation.tsx'
import { NeedAccount } from '../features/welcome/NeedAccount.tsx'
import { Welcome } from '../features/welcome/Welcome.tsx'
import type { Deployment } from './deployment.ts'
import { findInvite, readInviteUri } from './invite-link.ts'
import { prefetchHome } from './lazy-screens.ts'
import { go } from './location.ts'
import { href, type Route } from './routes.ts'
import { useEntryFocus } from './useEntryFocus.ts'

const SIGN_IN = href({ screen: 'sign-in', address: '', refused: false })
const JOIN = href({ screen: 'join' })
const toWelcome = () => go({ screen: 'chats' })

export interface EntryProps {
  route: Route
  signedIn: boolean
  deployment: Deployment
}

export function Entry({ route, signedIn, deployment: { name, defaultDomain } }: EntryProps) {
  useEntryFocus(route.screen)
  useEffect(() => {
    document.title = name ?? 'Tessera'
  }, [name])
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
          onBack={toWelcome}
          onFound={prefetchHome}
        />
      )
    case 'join':
      return (
        <NeedAccount brand={name} signInHref={SIGN_IN} onBack={toWelcome} defaultDomain={defaultDomain} />
      )
    case 'invite': {
      const invite = readInviteUri(route.uri)
      return (
        <Invitation
          brand={name}
          invite={invite}
          onOtherApp={() => invite && window.location.assign(invite.uri)}
          onward={{ href: signedIn ? href({ screen: 'chats' }) : SIGN_IN, signedIn }}
          onBack={toWelcome}
        />
      )
    }
    default:
      return <Welcome brand={name} signInHref={SIGN_IN} joinHref={JOIN} onInvite={openInvite} />
  }
}

function openInvite(text: string): boolean {
  const invite = findInvite(text)
  if (invite) go({ screen: 'invite', uri: invite.uri })
  return invite !== null
}
