/** Why there is no picture of a camera, and what can be done about it. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import type { NoCamera } from './camera.ts'
import styles from './WithoutCamera.module.css'

export interface WithoutCameraProps {
  why: NoCamera
  onRetry(): void
}

export function WithoutCamera({ why, onRetry }: WithoutCameraProps) {
  const { t } = useTranslation()
  const [isTold, setTold] = useState(false)
  return (
    <div className={styles.why} role="status">
      <p>{t(`scan.without.${why}`)}</p>
      {why === 'refused' && !isTold && (
        <Button icon="no-camera" onPress={() => setTold(true)}>
          {t('scan.allow')}
        </Button>
      )}
      {why === 'refused' && isTold && <p>{t('scan.allowText')}</p>}
      {(why === 'busy' || (why === 'refused' && isTold)) && (
        <Button icon="retry" onPress={onRetry}>
          {t('scan.retry')}
        </Button>
      )}
    </div>
  )
}
