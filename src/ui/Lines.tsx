/** A card of lines, each with something at either end. */
import type { ReactNode } from 'react'
import { Card } from './Card.tsx'
import styles from './Lines.module.css'

/** `children`: items of a list. */
export function Lines({ children }: { children: ReactNode }) {
  return (
    <Card>
      <ul className={styles.lines}>{children}</ul>
    </Card>
  )
}
