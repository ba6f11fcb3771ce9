/** The house: a rail or tab bar, and one screen. */
import { Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { unreadElsewhere } from '../features/accounts/account-words.ts'
import { useClient } from '../features/client-context.tsx'
import { SignInAgain } from '../features/sign-in/SignInAgain.tsx'
import { useLive } from '../live/useLive.ts'
import type { Account } from '../model/account.ts'
import { domainpart } from '../model/jid.ts'
import { isNews } from '../model/muting.ts'
import { PicturesContext } from '../ui/pictures.ts'
import { ToastProvider } from '../ui/Toasts.tsx'
import { show } from './account-of-entry.ts'
import { ChatsScreen } from './ChatsScreen.tsx'
import { ConnectionStatus } from './ConnectionStatus.tsx'
import styles from './Home.module.css'
import { LinkOver } from './LinkOver.tsx'
import {
  BeingTold,
  InviteList,
  PeopleScreen,
  prefetchPanes,
  SettingsScreen,
  StorageTrouble,
} from './lazy-panes.ts'
import { go, webAddress } from './location.ts'
import { MainNav } from './MainNav.tsx'
import { createPictures } from './pictures.ts'
import type { Route } from './routes.ts'
import { ScreenFailed } from './ScreenFailed.tsx'
import { useCommandSheets } from './useCommandSheets.tsx'
import { useCommands } from './useCommands.ts'
import { useInviteSheet } from './useInviteSheet.tsx'
import { useKeyboardRoom } from './useKeyboardRoom.ts'
import { useMoveFocus } from './useMoveFocus.ts'
import { usePageTitle } from './usePageTitle.ts'
import { useTellWho } from './useTellWho.ts'
import { useTrouble } from './useTrouble.ts'
import { useWaitingShare } from './useWaitingShare.ts'
import { useWantedInvite } from './useWantedInvite.ts'

export interface HomeProps {
  route: Route
  account: Account
  /** In the place of another account, which was on screen before. */
  isAnother: boolean
  /** What this copy of the program calls itself. */
  name: string
}

export function Home({ route, account, isAnother, name }: HomeProps) {
  const { t } = useTranslation()
  const client = useClient()
  const conversations = useLive(client.conversations.all)
  const trouble = useTrouble(useLive(client.connection))
  const problem = useLive(client.storageProblem)
  const [signingIn, setSigningIn] = useState(false)
  const unread = (conversations ?? []).filter((conversation) => isNews(conversation, Date.now())).length
  const elsewhere = unreadElsewhere(useLive(client.accounts), account.jid)
  const main = useRef<HTMLElement>(null)
  // Whoever looks at the tabs of the browser wants to know whether anything is new, and for whom is told inside.
  usePageTitle(route, name, unread + elsewhere)
  useMoveFocus(route.screen, main)
  useTellWho(isAnother ? account.jid : null, main)
  const invite = useInviteSheet(name)
  const mayInvite = useLive(client.managing.mayInvite)
  const { open: openInvite } = invite
  const onInvite = useMemo(() => (mayInvite ? () => openInvite() : null), [mayInvite, openInvite])
  const sheets = useCommandSheets()
  const surroundings = useCommands(route, { ...sheets, invite: onInvite })
  useKeyboardRoom()
  useWaitingShare()
  useWantedInvite(route, onInvite)
  const online = useLive(client.connection).status === 'online'
  useEffect(() => {
    if (online) prefetchPanes()
  }, [online])
  const pictures = useMemo(() => createPictures(client.people.picture), [client])
  return (
    <PicturesContext value={pictures}>
      <ToastProvider label={t('app.notices')}>
        <div className={styles.app} data-screen={route.screen}>
          <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
            {t('app.skip')}
          </button>
          <MainNav
            route={route}
            address={account.jid}
            unread={unread}
            elsewhere={elsewhere}
            onInvite={onInvite}
          />
          <main className={styles.main} ref={main} tabIndex={-1}>
            <ScreenFailed key={route.screen === 'chat' ? 'chats' : route.screen}>
              <Suspense fallback={null}>{screen()}</Suspense>
            </ScreenFailed>
          </main>
        </div>
        <Suspense fallback={null}>
          <BeingTold
            place={route.screen === 'chat' ? { account: account.jid, conversation: route.jid } : null}
            unread={unread + elsewhere}
            onOpen={({ account: whose, conversation: jid }) =>
              show(client, whose, jid === null ? { screen: 'chats' } : { screen: 'chat', jid })
            }
          />
        </Suspense>
        {invite.sheet}
        {sheets.draw(surroundings)}
        <LinkOver />
        <SignInAgain isOpen={signingIn} onOpenChange={setSigningIn} />
      </ToastProvider>
    </PicturesContext>
  )

  function screen() {
    const domain = domainpart(account.jid)
    const banner = (
      <>
        {problem && (
          <Suspense fallback={null}>
            <StorageTrouble problem={problem} onSee={seeStorage} onReload={() => location.reload()} />
          </Suspense>
        )}
        {/* Without room nothing that comes in can be taken, so the line is let go: that is no trouble of the network. */}
        <ConnectionStatus
          domain={domain}
          trouble={problem ? null : trouble}
          onSignIn={() => setSigningIn(true)}
        />
      </>
    )
    switch (route.screen) {
      case 'contacts':
        return <PeopleScreen banner={banner} onInvite={onInvite} />
      case 'settings':
        return <SettingsScreen banner={banner} section={route.section} account={account.jid} />
      case 'invites':
        return (
          <InviteList
            banner={banner}
            webAddress={webAddress()}
            onSheet={invite.open}
            onOpenChat={(jid) => go({ screen: 'chat', jid })}
          />
        )
      default:
        return (
          <ChatsScreen
            banner={banner}
            selected={route.screen === 'chat' ? route.jid : null}
            onInvite={onInvite}
          />
        )
    }
  }
}

const seeStorage = () => go({ screen: 'settings', section: 'storage' })
