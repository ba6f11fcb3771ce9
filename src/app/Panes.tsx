/** A list and what was chosen from it, side by side; on phones one of them at a time. */
import type { ReactNode } from 'react'
import { useMedia } from '../ui/useMedia.ts'
import styles from './Panes.module.css'

export interface PanesProps {
  list: ReactNode
  /** What was chosen, which shows the banner itself, under its header; null when nothing was. */
  chosen: ReactNode
  /** Stands in the place of what could be chosen, in wide windows. */
  blank: ReactNode
  blankLabel: string
  banner: ReactNode
}

export function Panes({ list, chosen, blank, blankLabel, banner }: PanesProps) {
  const phone = useMedia('(max-width: 719px)')
  return (
    <div className={styles.panes}>
      {!(phone && chosen) && (
        <div className={styles.list}>
          {phone && banner}
          {list}
        </div>
      )}
      {chosen}
      {!chosen && !phone && (
        <section className={styles.blank} aria-label={blankLabel}>
          {banner}
          {blank}
        </section>
      )}
    </div>
  )
}
