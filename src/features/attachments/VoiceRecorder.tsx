/** In the place of the words, while a voice message is recorded: how long, how loud, and send it or not. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import { announce } from '../../ui/announce.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useClient } from '../client-context.tsx'
import { formatDuration } from './file-size.ts'
import { type Recorder, record } from './recorder.ts'
import styles from './VoiceRecorder.module.css'
import { voiceName } from './voice-name.ts'

const SHOWN = 40

export function VoiceRecorder({ jid, onEnd }: { jid: BareJid; onEnd(): void }) {
  const { t } = useTranslation()
  const { files } = useClient()
  const [isRefused, setRefused] = useState(false)
  const [seconds, setSeconds] = useState(0)
  const [bars, setBars] = useState<readonly number[]>([])
  const [isEnding, setEnding] = useState(false)
  const recorder = useRef<Recorder>(undefined)

  useEffect(() => {
    let isGone = false
    record((loud, at) => {
      setSeconds(at)
      setBars((before) => [...before, loud].slice(-SHOWN))
    }).then(
      (made) => {
        if (isGone) return made.discard()
        recorder.current = made
        announce(t('files.recording'), 'assertive')
      },
      () => isGone || setRefused(true),
    )
    return () => {
      isGone = true
      recorder.current?.discard()
    }
  }, [t])

  useEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent) => key === 'Escape' && onEnd()
    // Buttons of the kit, and their tooltips, keep their keys to themselves.
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [onEnd])

  async function send() {
    setEnding(true)
    const made = await recorder.current?.finish()
    recorder.current = undefined
    if (made) {
      const { blob, duration, waveform } = made
      const about = { name: voiceName(new Date(), blob.type), type: blob.type, duration, waveform }
      await files.send(jid, [{ blob, about }]).catch(() => setRefused(true))
    }
    onEnd()
  }

  return (
    <div className={styles.recorder}>
      <IconButton icon="remove" label={t('files.discard')} onPress={onEnd} />
      {isRefused ? (
        <p className={styles.refused} role="alert">
          {t('files.noMicrophone')}
        </p>
      ) : (
        <>
          <span className={styles.light} aria-hidden="true" />
          <span className={styles.time} role="timer">
            {formatDuration(seconds)}
          </span>
          <span className={styles.bars} aria-hidden="true">
            {bars.map((loud, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
              <i key={index} style={{ blockSize: `${3 + loud * 25}px` }} />
            ))}
          </span>
          <IconButton
            icon="send"
            rank="primary"
            label={t('files.sendVoice')}
            onPress={() => void send()}
            isDisabled={isEnding}
            autoFocus
          />
        </>
      )}
    </div>
  )
}
