/** A voice message, or a piece of music: played where it stands, with its shape as the place to seek in. */
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'
import { formatDuration } from '../file-size.ts'
import { FileCard } from './FileCard.tsx'
import type { FileViewProps } from './FileView.tsx'
import styles from './SoundView.module.css'
import { TransferRing } from './TransferRing.tsx'
import { UploadRing } from './UploadRing.tsx'
import { useFile } from './useFile.ts'
import { usePlayer } from './usePlayer.ts'
import { Waveform } from './Waveform.tsx'

export function SoundView(props: FileViewProps) {
  const { message, place, attachment, box } = props
  const { t } = useTranslation()
  const { state, bring } = useFile(message, place, attachment, null)
  const address = state.status === 'here' && state.file.kind === 'audio' ? state.address : null
  const player = usePlayer(address, attachment.duration ?? 0)
  const isVoice = attachment.waveform !== undefined
  const name = isVoice ? t('files.voice') : attachment.name || t('files.sound')
  // What is no sound, or cannot be had, is a file like any other.
  if (state.status === 'here' && !address) return <FileCard {...props} />
  if (['gone', 'unreachable', 'too-large'].includes(state.status)) return <FileCard {...props} />

  async function toggle() {
    player.toggle()
    if (state.status === 'away') await bring()
  }

  return (
    <div className={styles.sound} style={{ width: box.width, minHeight: box.height }}>
      {attachment.url === null && <UploadRing message={message} attachment={attachment} />}
      {state.status === 'coming' ? (
        <TransferRing
          label={t('files.loading', { name })}
          done={state.received}
          total={state.total ?? attachment.size}
        />
      ) : (
        <IconButton
          icon={player.isPlaying ? 'pause' : 'play'}
          label={t(player.isPlaying ? 'files.pause' : 'files.play', { name })}
          onPress={() => void toggle()}
        />
      )}
      <div className={styles.middle}>
        {!isVoice && (
          <b className={styles.name}>
            <bdi>{name}</bdi>
          </b>
        )}
        <Waveform
          bars={attachment.waveform ?? null}
          at={player.at}
          length={player.length}
          label={t('files.position', { name })}
          onSeek={player.seek}
        />
      </div>
      <span className={styles.time}>
        {formatDuration(player.isPlaying || player.at > 0 ? player.at : player.length)}
      </span>
    </div>
  )
}
