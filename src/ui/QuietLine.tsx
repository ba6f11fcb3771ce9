/** A question that can wait, in a line at the edge of a list. */
import type { ReactNode } from 'react'
import styles from './QuietLine.module.css'

interface QuietLineProps {
  icon: ReactNode
  text: string
  /** The answers. */
  children: ReactNode
}

export function QuietLine({ icon, text, children }: QuietLineProps) {
  return (
    <section className={styles.line} aria-label={text}>
      {icon}
      <p>{text}</p>
      <div className={styles.ways}>{children}</div>
    </section>
  )
}
