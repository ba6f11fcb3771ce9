/** A conversation in the list: who, when, the last of it, and how much is new. */
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationView } from '../../client/client.ts'
import { useLive } from '../../live/useLive.ts'
import { isMuted } from '../../model/muting.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { formatListTime } from '../../ui/time.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useClient } from '../client-context.tsx'
import { useLookAlike } from '../useLookAlike.ts'
import styles from './ConversationRow.module.css'
import { Preview } from './Preview.tsx'

interface ConversationRowProps {
  conversation: ConversationView
  href: string
  isCurrent: boolean
  /** Presence is news only while we are connected. */
  online: boolean
  /** When today began. */
  today: number
  onPhone: boolean
  tabIndex: 0 | -1
}

export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { conversation, href, isCurrent, online, today, onPhone, tabIndex } = props
  const { jid, name, last, unread, standing } = conversation
  const muted = isMuted(conversation, Date.now())
  const { t, i18n } = useTranslation()
  const client = useClient()
  const presence = useLive(useMemo(() => client.contacts.presence(jid), [client, jid]))
  const isTyping = useLive(useMemo(() => client.conversations.isTyping(jid), [client, jid]))
  const present = online && presence !== 'unknown' && !standing ? presence : undefined
  return (
    <a
      data-testid="conversation-item"
      data-jid={jid}
      data-unread={unread}
      href={href}
      tabIndex={tabIndex}
      aria-current={isCurrent ? 'true' : undefined}
      className={classes(
        styles.row,
        isCurrent && styles.current,
        unread > 0 && !muted && !standing && styles.unread,
      )}
    >
      <Avatar address={jid} size={onPhone ? 52 : 48} presence={present} />
      <span className={styles.body}>
        <span className={styles.line}>
          <span className={styles.name} dir="auto">
            {name}
          </span>
          {present && <VisuallyHidden>{t(`conversations.presence.${present}`)}</VisuallyHidden>}
          {last && (
            <time className={styles.time} dateTime={new Date(last.time).toISOString()}>
              {formatListTime(last.time, today, i18n.language, { yesterday: t('conversations.yesterday') })}
            </time>
          )}
        </span>
        <span className={styles.below}>
          {standing === 'stranger' ? (
            <Stranger jid={jid} text={last?.preview ?? ''} />
          ) : (
            <Preview conversation={conversation} isTyping={isTyping && online} />
          )}
          {standing === 'blocked' && <Mark icon="block" label={t('conversations.blocked')} />}
          {muted && <Mark icon="mute" label={t('conversations.muted')} />}
          {conversation.pinned !== undefined && <Mark icon="pin" label={t('conversations.pinned')} />}
          {unread > 0 && (
            <Badge
              count={unread}
              quiet={muted || standing !== undefined}
              label={t('conversations.unread', { count: unread })}
            />
          )}
        </span>
      </span>
    </a>
  )
})

const Mark = ({ icon, label }: { icon: IconName; label: string }) => (
  <span className={styles.mark}>
    <Icon name={icon} size={16} />
    <VisuallyHidden>{label}</VisuallyHidden>
  </span>
)

/** Whose name says nothing: the address in full, and whether it only looks like one that is known. */
function Stranger({ jid, text }: { jid: string; text: string }) {
  const { t } = useTranslation()
  const like = useLookAlike(jid)
  return (
    <span className={classes(styles.stranger, like && styles.alike)}>
      {like && <Icon name="warning" size={16} />}
      <span dir="auto">{like ? t('people.lookAlike', { name: like.displayName }) : `${jid} · ${text}`}</span>
    </span>
  )
}
