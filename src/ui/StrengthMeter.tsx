/** Four tiles, as many of them filled as a password is strong. Decorative: the word for it stands beside. */
import styles from './StrengthMeter.module.css'

const TILES = [1, 2, 3, 4] as const

export function StrengthMeter({ level }: { level: 0 | 1 | 2 | 3 | 4 }) {
  return (
    <span className={styles.meter} data-level={level} aria-hidden="true">
      {TILES.map((tile) => (
        <i key={tile} className={tile <= level ? styles.on : undefined} />
      ))}
    </span>
  )
}
