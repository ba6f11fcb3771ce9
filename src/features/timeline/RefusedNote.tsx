/** What was done to a message and did not get through; what to do about it. */
import { useTranslation } from 'react-i18next'
import type { Message } from '../../model/message.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useClient } from '../client-context.tsx'
import styles from './FailedNote.module.css'

export function RefusedNote({ message, name }: { message: Message; name: string }) {
  const { t } = useTranslation()
  const client = useClient()
  const { id, refusal } = message
  if (!refusal) return null
  return (
    <p className={styles.note}>
      <span className={styles.why}>
        <Icon name="error" size={16} className={styles.icon} />
        {t(`timeline.refused.${refusal.kind}`, { name })}
      </span>
      <button type="button" onClick={() => void client.messages.retry(id)}>
        {t('timeline.retry')}
      </button>
      <button type="button" onClick={() => void client.messages.discard(id)}>
        {t('timeline.leaveIt')}
      </button>
    </p>
  )
}
