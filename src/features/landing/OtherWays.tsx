/** For whoever would rather use another program, another device, or nothing of it: out of the way, below the main button. */
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { useMedia } from '../../ui/useMedia.ts'
import { useClient } from '../client-context.tsx'
import styles from './Landing.module.css'

const QrCode = lazy(() => import('../../ui/QrCode.tsx').then((module) => ({ default: module.QrCode })))

interface OtherWaysProps {
  onOtherApp(uri: string): void
  onPutAway(): void
  /** Where the second, explicit choice begins for somebody who is signed in: a new account with this invite. */
  newAccountHref?: string | undefined
}

/** The secret leaves its safe only when one of these is pressed. */
type Shown = { way: 'app' | 'code'; uri: string } | { way: 'gone' }

export function OtherWays({ onOtherApp, onPutAway, newAccountHref }: OtherWaysProps) {
  const { t } = useTranslation()
  const { arrival } = useClient()
  const phone = useMedia('(max-width: 719px)')
  const [shown, setShown] = useState<Shown | null>(null)

  async function reveal(way: 'app' | 'code') {
    if (shown?.way === 'code' && way === 'code') return setShown(null)
    const uri = await arrival.uri()
    setShown(uri === null ? { way: 'gone' } : { way, uri })
    if (uri !== null && way === 'app') onOtherApp(uri)
  }

  return (
    <div className={styles.others}>
      <Button rank="quiet" onPress={() => reveal('app')}>
        {t('landing.otherApp')}
      </Button>
      {!phone && (
        <Button rank="quiet" aria-expanded={shown?.way === 'code'} onPress={() => reveal('code')}>
          {t('landing.phone')}
        </Button>
      )}
      {newAccountHref && (
        <LinkButton rank="quiet" href={newAccountHref}>
          {t('landing.newAccount')}
        </LinkButton>
      )}
      <Button rank="quiet" onPress={onPutAway}>
        {t('landing.putAway')}
      </Button>
      <div className={styles.shown} role="status">
        {shown?.way === 'app' && <p>{t('landing.otherAppHint')}</p>}
        {shown?.way === 'gone' && <p>{t('landing.gone')}</p>}
        {shown?.way === 'code' && <p>{t('landing.phoneHint')}</p>}
      </div>
      {shown?.way === 'code' && (
        <div className={styles.code}>
          <Suspense fallback={null}>
            <QrCode
              text={shown.uri}
              label={t('landing.codeLabel')}
              size={264}
              fallback={t('landing.noCode')}
            />
          </Suspense>
        </div>
      )}
    </div>
  )
}
