/** The mark of Tessera: two halves of one tile. Decorative unless it is given a name. */
import styles from './Mark.module.css'

export interface MarkProps {
  size?: number
  /** One ink, the colour of the text around it. */
  plain?: boolean
  label?: string
}

const HOST =
  'M4 0H9.25A.75.75 0 0 1 10 .75V6.25A.75.75 0 0 1 9.25 7H4.75A.75.75 0 0 0 4 7.75V15.25A.75.75 0 0 1 3.25 16A3.25 3.25 0 0 1 0 12.75V4A4 4 0 0 1 4 0z'
const GUEST =
  'M12 16H6.75A.75.75 0 0 1 6 15.25V9.75A.75.75 0 0 1 6.75 9H11.25A.75.75 0 0 0 12 8.25V.75A.75.75 0 0 1 12.75 0A3.25 3.25 0 0 1 16 3.25V12A4 4 0 0 1 12 16z'

export function Mark({ size = 32, plain, label }: MarkProps) {
  const spoken = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden; a title would also be a tooltip
    <svg {...spoken} className={styles.mark} width={size} height={size} viewBox="0 0 16 16">
      <path fill={plain ? 'currentColor' : 'var(--lapis)'} d={HOST} />
      <path fill={plain ? 'currentColor' : 'var(--terracotta)'} d={GUEST} />
    </svg>
  )
}
