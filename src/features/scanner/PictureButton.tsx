/** Takes a picture from the device; on phones, also a new one. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { IconTile } from '../../ui/IconTile.tsx'
import { useMedia } from '../../ui/useMedia.ts'
import styles from './PictureButton.module.css'

export interface PictureButtonProps {
  onPress(): void
  /** Also says that pictures can be dropped here. */
  isDropTarget?: boolean
}

export function PictureButton({ onPress, isDropTarget }: PictureButtonProps) {
  const { t } = useTranslation()
  const byTouch = useMedia('(pointer: coarse)')
  const button = (
    <Button icon={isDropTarget ? undefined : 'picture'} onPress={onPress}>
      {t('scan.picture')}
    </Button>
  )
  if (!isDropTarget) return button
  return (
    <div className={styles.target}>
      <IconTile icon="picture" tone="soft" />
      <b>{t(byTouch ? 'scan.pick' : 'scan.drop')}</b>
      {!byTouch && <span>{t('scan.dropHint')}</span>}
      {button}
    </div>
  )
}
