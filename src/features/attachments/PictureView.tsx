/** A picture in the conversation, in a place that was kept for it. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { formatSize } from '../file-size.ts'
import type { FileViewProps } from './FileView.tsx'
import { galleryPlace } from './gallery-place.ts'
import { hostOf } from './host-of.ts'
import { NotShown } from './NotShown.tsx'
import styles from './PictureView.module.css'
import { TransferRing } from './TransferRing.tsx'
import { UploadRing } from './UploadRing.tsx'
import { useFile } from './useFile.ts'
import { useMayLoad } from './useMayLoad.ts'

/** More than this is asked for first. */
const UNASKED_BYTES = 10 * 1024 * 1024

export function PictureView({ message, place, attachment, box }: FileViewProps) {
  const { t, i18n } = useTranslation()
  const { mayLoad, allow } = useMayLoad(message)
  const small = (attachment.size ?? 0) <= UNASKED_BYTES
  const { state, bring } = useFile(message, place, attachment, mayLoad && small ? UNASKED_BYTES : null)
  const name = attachment.name || t('files.picture')
  const isPicture = state.status !== 'here' || state.file.kind === 'image'

  function load() {
    allow()
    // From here on a small one comes by itself.
    if (mayLoad || !small) void bring()
  }

  return (
    <div className={styles.frame} style={{ width: box.width, aspectRatio: `${box.width} / ${box.height}` }}>
      {attachment.preview && state.status !== 'here' && (
        <img src={attachment.preview} alt="" className={styles.preview} />
      )}
      {state.status === 'here' && isPicture && (
        <button
          type="button"
          className={styles.open}
          aria-label={t('files.openPicture', { name })}
          onClick={() => galleryPlace.set({ messageId: message.id, place })}
        >
          <img src={state.address} alt="" className={styles.picture} draggable={false} />
        </button>
      )}
      {state.status === 'away' && attachment.url !== null && (
        <div className={styles.middle}>
          <Button rank="soft" icon="picture" onPress={load}>
            {mayLoad
              ? t('files.loadSize', { size: formatSize(attachment.size ?? 0, i18n.language) })
              : t('files.loadFrom', { host: hostOf(attachment.url) })}
          </Button>
        </div>
      )}
      {state.status === 'coming' && (
        <div className={styles.middle}>
          <TransferRing
            label={t('files.loading', { name })}
            done={state.received}
            total={state.total ?? attachment.size}
          />
        </div>
      )}
      {(!isPicture || ['gone', 'unreachable', 'too-large'].includes(state.status)) && (
        <NotShown message={message} place={place} attachment={attachment} state={state} onAgain={load} />
      )}
      <UploadRing message={message} attachment={attachment} className={styles.corner} />
    </div>
  )
}
