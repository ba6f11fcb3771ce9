/** The two pages of joining that are a sentence and a button. */
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Join.module.css'

/** Somebody came by the address alone: the server learns of the token only when they say so. */
export function Shut({ domain, onOpen }: { domain: string; onOpen(): void }) {
  const { t } = useTranslation()
  return (
    <>
      <h1>{t('join.shutTitle', { domain })}</h1>
      <p>{t('join.shutText', { domain })}</p>
      <div className={styles.doors}>
        <Button rank="primary" size="big" wide onPress={onOpen}>
          {t('join.continue')}
        </Button>
      </div>
    </>
  )
}

/** The account exists; only signing in did not work. */
export function Made({ account, onSignIn }: { account: BareJid; onSignIn(): void }) {
  const { t } = useTranslation()
  return (
    <>
      <h1>{t('join.madeTitle')}</h1>
      <p role="status">{t('join.madeText', { account })}</p>
      <div className={styles.doors}>
        <Button rank="primary" size="big" wide autoFocus onPress={onSignIn}>
          {t('join.signIn')}
        </Button>
      </div>
    </>
  )
}
