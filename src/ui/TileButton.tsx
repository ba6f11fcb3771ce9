/** A button with its word under its icon: several of them share a row. */
import { type ButtonProps as BaseProps, Button as RacButton } from 'react-aria-components/Button'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import styles from './TileButton.module.css'

export interface TileButtonProps extends Omit<BaseProps, 'className' | 'style' | 'children'> {
  icon: IconName
  children: string
  'data-testid'?: string | undefined
}

export function TileButton({ icon, children, ...rest }: TileButtonProps) {
  return (
    <RacButton {...rest} className={styles.tile ?? ''}>
      <Icon name={rest.isPending ? 'clock' : icon} />
      {children}
    </RacButton>
  )
}
