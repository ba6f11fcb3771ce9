/** A menu of addresses, one of which is the current one, with things to do below them. */
import { type ReactElement, type ReactNode, useId } from 'react'
import { Header } from 'react-aria-components/Header'
import { MenuItem, MenuSection, MenuTrigger, Menu as RacMenu } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import styles from './AddressMenu.module.css'
import { Avatar } from './Avatar.tsx'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import menu from './Menu.module.css'
import type { MenuEntry } from './Menu.tsx'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export interface AddressEntry {
  address: string
  /** What stands out, such as the name before the @. */
  name: string
  /** Below it. */
  detail: string
  /** Something is to be done there. */
  trouble?: boolean | undefined
  /** At the end of the row. */
  badge?: ReactNode
  /** How the row is called by screen readers: all of it, in words. */
  label: string
}

/** One of a few, for the address that is current. */
export interface MenuChoice {
  label: string
  value: string
  options: readonly { id: string; label: string; mark?: ReactNode }[]
  onChoose: (id: string) => void
}

export interface AddressMenuProps {
  /** A button. */
  trigger: ReactElement
  label: string
  current: string
  addresses: readonly AddressEntry[]
  onChoose: (address: string) => void
  /** Between the addresses and what there is to do. */
  choice?: MenuChoice | undefined
  items: readonly MenuEntry[]
}

export function AddressMenu(props: AddressMenuProps) {
  const { trigger, label, current, addresses, onChoose, choice, items } = props
  const id = useId()
  return (
    <MenuTrigger>
      {trigger}
      <Popover
        className={classes(menu.popover, styles.popover)}
        placement="end bottom"
        offset={8}
        containerPadding={8}
      >
        <VisuallyHidden id={id}>{label}</VisuallyHidden>
        <RacMenu aria-labelledby={id} className={menu.menu ?? ''}>
          <MenuSection
            aria-label={label}
            selectionMode="single"
            selectedKeys={[current]}
            disallowEmptySelection
            onSelectionChange={(keys) => {
              const [address] = keys === 'all' ? [] : keys
              if (typeof address === 'string') onChoose(address)
            }}
          >
            {addresses.map((entry) => (
              <MenuItem
                key={entry.address}
                id={entry.address}
                textValue={entry.label}
                aria-label={entry.label}
                className={classes(menu.item, styles.address)}
              >
                <Avatar address={entry.address} size={40} />
                <span className={styles.words}>
                  <strong>{entry.name}</strong>
                  <span className={entry.trouble ? styles.trouble : undefined}>{entry.detail}</span>
                </span>
                {entry.badge}
                <Icon name="check" className={styles.check} />
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className={styles.line ?? ''} />
          {choice && <Choice {...choice} />}
          {choice && <Separator className={styles.line ?? ''} />}
          {items.map((item) => (
            <MenuItem
              key={item.id}
              id={item.id}
              textValue={item.label}
              onAction={item.onAction}
              className={menu.item ?? ''}
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

function Choice({ label, value, options, onChoose }: MenuChoice) {
  return (
    <MenuSection
      aria-label={label}
      selectionMode="single"
      selectedKeys={[value]}
      disallowEmptySelection
      onSelectionChange={(keys) => {
        const [id] = keys === 'all' ? [] : keys
        if (typeof id === 'string') onChoose(id)
      }}
    >
      <Header className={styles.heading ?? ''}>{label}</Header>
      {options.map((option) => (
        <MenuItem
          key={option.id}
          id={option.id}
          textValue={option.label}
          className={classes(menu.item, styles.option)}
        >
          {option.mark}
          {option.label}
          <Icon name="check" className={styles.check} />
        </MenuItem>
      ))}
    </MenuSection>
  )
}
