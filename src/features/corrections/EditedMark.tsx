/** Says beside the time that a message was said otherwise before, and leads to how. */
import { useTranslation } from 'react-i18next'
import type { Message } from '../../model/message.ts'
import { useMessageDeeds } from '../message-deeds.ts'
import styles from './EditedMark.module.css'

export function EditedMark({ message, isActive }: { message: Message; isActive: boolean }) {
  const { t } = useTranslation()
  const deeds = useMessageDeeds()
  if (!message.versions) return null
  return (
    <button
      type="button"
      className={styles.mark}
      tabIndex={isActive ? 0 : -1}
      aria-label={t('corrections.show')}
      onClick={() => deeds?.openDetails(message)}
    >
      {t('corrections.edited')}
    </button>
  )
}
