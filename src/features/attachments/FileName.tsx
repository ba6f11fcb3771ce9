/** The name of a file on one line: one that is too long loses its middle, so that its end still says what it is. */
import styles from './FileName.module.css'

const END = 9

export function FileName({ name }: { name: string }) {
  const letters = [...name]
  const cut = letters.length > 2 * END ? letters.length - END : letters.length
  return (
    <span className={styles.name} dir="auto">
      <span className={styles.start}>{letters.slice(0, cut).join('')}</span>
      <span className={styles.end}>{letters.slice(cut).join('')}</span>
    </span>
  )
}
