/** An empty place: what will be here, and how it begins. */
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './EmptyState.module.css'

export interface EmptyStateProps {
  title: string
  text: ReactNode
  figure?: ReactNode
  actions?: ReactNode
  size?: 'normal' | 'big' | undefined
}

export function EmptyState({ title, text, figure, actions, size = 'normal' }: EmptyStateProps) {
  return (
    <div className={classes(styles.empty, styles[size])}>
      <div className={styles.column}>
        {figure && <div className={styles.figure}>{figure}</div>}
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.text}>{text}</p>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}
