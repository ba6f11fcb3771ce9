/** The line before what came while nobody looked. */
import { useTranslation } from 'react-i18next'
import styles from './UnreadRow.module.css'

export function UnreadRow({ count }: { count: number }) {
  const { t } = useTranslation()
  return (
    <p className={styles.line}>
      <span>{t('timeline.newMessages', { count })}</span>
    </p>
  )
}
