/** One picture on the whole screen: all of it, or as large as it is, to be moved about. */
import { useTranslation } from 'react-i18next'
import { classes } from '../../ui/classes.ts'
import styles from './Gallery.module.css'
import { TransferRing } from './TransferRing.tsx'
import { useFile } from './useFile.ts'
import { useMayLoad } from './useMayLoad.ts'
import type { PictureOf } from './usePictures.ts'

const MOST_BYTES = 64 * 1024 * 1024

interface GalleryPictureProps {
  picture: PictureOf
  isLarge: boolean
  onToggle(): void
}

export function GalleryPicture({ picture, isLarge, onToggle }: GalleryPictureProps) {
  const { t } = useTranslation()
  const { message, place, attachment } = picture
  const { mayLoad } = useMayLoad(message)
  const { state } = useFile(message, place, attachment, mayLoad ? MOST_BYTES : null)
  const name = attachment.name || t('files.picture')
  if (state.status === 'coming')
    return (
      <div className={styles.stage}>
        <TransferRing
          label={t('files.loading', { name })}
          done={state.received}
          total={state.total ?? attachment.size}
        />
      </div>
    )
  if (state.status !== 'here' || state.file.kind !== 'image')
    return <p className={styles.stage}>{t('files.noPicture')}</p>
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its keys are + and -, and the button above
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same
    <div className={classes(styles.stage, isLarge && styles.large)} onClick={onToggle}>
      <img src={state.address} alt={name} className={styles.picture} draggable={false} />
    </div>
  )
}
