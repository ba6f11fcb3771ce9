/** In the place of the words, while a voice message is made: recorded, listened to if one likes, and sent or not. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import { announce } from '../../ui/announce.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { showToast } from '../../ui/toast-queue.ts'
import { useClient } from '../client-context.tsx'
import { formatDuration } from '../file-size.ts'
import type { Recording } from './recorder.ts'
import { useRecorder } from './useRecorder.ts'
import { VoicePreview } from './VoicePreview.tsx'
import styles from './VoiceRecorder.module.css'
import { voiceName } from './voice-name.ts'

export function VoiceRecorder({ jid, onEnd }: { jid: BareJid; onEnd(): void }) {
  const { t } = useTranslation()
  const { files } = useClient()
  const recorder = useRecorder()
  const [made, setMade] = useState<Recording | null>(null)
  const [isFull, setFull] = useState(false)
  const [isEnding, setEnding] = useState(false)
  const stops = useRef(false)

  useEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent) => key === 'Escape' && onEnd()
    // Buttons of the kit, and their tooltips, keep their keys to themselves.
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [onEnd])

  /** Null: there was nothing to hear in it, and it is over. */
  async function finish(): Promise<Recording | null> {
    if (stops.current) return null
    stops.current = true
    const recording = await recorder.finish()
    if (recording) return recording
    showToast({ text: t('files.tooShort') })
    onEnd()
    return null
  }

  async function stop() {
    const recording = await finish()
    if (!recording) return
    setMade(recording)
    announce(t('files.stopped', { time: formatDuration(recording.duration) }))
  }

  async function send(recording: Recording | null) {
    if (!recording) return
    setEnding(true)
    const { blob, duration, waveform } = recording
    const about = { name: voiceName(new Date(), blob.type), type: blob.type, duration, waveform }
    try {
      await files.send(jid, [{ blob, about }])
      onEnd()
    } catch {
      // This device could not keep it: what was spoken stays here.
      setMade(recording)
      setFull(true)
      setEnding(false)
    }
  }

  return (
    <>
      {isFull && (
        <p className={styles.problem} role="alert">
          {t('files.diskFull')}
        </p>
      )}
      <div className={styles.recorder} data-in-hand>
        <IconButton icon="remove" label={t('files.discard')} onPress={onEnd} />
        {made ? <VoicePreview recording={made} /> : recording()}
        {!recorder.isRefused && (
          <IconButton
            icon="send"
            rank="primary"
            label={t('files.sendVoice')}
            onPress={() => void (made ? send(made) : finish().then(send))}
            isDisabled={isEnding}
            autoFocus
          />
        )}
      </div>
    </>
  )

  function recording() {
    if (recorder.isRefused)
      return (
        <p className={styles.refused} role="alert">
          {t('files.noMicrophone')}
        </p>
      )
    return (
      <>
        <span className={styles.light} aria-hidden="true" />
        <span className={styles.time} role="timer">
          {formatDuration(recorder.seconds)}
        </span>
        <span className={styles.bars} aria-hidden="true">
          {recorder.bars.map((loud, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
            <i key={index} style={{ blockSize: `${3 + loud * 25}px` }} />
          ))}
        </span>
        <IconButton icon="stop" label={t('files.stop')} onPress={() => void stop()} />
      </>
    )
  }
}
