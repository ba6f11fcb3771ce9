/** All that may be done with a message: what one thinks of it on top, the rest below. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../model/message.ts'
import type { IconName } from '../../ui/icons.ts'
import { MenuList } from '../../ui/Menu.tsx'
import { useMedia } from '../../ui/useMedia.ts'
import { useClient } from '../client-context.tsx'
import type { Reactions } from './MessageActions.tsx'
import styles from './MessageMenu.module.css'
import { DEEDS, type Deed, KEYS, offered } from './offered.ts'

interface MessageMenuProps {
  message: Message
  label: string
  Reactions: Reactions
  onDeed: (deed: Deed) => void
  onClose: () => void
}

const ICONS: Record<Deed, IconName> = {
  reply: 'reply',
  react: 'emoji',
  copy: 'copy',
  edit: 'edit',
  forward: 'pass-on',
  select: 'select',
  details: 'info',
  delete: 'remove',
}

export function MessageMenu({ message, label, Reactions, onDeed, onClose }: MessageMenuProps) {
  const { t } = useTranslation()
  const client = useClient()
  const hasKeys = useMedia('(pointer: fine)')
  const [isGrown, setGrown] = useState(false)
  const deeds = offered(message, client.messages.may(message))
  return (
    <div className={styles.menu}>
      {deeds.has('react') && <Reactions message={message} onGrow={() => setGrown(true)} onDone={onClose} />}
      {!isGrown && (
        <div className={styles.list}>
          <MenuList
            aria-label={label}
            autoFocus="first"
            // What one thinks of it stands above.
            items={DEEDS.filter((deed) => deeds.has(deed) && deed !== 'react').map((deed) => ({
              id: deed,
              label: t(`messages.${deed}`),
              icon: ICONS[deed],
              rank: deed === 'delete' ? 'danger' : undefined,
              shortcut: hasKeys ? KEYS[deed] : undefined,
              onAction: () => onDeed(deed),
            }))}
          />
        </div>
      )}
    </div>
  )
}
