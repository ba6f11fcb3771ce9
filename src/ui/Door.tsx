/** One of the ways in: where it leads, and what is behind it. */
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Link } from 'react-aria-components/Link'
import styles from './Door.module.css'
import { Icon } from './Icon.tsx'
import { IconTile } from './IconTile.tsx'
import type { IconName } from './icons.ts'

export interface DoorProps {
  icon: IconName
  title: string
  detail: ReactNode
  /** An address, or else something to do. */
  href?: string | undefined
  onPress?: (() => void) | undefined
  'data-testid'?: string | undefined
}

export function Door({ icon, title, detail, href, onPress, ...rest }: DoorProps) {
  const inside = (
    <>
      <IconTile icon={icon} />
      <span className={styles.words}>
        <b className={styles.title}>{title}</b>
        <span className={styles.detail}>{detail}</span>
      </span>
      <Icon name="forward" className={styles.forward} />
    </>
  )
  return href === undefined ? (
    <Button {...rest} className={styles.door ?? ''} onPress={onPress}>
      {inside}
    </Button>
  ) : (
    <Link {...rest} className={styles.door ?? ''} href={href} onPress={onPress}>
      {inside}
    </Link>
  )
}
