/** A state in a word, with an icon, so that colour is never alone. */
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import styles from './Tag.module.css'

export interface TagProps {
  tone: 'neutral' | 'good' | 'wait' | 'bad' | 'accent'
  icon: IconName
  children: ReactNode
}

export function Tag({ tone, icon, children }: TagProps) {
  return (
    <span className={classes(styles.tag, styles[tone])}>
      <Icon name={icon} size={16} className={styles.icon} />
      {children}
    </span>
  )
}
