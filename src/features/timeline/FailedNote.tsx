/** Why a message did not get there, and what can be done. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
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
  const isBlocked = useLive(client.people.isBlocked(conversation)) && failure === 'blocked'
  const words = { name, domain: domainpart(conversation), address: conversation }
  return (
    <p className={styles.note}>
      <span className={styles.why}>
        <Icon name="error" size={16} className={styles.icon} />
        {t(`timeline.failed.${failureWord(failure)}`, words)}
      </span>
      {isBlocked && (
        <button type="button" onClick={() => void client.people.unblock(conversation)}>
          {t('people.unblock')}
        </button>
      )}
      {canRetry(failure) && !isBlocked && (
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
