/** A sentence under the header of a pane, with one thing to do. It pushes, and never covers. */
import type { ReactNode } from 'react'
import styles from './Banner.module.css'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

export interface BannerProps {
  tone: 'wait' | 'danger'
  icon: IconName
  children: ReactNode
  action?: { label: string; onPress: () => void } | undefined
}

export function Banner({ tone, icon, children, action }: BannerProps) {
  return (
    <div role="status" className={classes(styles.banner, styles[tone])}>
      <Icon name={icon} className={styles.icon} />
      <div className={styles.text}>{children}</div>
      {action && (
        <span className={styles.action}>
          <Button rank="quiet" onPress={action.onPress}>
            {action.label}
          </Button>
        </span>
      )}
    </div>
  )
}
