/** One code as large as the screen: who invites, and until when. */
import { useTranslation } from 'react-i18next'
import { QrCode } from '../../ui/QrCode.tsx'
import { BrightScreen } from './BrightScreen.tsx'
import styles from './FullScreen.module.css'

interface FullScreenProps {
  text: string
  title: string
  good: string
  onClose(): void
}

export function FullScreen({ text, title, good, onClose }: FullScreenProps) {
  const { t } = useTranslation()
  return (
    <BrightScreen title={t('invites.full.title')} closeLabel={t('invites.close')} onClose={onClose}>
      <div className={styles.code}>
        <QrCode text={text} label={t('invites.codeOf')} data-testid="invite-qr-full" />
      </div>
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        <p>{t('invites.full.point')}</p>
        <p>{good}</p>
      </div>
    </BrightScreen>
  )
}
