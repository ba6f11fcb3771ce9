/** How many are new. Above 99 it says so. */
import styles from './Badge.module.css'
import { classes } from './classes.ts'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export interface BadgeProps {
  count: number
  /** Grey, for muted chats. */
  quiet?: boolean | undefined
  /** The whole sentence, such as `3 unread messages`. */
  label: string
  className?: string | undefined
}

const MOST = 99

export function Badge({ count, quiet, label, className }: BadgeProps) {
  return (
    <span className={classes(styles.badge, quiet && styles.quiet, className)}>
      <span aria-hidden="true">{count > MOST ? `${MOST}+` : count}</span>
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  )
}
