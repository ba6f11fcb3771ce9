/** What is on screen where: the way in when nobody is signed in, else the house. */
import type { i18n } from 'i18next'
import { Suspense, useCallback, useMemo, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { I18nextProvider, useTranslation } from 'react-i18next'
import type { Client } from '../client/client.ts'
import { ClientContext } from '../features/client-context.tsx'
import { useLive } from '../live/useLive.ts'
import { type BareJid, domainpart } from '../model/jid.ts'
import { LiveRegion } from '../ui/Announcer.tsx'
import { useAccountOfEntry } from './account-of-entry.ts'
import { boundTo } from './bound-client.ts'
import { ConnectionStatus } from './ConnectionStatus.tsx'
import type { Deployment } from './deployment.ts'
import { Entry } from './Entry.tsx'
import { Home, Kit, ScanOver, SharedOver } from './lazy-screens.ts'
import { currentRoute, go } from './location.ts'
import { ReadingDesk } from './ReadingDesk.tsx'
import type { Route } from './routes.ts'
import { ScreenFailed } from './ScreenFailed.tsx'
import { useAppearance } from './useAppearance.ts'
import { useComeIn } from './useComeIn.ts'

/** The way in is the same for somebody who is in: with another account. */
const WAY_IN: readonly Route['screen'][] = ['invite', 'join', 'sign-in', 'returned']

export interface AppProps {
  client: Client
  words: i18n
  deployment?: Deployment
}

export function App({ client, words, deployment = {} }: AppProps) {
  return (
    <I18nextProvider i18n={words}>
      <House client={client} deployment={deployment} />
    </I18nextProvider>
  )
}

function House({ client, deployment }: { client: Client; deployment: Deployment }) {
  const { i18n } = useTranslation()
  const account = useLive(client.account)
  const jid = account?.jid ?? null
  const bound = useMemo(() => boundTo(client, jid), [client, jid])
  const route = useLive(currentRoute)
  const behind = useBehind(route)
  /** "Create an account" was pressed, since this page was opened. */
  const [pressed, setPressed] = useState(false)
  useAppearance(client, i18n)
  const isDoorstep = useCallback(
    // Somebody who is in may have come to set a new password by an invite.
    ({ screen }: Route) => screen === 'sign-in' || screen === 'returned' || (screen === 'join' && !pressed),
    [pressed],
  )
  const comeIn = useComeIn(client, route, isDoorstep)
  useAccountOfEntry(client, account?.jid, route)
  const isAnother = useIsAnother(jid)
  const back = useCallback(() => go(behind, { replace: true }), [behind])

  return (
    <ClientContext value={bound}>
      <I18nProvider locale={i18n.language}>
        <LiveRegion />
        <ScreenFailed>
          <Suspense fallback={null}>
            <ReadingDesk>
              {screen()}
              {account !== undefined && route.screen === 'scan' && <ScanOver onBack={back} />}
              {account !== undefined && route.screen === 'shared' && (
                <SharedOver isFull={route.isFull} onBack={back} />
              )}
            </ReadingDesk>
          </Suspense>
        </ScreenFailed>
      </I18nProvider>
    </ClientContext>
  )

  function screen() {
    if (import.meta.env.DEV && route.screen === 'kit') return <Kit />
    // The database is still being read: the ground alone, for some milliseconds.
    if (account === undefined) return null
    // In the same place whether somebody is in or not: making an account goes on while it comes to be.
    if (account === null || WAY_IN.includes(behind.screen))
      return (
        <>
          <Entry
            route={behind}
            deployment={deployment}
            pressed={pressed}
            onPressed={() => setPressed(true)}
            onSignedIn={comeIn}
          />
          {account && <ConnectionStatus domain={domainpart(account.jid)} trouble={null} />}
        </>
      )
    // Nothing of one account stays on the screen of another.
    return (
      <Home
        key={account.jid}
        route={behind}
        account={account}
        isAnother={isAnother}
        name={deployment.name ?? 'Tessera'}
      />
    )
  }
}

/** Whether another account was on screen before this one. */
function useIsAnother(account: BareJid | null): boolean {
  const [seen, setSeen] = useState({ account, isAnother: false })
  if (account === null || account === seen.account) return seen.isAnother
  const now = { account, isAnother: seen.account !== null }
  setSeen(now)
  return now.isAnother
}

const isSheet = ({ screen }: Route) => screen === 'scan' || screen === 'shared'

/** The scanner is a sheet, and so is what was shared: what was there before stays behind it. */
function useBehind(route: Route): Route {
  const [behind, setBehind] = useState<Route>(isSheet(route) ? { screen: 'chats' } : route)
  if (!isSheet(route) && route !== behind) setBehind(route)
  return isSheet(route) ? behind : route
}
