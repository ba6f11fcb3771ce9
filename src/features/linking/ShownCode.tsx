/** The code, to be scanned or typed, the number beside it, and what is left of its minute. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkState } from '../../client/acting/linking.ts'
import { QrCode } from '../../ui/QrCode.tsx'
import styles from './Linking.module.css'

interface ShownCodeProps {
  shown: Extract<LinkState, { status: 'shown' }>
  domain: string
}

export function ShownCode({ shown: { link, code, number, from, until }, domain }: ShownCodeProps) {
  const { t } = useTranslation()
  const left = useLeft(from, until)
  return (
    <div className={styles.form}>
      <div className={styles.paper}>
        <QrCode
          text={link}
          label={t('linking.here.codeOf')}
          size={232}
          data-testid="link-qr"
          fallback={<p>{t('linking.here.noPicture')}</p>}
        />
      </div>
      <div className={styles.minute} aria-hidden="true">
        <span style={{ transform: `scaleX(${left})` }} />
      </div>
      <ol className={styles.steps}>
        <li>
          {t('linking.here.scan')}
          <strong className={styles.code} dir="ltr" data-testid="link-user-code">
            {code}
          </strong>
        </li>
        <li>
          {t('linking.here.number')}
          <strong className={styles.number} dir="ltr" data-testid="link-number-shown">
            {number}
          </strong>
        </li>
        <li>{t('linking.here.allow', { domain })}</li>
      </ol>
      <p className={styles.fine}>{t('linking.here.renews')}</p>
    </div>
  )
}

/** Part of the time that is left, by the second: nothing that moves is needed for it. */
function useLeft(from: number, until: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(tick)
  }, [])
  return Math.min(1, Math.max(0, (until - now) / (until - from)))
}
