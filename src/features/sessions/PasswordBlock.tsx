/** Another password: what it ends, and what it does not. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { DeedCard } from '../../ui/DeedCard.tsx'
import styles from './SignIns.module.css'

interface PasswordBlockProps {
  /** Where the server tells nothing, it is what ends everything else. */
  isOnlyWay: boolean
  onChange(): void
}

export function PasswordBlock({ isOnlyWay, onChange }: PasswordBlockProps) {
  const { t } = useTranslation()
  return (
    <DeedCard
      className={styles.out}
      title={t(isOnlyWay ? 'sessions.password.endAll' : 'sessions.password.title')}
      text={t('sessions.password.ends')}
    >
      <Button icon="key" onPress={onChange}>
        {t('sessions.password.change')}
      </Button>
    </DeedCard>
  )
}
