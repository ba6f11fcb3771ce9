/** The shape of a sound, filled as far as it was heard. A slider, for fingers, mouse and keys. */
import styles from './Waveform.module.css'

interface WaveformProps {
  /** 0 to 1; null: its shape is not known. */
  bars: readonly number[] | null
  /** Seconds, both. */
  at: number
  length: number
  label: string
  onSeek(seconds: number): void
}

const FLAT: readonly number[] = Array.from({ length: 36 }, () => 0.12)
const STEP = 0.1

export function Waveform({ bars, at, length, label, onSeek }: WaveformProps) {
  const shape = bars ?? FLAT
  const heard = length > 0 ? (at / length) * shape.length : 0
  return (
    // Time runs to the right, whichever way words do.
    <span className={styles.wave} dir="ltr">
      <svg viewBox={`0 0 ${shape.length * 4} 28`} preserveAspectRatio="none" aria-hidden="true">
        {shape.map((loud, index) => {
          const height = 3 + loud * 25
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
              key={index}
              x={index * 4 + 0.75}
              y={(28 - height) / 2}
              width="2.5"
              height={height}
              rx="1.2"
              className={index < heard ? styles.heard : styles.unheard}
            />
          )
        })}
      </svg>
      <input
        type="range"
        min={0}
        max={Math.max(STEP, length)}
        step={STEP}
        value={Math.min(at, length)}
        aria-label={label}
        onChange={(event) => onSeek(Number(event.target.value))}
        className={styles.slider}
      />
    </span>
  )
}
