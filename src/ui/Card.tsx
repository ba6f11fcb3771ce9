/** A raised ground with a line round it. */
import type { ReactNode } from 'react'
import styles from './Card.module.css'
import { classes } from './classes.ts'

export interface CardProps {
  children: ReactNode
  padded?: boolean | undefined
  className?: string | undefined
}

export function Card({ children, padded, className }: CardProps) {
  return <div className={classes(styles.card, padded && styles.padded, className)}>{children}</div>
}
