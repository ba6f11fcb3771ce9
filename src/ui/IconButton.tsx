/** A button that is only an icon: its name is read out, and shown as a tooltip to mouse and keyboard. */
import { type ButtonProps as BaseProps, Button as RacButton } from 'react-aria-components/Button'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import styles from './IconButton.module.css'
import type { IconName } from './icons.ts'
import { Tooltip } from './Tooltip.tsx'

export interface IconButtonProps extends Omit<BaseProps, 'className' | 'style' | 'children' | 'aria-label'> {
  icon: IconName
  label: string
  rank?: 'quiet' | 'primary' | undefined
  /** A switch that is on, such as an open pane. Leave it out where there is nothing to switch. */
  isOn?: boolean | undefined
  /** Small ones are drawn at 32 px; the hit area stays whole. */
  size?: 'normal' | 'small' | undefined
  /** Keys that do the same, shown in the tooltip. */
  shortcut?: string | undefined
  'data-testid'?: string | undefined
}

export function IconButton({ icon, label, rank = 'quiet', isOn, size, shortcut, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <RacButton
        {...rest}
        aria-label={label}
        aria-pressed={isOn}
        className={classes(
          styles.button,
          rank === 'primary' && styles.primary,
          isOn && styles.on,
          size === 'small' && styles.small,
        )}
      >
        <Icon name={rest.isPending ? 'clock' : icon} size={size === 'small' ? 16 : 20} />
      </RacButton>
    </Tooltip>
  )
}
