/** After a reload in the middle: the account may be there already, and then signing in is the way. */
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Join.module.css'

export function DoubtNote({ address, onSignIn }: { address: BareJid; onSignIn(address: string): void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.box} role="status">
      <p>{t('join.doubt')}</p>
      <div className={styles.link}>
        <Button rank="quiet" onPress={() => onSignIn(address)}>
          {t('join.signInAs', { address })}
        </Button>
      </div>
    </div>
  )
}
