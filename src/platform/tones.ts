/**
 * Two short sounds, made here: as of small stone tiles put down, two rising for what comes in, one low for what goes out.
 * A browser that plays nothing before the page was touched is not asked: it would complain.
 */
import type { AttentionWindow } from './attention.ts'

interface Tap {
  /** Hertz. */
  pitch: number
  /** Seconds after the first. */
  at: number
  loudness: number
}

const TAPS: Record<'in' | 'out', readonly Tap[]> = {
  in: [
    { pitch: 740, at: 0, loudness: 0.16 },
    { pitch: 1110, at: 0.09, loudness: 0.2 },
  ],
  out: [{ pitch: 520, at: 0, loudness: 0.09 }],
}

/** Stone rings out at once; its overtones are no multiples of its pitch, and are gone first. */
const PARTIALS = [
  { ratio: 1, share: 1, seconds: 0.22 },
  { ratio: 2.76, share: 0.35, seconds: 0.08 },
  { ratio: 5.4, share: 0.12, seconds: 0.03 },
] as const
const RISE = 0.004
const SILENCE = 0.0001

export function tonesOf({ AudioContext, navigator }: AttentionWindow) {
  let speaker: AudioContext | null = null

  function tap(into: AudioContext, { pitch, at, loudness }: Tap): void {
    const begin = into.currentTime + at
    for (const { ratio, share, seconds } of PARTIALS) {
      const tone = new OscillatorNode(into, { frequency: pitch * ratio })
      const volume = new GainNode(into, { gain: SILENCE })
      volume.gain.setValueAtTime(SILENCE, begin)
      volume.gain.exponentialRampToValueAtTime(loudness * share, begin + RISE)
      volume.gain.exponentialRampToValueAtTime(SILENCE, begin + seconds)
      tone.connect(volume).connect(into.destination)
      tone.start(begin)
      tone.stop(begin + seconds)
    }
  }

  return {
    play(sound: 'in' | 'out'): boolean {
      if (!AudioContext || navigator.userActivation?.hasBeenActive === false) return false
      try {
        speaker ??= new AudioContext()
        if (speaker.state === 'suspended') void speaker.resume().catch(ignore)
        // Where nobody can say whether it will be let through: a sound that begins only later is about nothing.
        if (speaker.state !== 'running' && !navigator.userActivation) return false
        for (const each of TAPS[sound]) tap(speaker, each)
        return true
      } catch {
        return false
      }
    },
  }
}

const ignore = () => {}
