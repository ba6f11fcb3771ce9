/** Where one can go: a rail at the start of wide windows, a tab bar below on phones. */
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
import styles from './MainNav.module.css'
import { href, type Route } from './routes.ts'

interface Place {
  name: 'chats' | 'people' | 'settings' | 'you'
  icon: IconName
  route: Route
  /** The screens that count as being there. */
  screens: readonly Route['screen'][]
}

const CHATS: Place = { name: 'chats', icon: 'chats', route: { screen: 'chats' }, screens: ['chats', 'chat'] }
const PEOPLE: Place = { name: 'people', icon: 'people', route: { screen: 'contacts' }, screens: ['contacts'] }
const SETTINGS: Place = {
  name: 'settings',
  icon: 'settings',
  route: { screen: 'settings', section: null },
  screens: ['settings'],
}
const YOU: Place = { ...SETTINGS, name: 'you', icon: 'person' }

export interface MainNavProps {
  route: Route
  address: BareJid
  /** In how many chats something is new. */
  unread: number
}

export function MainNav({ route, address, unread }: MainNavProps) {
  const { t } = useTranslation()
  const phone = useMedia('(max-width: 719px)')
  const { connection } = useClient()
  const online = useLive(connection).status === 'online'
  const link = ({ name, icon, route: target, screens }: Place) => (
    <li key={name}>
      <a href={href(target)} aria-current={screens.includes(route.screen) ? 'page' : undefined}>
        <Icon name={icon} size={phone ? 24 : 20} />
        {t(`app.place.${name}`)}
        {name === 'chats' && unread > 0 && (
          <span className={styles.badge}>
            <Badge count={unread} label={t('app.unread', { count: unread })} />
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
      <ul>{(phone ? [CHATS, PEOPLE, YOU] : [CHATS, PEOPLE]).map(link)}</ul>
      {!phone && (
        <ul className={styles.end}>
          {link(SETTINGS)}
          <li>
            <a
              className={styles.self}
              href={href({ screen: 'settings', section: 'account' })}
              aria-label={t('app.self', { address })}
            >
              <Avatar address={address} size={40} presence={online ? 'online' : undefined} under="sunken" />
            </a>
          </li>
        </ul>
      )}
    </nav>
  )
}
