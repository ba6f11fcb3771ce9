/** Another password: what it ends, and what it does not. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import styles from './SignIns.module.css'

interface PasswordBlockProps {
  /** Where the server tells nothing, it is what ends everything else. */
  isOnlyWay: boolean
  onChange(): void
}

export function PasswordBlock({ isOnlyWay, onChange }: PasswordBlockProps) {
  const { t } = useTranslation()
  return (
    <section className={styles.out}>
      <div>
        <h2>{t(isOnlyWay ? 'sessions.password.endAll' : 'sessions.password.title')}</h2>
        <p>{t('sessions.password.ends')}</p>
      </div>
      <Button icon="key" onPress={onChange}>
        {t('sessions.password.change')}
      </Button>
    </section>
  )
}
