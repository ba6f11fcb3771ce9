/** Above the composer: whoever keeps the list has taken this person from it. What was said stays, and so does writing. */
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import styles from './LeftLine.module.css'

export function LeftLine({ name }: { name: string }) {
  const { t } = useTranslation()
  return (
    <p className={styles.line} role="status" data-testid="left-list">
      <Icon name="people" size={16} />
      <span>{t('managed.left', { name })}</span>
    </p>
  )
}
