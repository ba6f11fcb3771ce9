/** A list of things to do, behind a button. */
import { type ReactElement, useId } from 'react'
import { MenuItem, MenuTrigger, Menu as RacMenu } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import styles from './Menu.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export interface MenuEntry {
  id: string
  label: string
  icon?: IconName | undefined
  rank?: 'danger' | undefined
  isDisabled?: boolean | undefined
  onAction: () => void
}

export interface MenuProps {
  /** A button of the kit. */
  trigger: ReactElement
  label: string
  items: readonly MenuEntry[]
  isOpen?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
}

export function Menu({ trigger, label, items, ...open }: MenuProps) {
  const id = useId()
  return (
    <MenuTrigger {...open}>
      {trigger}
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={6} containerPadding={8}>
        <VisuallyHidden id={id}>{label}</VisuallyHidden>
        <RacMenu aria-labelledby={id} className={styles.menu ?? ''}>
          {items.map((item) => (
            <MenuItem
              key={item.id}
              id={item.id}
              textValue={item.label}
              isDisabled={item.isDisabled ?? false}
              onAction={item.onAction}
              className={classes(styles.item, item.rank && styles[item.rank])}
            >
              {item.icon && <Icon name={item.icon} />}
              {item.label}
            </MenuItem>
          ))}
        </RacMenu>
      </Popover>
    </MenuTrigger>
  )
}
