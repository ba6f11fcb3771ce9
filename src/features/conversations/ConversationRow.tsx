/** A conversation in the list: who, when, the last of it, and how much is new. */
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConversationView } from '../../client/client.ts'
import { useLive } from '../../live/useLive.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { classes } from '../../ui/classes.ts'
import { formatListTime } from '../../ui/time.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useClient } from '../client-context.tsx'
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
  const { jid, name, last, unread } = conversation
  const { t, i18n } = useTranslation()
  const client = useClient()
  const presence = useLive(useMemo(() => client.contacts.presence(jid), [client, jid]))
  const isTyping = useLive(useMemo(() => client.conversations.isTyping(jid), [client, jid]))
  const present = online && presence !== 'unknown' ? presence : undefined
  return (
    <a
      data-testid="conversation-item"
      data-jid={jid}
      data-unread={unread}
      href={href}
      tabIndex={tabIndex}
      aria-current={isCurrent ? 'true' : undefined}
      className={classes(styles.row, isCurrent && styles.current, unread > 0 && styles.unread)}
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
          <Preview conversation={conversation} isTyping={isTyping && online} />
          {unread > 0 && <Badge count={unread} label={t('conversations.unread', { count: unread })} />}
        </span>
      </span>
    </a>
  )
})
