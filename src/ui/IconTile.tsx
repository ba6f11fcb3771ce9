/** An icon on a tile, as it stands before a row or a door. */
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import styles from './IconTile.module.css'
import type { IconName } from './icons.ts'

export interface IconTileProps {
  icon: IconName
  tone?: 'plain' | 'soft' | 'accent' | 'deep' | undefined
}

export function IconTile({ icon, tone = 'plain' }: IconTileProps) {
  return (
    <span className={classes(styles.tile, styles[tone])}>
      <Icon name={icon} size={icon === 'invite' ? 24 : 20} />
    </span>
  )
}
