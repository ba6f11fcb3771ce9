/** A voice message before it is sent: heard as the other one will hear it. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'
import { formatDuration } from '../file-size.ts'
import type { Recording } from './recorder.ts'
import { usePlayer } from './usePlayer.ts'
import styles from './VoiceRecorder.module.css'
import { Waveform } from './Waveform.tsx'

export function VoicePreview({ recording: { blob, duration, waveform } }: { recording: Recording }) {
  const { t } = useTranslation()
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  const { isPlaying, at, length, toggle, seek } = usePlayer(address, duration)
  return (
    <>
      <IconButton
        icon={isPlaying ? 'pause' : 'play'}
        label={t(isPlaying ? 'files.stopListening' : 'files.listen')}
        onPress={toggle}
        autoFocus
      />
      <span className={styles.heard}>
        <Waveform bars={waveform} at={at} length={length} label={t('files.positionVoice')} onSeek={seek} />
      </span>
      <span className={styles.time}>{formatDuration(isPlaying || at > 0 ? at : length)}</span>
    </>
  )
}
