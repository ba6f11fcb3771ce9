/** A recording from the first moment of what asks for it to its last: how long, how loud, and whether it may be at all. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../ui/announce.ts'
import { type Recorder, type Recording, record } from './recorder.ts'

const SHOWN = 40

export interface RecorderHold {
  /** There is no microphone, or none that may be used. */
  isRefused: boolean
  seconds: number
  /** How loud the last moments were, 0 to 1. */
  bars: readonly number[]
  /** Null: too short to hold a word. */
  finish(): Promise<Recording | null>
}

export function useRecorder(): RecorderHold {
  const { t } = useTranslation()
  const [isRefused, setRefused] = useState(false)
  const [seconds, setSeconds] = useState(0)
  const [bars, setBars] = useState<readonly number[]>([])
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

  async function finish() {
    const made = (await recorder.current?.finish()) ?? null
    recorder.current = undefined
    return made
  }

  return { isRefused, seconds, bars, finish }
}
