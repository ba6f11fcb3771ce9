/** What is on screen where: the way in when nobody is signed in, else the house. */
import type { i18n } from 'i18next'
import { Suspense, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { I18nextProvider, useTranslation } from 'react-i18next'
import type { Client } from '../client/client.ts'
import { ClientContext } from '../features/client-context.tsx'
import { useLive } from '../live/useLive.ts'
import { domainpart } from '../model/jid.ts'
import { LiveRegion } from '../ui/Announcer.tsx'
import { ConnectionStatus } from './ConnectionStatus.tsx'
import type { Deployment } from './deployment.ts'
import { Entry } from './Entry.tsx'
import { Home, Kit, ScanOver } from './lazy-screens.ts'
import { currentRoute, go } from './location.ts'
import { ReadingDesk } from './ReadingDesk.tsx'
import type { Route } from './routes.ts'
import { ScreenFailed } from './ScreenFailed.tsx'
import { useAppearance } from './useAppearance.ts'
import { useComeIn } from './useComeIn.ts'

export interface AppProps {
  client: Client
  words: i18n
  deployment?: Deployment
}

export function App({ client, words, deployment = {} }: AppProps) {
  return (
    <I18nextProvider i18n={words}>
      <ClientContext value={client}>
        <House client={client} deployment={deployment} />
      </ClientContext>
    </I18nextProvider>
  )
}

function House({ client, deployment }: { client: Client; deployment: Deployment }) {
  const { i18n } = useTranslation()
  const account = useLive(client.account)
  const route = useLive(currentRoute)
  const behind = useBehind(route)
  /** "Create an account" was pressed, since this page was opened. */
  const [pressed, setPressed] = useState(false)
  useAppearance(client, i18n)
  // Somebody who is in may have come to set a new password by an invite.
  const onDoorstep = route.screen === 'sign-in' || (route.screen === 'join' && !pressed)
  useComeIn(account?.jid, onDoorstep)

  return (
    <I18nProvider locale={i18n.language}>
      <LiveRegion />
      <ScreenFailed>
        <Suspense fallback={null}>
          <ReadingDesk>
            {screen()}
            {account !== undefined && route.screen === 'scan' && (
              <ScanOver onBack={() => go(behind, { replace: true })} />
            )}
          </ReadingDesk>
        </Suspense>
      </ScreenFailed>
    </I18nProvider>
  )

  function screen() {
    if (import.meta.env.DEV && route.screen === 'kit') return <Kit />
    // The database is still being read: the ground alone, for some milliseconds.
    if (account === undefined) return null
    // In the same place whether somebody is in or not: making an account goes on while it comes to be.
    if (account === null || behind.screen === 'invite' || behind.screen === 'join')
      return (
        <>
          <Entry
            route={behind}
            deployment={deployment}
            pressed={pressed}
            onPressed={() => setPressed(true)}
          />
          {account && <ConnectionStatus domain={domainpart(account.jid)} trouble={null} />}
        </>
      )
    return <Home route={behind} account={account} name={deployment.name ?? 'Tessera'} />
  }
}

/** The scanner is a sheet: what was there before it stays behind it. */
function useBehind(route: Route): Route {
  const [behind, setBehind] = useState<Route>(route.screen === 'scan' ? { screen: 'chats' } : route)
  if (route.screen !== 'scan' && route !== behind) setBehind(route)
  return route.screen === 'scan' ? behind : route
}
