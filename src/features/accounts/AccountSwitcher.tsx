/** Who is on screen, and a menu of how they are seen and who else is signed in here. */
import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { AddressMenu } from '../../ui/AddressMenu.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { PresenceDot } from '../../ui/PresenceDot.tsx'
import { useClient } from '../client-context.tsx'
import styles from './Accounts.module.css'
import { accountWords, unreadElsewhere } from './account-words.ts'
import { SHOWS, showWords } from './own-status.ts'

export interface AccountSwitcherProps {
  current: BareJid
  onUse(jid: BareJid): void
  onAdd(): void
  /** To the settings of the one on screen. */
  onSettings(): void
}

export function AccountSwitcher({ current, onUse, onAdd, onSettings }: AccountSwitcherProps) {
  const { t } = useTranslation()
  const { accounts, connection, people } = useClient()
  const all = useLive(accounts)
  const online = useLive(connection).status === 'online'
  const status = useLive(people.ownStatus)
  const elsewhere = unreadElsewhere(all, current)
  const label = elsewhere
    ? t('accounts.switchUnread', { address: current, count: elsewhere })
    : t(all.length > 1 ? 'accounts.switch' : 'app.self', { address: current })
  return (
    <AddressMenu
      label={t('accounts.title')}
      current={current}
      addresses={all.map((view) => ({
        address: view.jid,
        ...accountWords(t, view),
        badge: view.unread > 0 && (
          <Badge count={view.unread} label={t('app.unread', { count: view.unread })} />
        ),
      }))}
      onChoose={(jid) => jid !== current && onUse(jid)}
      choice={{
        label: t('people.ownStatus'),
        value: status.show,
        options: showWords(t).map((one) => ({ ...one, mark: <PresenceDot presence={one.id} /> })),
        onChoose(id) {
          const show = SHOWS.find((known) => known === id)
          if (show) void people.setOwnStatus({ ...status, show })
        },
      }}
      items={[
        { id: 'add', label: t('accounts.add'), icon: 'add', onAction: onAdd },
        { id: 'settings', label: t('accounts.settings'), icon: 'settings', onAction: onSettings },
      ]}
      trigger={
        <Button className={styles.trigger ?? ''} aria-label={label}>
          <span className={styles.face}>
            <Avatar address={current} size={40} presence={online ? status.show : undefined} under="sunken" />
            {elsewhere > 0 && <Badge count={elsewhere} label="" className={styles.elsewhere} />}
          </span>
        </Button>
      }
    />
  )
}
