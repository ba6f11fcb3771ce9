/** Where accounts come from, as long as this program cannot make one. */
import { useTranslation } from 'react-i18next'
import { EntryPage } from '../../ui/EntryPage.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import styles from './Welcome.module.css'

export interface NeedAccountProps {
  /** What this copy of the program calls itself. */
  brand?: string | undefined
  signInHref: string
  onBack(): void
  /** The domain that this deployment is for. */
  defaultDomain?: string | undefined
}

export function NeedAccount({ brand, signInHref, onBack, defaultDomain }: NeedAccountProps) {
  const { t } = useTranslation()
  return (
    <EntryPage brand={brand} back={{ label: t('app.back'), onPress: onBack }} footer={t('app.promise')}>
      <h1>{t('welcome.needTitle')}</h1>
      <p>{t('welcome.needLede')}</p>
      <div className={styles.words}>
        {defaultDomain && <p>{t('welcome.needDeployment', { domain: defaultDomain })}</p>}
        <p>{t('welcome.needText')}</p>
      </div>
      <LinkButton href={signInHref} rank="primary" size="big" wide>
        {t('welcome.haveOne')}
      </LinkButton>
    </EntryPage>
  )
}
