/** Why a message did not get there, and what can be done. */
import { useTranslation } from 'react-i18next'
import { domainpart } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useClient } from '../client-context.tsx'
import styles from './FailedNote.module.css'
import { canRetry, failureWord } from './failure-words.ts'

export function FailedNote({ message, name }: { message: Message; name: string }) {
  const { t } = useTranslation()
  const client = useClient()
  const { id, conversation, failure } = message
  const words = { name, domain: domainpart(conversation), address: conversation }
  return (
    <p className={styles.note}>
      <span className={styles.why}>
        <Icon name="error" size={16} className={styles.icon} />
        {t(`timeline.failed.${failureWord(failure)}`, words)}
      </span>
      {canRetry(failure) && (
        <button type="button" onClick={() => void client.messages.retry(id)}>
          {t('timeline.retry')}
        </button>
      )}
      <button type="button" onClick={() => void client.messages.discard(id)}>
        {t('timeline.remove')}
      </button>
    </p>
  )
}
