/** The class names of everything that looks like a button, whether it is one or a link. */
import styles from './Button.module.css'
import { classes } from './classes.ts'
import type { IconName } from './icons.ts'

export type ButtonRank = 'primary' | 'soft' | 'plain' | 'quiet' | 'danger' | 'danger-fill'

export interface ButtonLook {
  /** At most one `primary` a surface. */
  rank?: ButtonRank | undefined
  size?: 'normal' | 'big' | undefined
  wide?: boolean | undefined
  icon?: IconName | undefined
}

export const buttonLook = ({ rank = 'plain', size, wide, icon }: ButtonLook): string =>
  classes(styles.button, styles[rank], size === 'big' && styles.big, wide && styles.wide, icon && styles.icon)
