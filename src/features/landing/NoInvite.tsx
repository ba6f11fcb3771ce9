/** Somebody came for an invite, and there is none: what one is, and where to go from here. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { Button } from '../../ui/Button.tsx'
import { useClient } from '../client-context.tsx'
import styles from './Landing.module.css'

export function NoInvite({ unreadable, onHome }: { unreadable?: boolean; onHome(): void }) {
  const { t } = useTranslation()
  const signedIn = Boolean(useLive(useClient().account))
  return (
    <>
      <h1>{unreadable ? t('landing.unreadableTitle') : t('landing.noneTitle')}</h1>
      <p>{unreadable ? t('landing.unreadableText') : t('landing.noneText')}</p>
      <div className={styles.doors}>
        <Button rank="primary" size="big" wide onPress={onHome}>
          {signedIn ? t('landing.home') : t('landing.start')}
        </Button>
      </div>
    </>
  )
}
