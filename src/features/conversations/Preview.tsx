/** One line of a conversation: who is typing, else the draft, else what failed, else the last message and its state. */
import { useTranslation } from 'react-i18next'
import type { ConversationView } from '../../client/client.ts'
import { useLive } from '../../live/useLive.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { MessageStateIcon } from '../../ui/MessageStateIcon.tsx'
import { useClient } from '../client-context.tsx'
import styles from './Preview.module.css'

export function Preview({ conversation, isTyping }: { conversation: ConversationView; isTyping: boolean }) {
  const { t } = useTranslation()
  const { draft, jid, joinedAt, last, unread } = conversation
  if (isTyping)
    return <span className={classes(styles.preview, styles.typing)}>{t('conversations.typing')}</span>
  const line = (label: string | null, text: string) => (
    <span className={classes(styles.preview, unread > 0 && styles.unread)}>
      {label && <b className={styles.label}>{label}</b>}
      <span className={styles.text} dir="auto">
        {text}
      </span>
    </span>
  )
  if (draft.trim()) return line(t('conversations.draft'), draft.trim())
  if (!last && joinedAt !== undefined) return <Newcomer jid={jid} />
  if (!last) return line(null, t('conversations.nothingYet'))
  const said = last.preview || (last.file ? t(`files.${last.file}`) : '')
  if (last.state === 'failed') return line(t('conversations.failed'), said)
  if (last.direction === 'in') return line(null, said)
  return (
    <span className={styles.preview}>
      <MessageStateIcon state={last.state} label={t(`conversations.state.${last.state}`)} />
      <span className={styles.text} dir="auto">
        {said}
      </span>
    </span>
  )
}

/** Somebody with whom an invite is all there was so far: let in already, or still asked. */
function Newcomer({ jid }: Pick<ConversationView, 'jid'>) {
  const { t } = useTranslation()
  const waiting = useLive(useClient().arrival.waitingFor(jid))
  return (
    <span className={styles.preview}>
      {waiting && <Icon name="wait" size={16} />}
      <span className={styles.text}>{waiting ? t('conversations.waiting') : t('conversations.joined')}</span>
    </span>
  )
}
