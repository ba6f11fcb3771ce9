/** Who one is talking to, whether they are there, and what can be done about them. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, type MenuEntry } from '../../ui/Menu.tsx'
import { useClient } from '../client-context.tsx'
import { useSeen } from '../useSeen.ts'
import styles from './TimelineHeader.module.css'

interface TimelineHeaderProps {
  jid: BareJid
  name: string
  backHref: string
  menu: readonly MenuEntry[]
  onDetails?: (() => void) | undefined
}

export function TimelineHeader({ jid, name, backHref, menu, onDetails }: TimelineHeaderProps) {
  const { t } = useTranslation()
  const client = useClient()
  const presence = useLive(client.contacts.presence(jid))
  const online = useLive(client.connection).status === 'online'
  // What we knew of others before we lost the connection is no news any more.
  const isTyping = useLive(client.conversations.isTyping(jid)) && online
  const seen = useSeen(jid)
  const status = isTyping ? t('timeline.isTypingShort') : (seen.present ?? jid)
  return (
    <header className={styles.header}>
      <a className={styles.back} href={backHref} aria-label={t('timeline.back')}>
        <Icon name="back" size={24} />
      </a>
      <Avatar
        address={jid}
        size={40}
        presence={online && seen.present ? presence : undefined}
        under="surface"
      />
      <div className={styles.title}>
        <h2 className={styles.name} dir="auto">
          {onDetails ? (
            <button type="button" className={styles.who} aria-haspopup="dialog" onClick={onDetails}>
              {name}
            </button>
          ) : (
            name
          )}
        </h2>
        <p className={isTyping ? styles.typing : styles.status} dir="auto">
          {status}
        </p>
      </div>
      {menu.length > 0 && (
        <Menu
          label={t('timeline.menu', { name })}
          trigger={<IconButton icon="more" label={t('timeline.menu', { name })} />}
          items={menu}
        />
      )}
    </header>
  )
}
