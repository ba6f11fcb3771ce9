/** Something that can be done, in a card of its own: what it is, what it means, and the button beside that. */
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './DeedCard.module.css'

interface DeedCardProps {
  title: string
  text: string
  /** What came of it, read out as soon as it is there. Absent: nothing is ever said. */
  outcome?: ReactNode
  /** Where it stands among others. */
  className?: string | undefined
  /** The button. */
  children: ReactNode
}

export function DeedCard({ title, text, outcome, className, children }: DeedCardProps) {
  return (
    <section className={classes(styles.card, className)}>
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
        {outcome !== undefined && <p role="status">{outcome}</p>}
      </div>
      {children}
    </section>
  )
}
