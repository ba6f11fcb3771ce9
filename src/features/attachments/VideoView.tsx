/** A film in the conversation: a still picture until somebody wants to see it. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import { formatDuration, formatSize } from '../file-size.ts'
import type { FileViewProps } from './FileView.tsx'
import { hostOf } from './host-of.ts'
import { NotShown } from './NotShown.tsx'
import styles from './PictureView.module.css'
import { TransferRing } from './TransferRing.tsx'
import { UploadRing } from './UploadRing.tsx'
import { useFile } from './useFile.ts'

export function VideoView({ message, place, attachment, box }: FileViewProps) {
  const { t, i18n } = useTranslation()
  const { state, bring } = useFile(message, place, attachment, null)
  const [isOn, setOn] = useState(false)
  const { url, size, duration, preview } = attachment
  const name = attachment.name || t('files.video')
  const isVideo = state.status === 'here' && state.file.kind === 'video'
  const facts = [
    duration !== undefined && formatDuration(duration),
    size !== null && formatSize(size, i18n.language),
  ]

  function play() {
    setOn(true)
    if (state.status !== 'here') void bring()
  }

  return (
    <div className={styles.frame} style={{ width: box.width, aspectRatio: `${box.width} / ${box.height}` }}>
      {preview && <img src={preview} alt="" className={styles.preview} />}
      {isOn && isVideo ? (
        // biome-ignore lint/a11y/useMediaCaption: nobody sends captions with a film of their own
        <video src={state.address} controls autoPlay aria-label={name} className={styles.video} />
      ) : (
        <>
          {(state.status === 'away' || isVideo) && (
            <div className={styles.middle}>
              <button
                type="button"
                className={styles.play}
                onClick={play}
                aria-label={
                  url === null || message.direction === 'out'
                    ? t('files.playVideo', { name })
                    : t('files.playFrom', { name, host: hostOf(url) })
                }
              >
                <Icon name="play" size={24} />
              </button>
            </div>
          )}
          <span className={styles.length}>{facts.filter(Boolean).join(' · ')}</span>
        </>
      )}
      {state.status === 'coming' && (
        <div className={styles.middle}>
          <TransferRing
            label={t('files.loading', { name })}
            done={state.received}
            total={state.total ?? size}
          />
        </div>
      )}
      {!isVideo && isOn && (
        <NotShown message={message} place={place} attachment={attachment} state={state} onAgain={play} />
      )}
      <UploadRing message={message} attachment={attachment} className={styles.corner} />
    </div>
  )
}
