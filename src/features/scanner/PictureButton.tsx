/** Takes a picture from the device; on phones, also a new one. */
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { IconTile } from '../../ui/IconTile.tsx'
import { useMedia } from '../../ui/useMedia.ts'
import styles from './PictureButton.module.css'

export interface PictureButtonProps {
  onFile(file: Blob): void
  /** Also says that pictures can be dropped here. */
  isDropTarget?: boolean
}

export function PictureButton({ onFile, isDropTarget }: PictureButtonProps) {
  const { t } = useTranslation()
  const byTouch = useMedia('(pointer: coarse)')
  const input = useRef<HTMLInputElement>(null)
  const button = (
    <Button icon={isDropTarget ? undefined : 'picture'} onPress={() => input.current?.click()}>
      {t('scan.picture')}
    </Button>
  )
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        data-testid="scan-file"
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file) onFile(file)
          // The same one may be chosen again.
          target.value = ''
        }}
      />
      {isDropTarget ? (
        <div className={styles.target}>
          <IconTile icon="picture" tone="soft" />
          <b>{t(byTouch ? 'scan.pick' : 'scan.drop')}</b>
          {!byTouch && <span>{t('scan.dropHint')}</span>}
          {button}
        </div>
      ) : (
        button
      )}
    </>
  )
}
