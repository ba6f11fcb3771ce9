/** Where one can go: a rail at the start of wide windows, a tab bar below on phones. */
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../features/client-context.tsx'
import { useLive } from '../live/useLive.ts'
import type { BareJid } from '../model/jid.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Badge } from '../ui/Badge.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.ts'
import { Mark } from '../ui/Mark.tsx'
import { useMedia } from '../ui/useMedia.ts'
import { show } from './account-of-entry.ts'
import { AccountSwitcher } from './lazy-panes.ts'
import { go } from './location.ts'
import styles from './MainNav.module.css'
import { href, type Route } from './routes.ts'

interface Place {
  name: 'chats' | 'people' | 'invites' | 'scan' | 'settings' | 'you'
  icon: IconName
  route: Route
  /** The screens that count as being there. */
  screens: readonly Route['screen'][]
  testId?: string
}

const CHATS: Place = { name: 'chats', icon: 'chats', route: { screen: 'chats' }, screens: ['chats', 'chat'] }
const PEOPLE: Place = { name: 'people', icon: 'people', route: { screen: 'contacts' }, screens: ['contacts'] }
const INVITES: Place = { name: 'invites', icon: 'invite', route: { screen: 'invites' }, screens: ['invites'] }
const SCAN: Place = {
  name: 'scan',
  icon: 'scan',
  route: { screen: 'scan' },
  screens: [],
  testId: 'scan-open',
}
const SETTINGS: Place = {
  name: 'settings',
  icon: 'settings',
  route: { screen: 'settings', section: null },
  screens: ['settings'],
}
const ACCOUNT: Route = { screen: 'settings', section: 'account' }
const ADD: Route = { screen: 'sign-in', address: '', refused: false }
const YOU: Place = { ...SETTINGS, name: 'you', icon: 'person' }

export interface MainNavProps {
  route: Route
  address: BareJid
  /** In how many chats something is new. */
  unread: number
  /** The same, of the accounts that are not on screen. */
  elsewhere: number
  /** Phones have the invite in the middle of the bar. Null: there is nothing that an invite could do. */
  onInvite: (() => void) | null
}

export function MainNav({ route, address, unread, elsewhere, onInvite }: MainNavProps) {
  const { t } = useTranslation()
  const phone = useMedia('(max-width: 719px)')
  const client = useClient()
  const online = useLive(client.connection).status === 'online'
  const { show: seenAs } = useLive(client.people.ownStatus)
  const self = (
    <a className={styles.self} href={href(ACCOUNT)} aria-label={t('app.self', { address })}>
      <Avatar address={address} size={40} presence={online ? seenAs : undefined} under="sunken" />
    </a>
  )
  const link = ({ name, icon, route: target, screens, testId }: Place) => (
    <li key={name}>
      <a
        href={href(target)}
        aria-current={screens.includes(route.screen) ? 'page' : undefined}
        data-testid={testId}
      >
        <Icon name={icon} size={phone ? 24 : 20} />
        {t(`app.place.${name}`)}
        {name === 'chats' && unread > 0 && (
          <span className={styles.badge}>
            <Badge count={unread} label={t('app.unread', { count: unread })} />
          </span>
        )}
        {name === 'you' && elsewhere > 0 && (
          <span className={styles.badge}>
            <Badge count={elsewhere} label={t('app.selfUnread', { count: elsewhere })} />
          </span>
        )}
      </a>
    </li>
  )
  return (
    <nav className={styles.nav} aria-label={t('app.main')}>
      {!phone && (
        <span className={styles.mark}>
          <Mark size={32} />
        </span>
      )}
      {phone ? (
        <ul>
          {[CHATS, PEOPLE].map(link)}
          {onInvite && (
            <li>
              <button type="button" className={styles.invite} data-testid="invite-create" onClick={onInvite}>
                <span className={styles.tile}>
                  <Icon name="invite" size={24} />
                </span>
                {t('app.place.invite')}
              </button>
            </li>
          )}
          {[SCAN, YOU].map(link)}
        </ul>
      ) : (
        <ul>{[CHATS, PEOPLE, ...(onInvite ? [INVITES] : []), SCAN].map(link)}</ul>
      )}
      {!phone && (
        <ul className={styles.end}>
          {link(SETTINGS)}
          <li>
            <Suspense fallback={self}>
              <AccountSwitcher
                current={address}
                onUse={(jid) => show(client, jid)}
                onAdd={() => go(ADD)}
                onSettings={() => go(ACCOUNT)}
              />
            </Suspense>
          </li>
        </ul>
      )}
    </nav>
  )
}
