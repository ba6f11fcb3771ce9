/** A list of things to do, behind a button. */
import type { ReactElement } from 'react'
import { MenuItem, MenuTrigger, Menu as RacMenu } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import styles from './Menu.module.css'

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
  return (
    <MenuTrigger {...open}>
      {trigger}
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={6} containerPadding={8}>
        <RacMenu aria-label={label} className={styles.menu ?? ''}>
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
