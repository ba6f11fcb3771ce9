/** A list of things to do, behind a button or at a place. */
import { type ReactElement, useContext, useId, useRef } from 'react'
import { OverlayTriggerStateContext } from 'react-aria-components/Dialog'
import { MenuItem, MenuTrigger, Menu as RacMenu } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import { Keys } from './Keys.tsx'
import styles from './Menu.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export interface MenuEntry {
  id: string
  label: string
  icon?: IconName | undefined
  rank?: 'danger' | undefined
  isDisabled?: boolean | undefined
  /** Keys that do the same. */
  shortcut?: string | undefined
  onAction: () => void
}

export interface MenuListProps {
  items: readonly MenuEntry[]
  'aria-label'?: string | undefined
  'aria-labelledby'?: string | undefined
  autoFocus?: 'first' | undefined
  onClose?: (() => void) | undefined
}

/** The list itself, for what has its own place to open in. */
export function MenuList({ items, autoFocus, onClose, ...rest }: MenuListProps) {
  return (
    <RacMenu
      {...rest}
      {...(autoFocus && { autoFocus })}
      {...(onClose && { onClose })}
      className={styles.menu ?? ''}
    >
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
          {item.shortcut && <Keys>{item.shortcut}</Keys>}
        </MenuItem>
      ))}
    </RacMenu>
  )
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
        <Entries label={label} items={items} />
      </Popover>
    </MenuTrigger>
  )
}

export interface MenuAtProps extends Pick<MenuProps, 'label' | 'items'> {
  /** In the window, pixels. */
  at: { x: number; y: number }
  onClose: () => void
}

/** The same, open at a place: where the other button of a mouse was pressed, or a finger rests. */
export function MenuAt({ at, onClose, ...menu }: MenuAtProps) {
  const spot = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={spot} className={styles.spot} style={{ left: at.x, top: at.y }} />
      <Popover
        triggerRef={spot}
        isOpen
        aria-label={menu.label}
        onOpenChange={(open) => !open && onClose()}
        className={styles.popover ?? ''}
        placement="bottom start"
        offset={2}
        containerPadding={8}
      >
        <Entries {...menu} autoFocus="first" onClose={onClose} />
      </Popover>
    </>
  )
}

interface EntriesProps extends Pick<MenuProps, 'label' | 'items'> {
  autoFocus?: 'first'
  onClose?: () => void
}

function Entries({ label, items, ...rest }: EntriesProps) {
  const id = useId()
  const trigger = useContext(OverlayTriggerStateContext)
  // While it fades away its entries may already say the opposite: the second press of two has done its work.
  const alive = items.map((item) => ({
    ...item,
    onAction: () => trigger?.isOpen !== false && item.onAction(),
  }))
  return (
    <>
      <VisuallyHidden id={id}>{label}</VisuallyHidden>
      <MenuList {...rest} items={alive} aria-labelledby={id} />
    </>
  )
}
