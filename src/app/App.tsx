/** What is on screen where: the way in when nobody is signed in, else the house. */
import type { i18n } from 'i18next'
import { Suspense, useEffect } from 'react'
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
import { Home, Kit } from './lazy-screens.ts'
import { currentRoute, go } from './location.ts'
import { ScreenFailed } from './ScreenFailed.tsx'
import { useAppearance } from './useAppearance.ts'

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
  useAppearance(client, i18n)

  const signedIn = Boolean(account)
  const isEntry = route.screen === 'sign-in' || route.screen === 'join'
  useEffect(() => {
    if (signedIn && isEntry) go({ screen: 'chats' }, { replace: true })
  }, [signedIn, isEntry])

  return (
    <I18nProvider locale={i18n.language}>
      <LiveRegion />
      <ScreenFailed>
        <Suspense fallback={null}>{screen()}</Suspense>
      </ScreenFailed>
    </I18nProvider>
  )

  function screen() {
    if (import.meta.env.DEV && route.screen === 'kit') return <Kit />
    // The database is still being read: the ground alone, for some milliseconds.
    if (account === undefined) return null
    if (account === null) return <Entry route={route} signedIn={false} deployment={deployment} />
    if (route.screen === 'invite')
      return (
        <>
          <Entry route={route} signedIn deployment={deployment} />
          <ConnectionStatus domain={domainpart(account.jid)} trouble={null} />
        </>
      )
    return <Home route={route} account={account} name={deployment.name ?? 'Tessera'} />
  }
}
