import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../features/client-context.tsx'
import { type Live, value } from '../live/live.ts'
import { useLive } from '../live/useLive.ts'
import { localpart } from '../model/jid.ts'
import type { Route } from './routes.ts'

const NOBODY: Live<null> = value(null)

/** What the window and its tab are called: the page, and in how many chats something is new. */
export function usePageTitle(route: Route, name: string, unread: number): void {
  const { t } = useTranslation()
  const { contacts, conversations } = useClient()
  const jid = route.screen === 'chat' ? route.jid : null
  const contact = useLive(jid ? contacts.one(jid) : NOBODY)
  const conversation = useLive(jid ? conversations.one(jid) : NOBODY)
  const page = pageName()
  useEffect(() => {
    document.title = unread
      ? t('app.titledUnread', { count: unread, page, name })
      : t('app.titled', { page, name })
  }, [t, page, name, unread])

  function pageName(): string {
    if (jid) return contact?.displayName ?? conversation?.name ?? localpart(jid)
    if (route.screen === 'contacts') return t('app.place.people')
    if (route.screen === 'invites') return t('app.place.invites')
    if (route.screen === 'settings') return t('app.place.settings')
    return t('app.place.chats')
  }
}
