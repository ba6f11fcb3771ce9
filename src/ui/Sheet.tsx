/** A dialog over everything: in the middle on wide screens, from below with a grip on phones. */
import { type ReactNode, useRef } from 'react'
import { Dialog, Heading } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { classes } from './classes.ts'
import { IconButton } from './IconButton.tsx'
import overlay from './Overlay.module.css'
import styles from './Sheet.module.css'
import { useDragDown } from './useDragDown.ts'

export interface SheetProps {
  title: string
  isOpen: boolean
  onOpenChange: (open: boolean) => void
  children: ReactNode
  /** Where the sheet itself says it larger: the title then only names it. */
  isTitleHidden?: boolean | undefined
  /** Stands before the button that closes, such as a menu. */
  aside?: ReactNode
  /** Left out where the sheet has its own way to be refused. */
  closeLabel?: string | undefined
  role?: 'dialog' | 'alertdialog' | undefined
  /**
   * `cover`: wider, and on phones over the whole screen, with the head on top of what is in it, such as a camera.
   * `wide`: room for two columns, where a window is wider than high.
   */
  look?: 'plain' | 'cover' | 'wide' | undefined
  'data-testid'?: string | undefined
}

export function Sheet(props: SheetProps) {
  const { title, isTitleHidden, aside, isOpen, onOpenChange, children, closeLabel, role, look, ...rest } =
    props
  const sheet = useRef<HTMLDivElement>(null)
  const drag = useDragDown(sheet, () => onOpenChange(false))
  return (
    <ModalOverlay
      className={classes(overlay.scrim, styles.over)}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={role !== 'alertdialog'}
    >
      <Modal
        className={classes(
          overlay.panel,
          styles.sheet,
          look === 'cover' && styles.cover,
          look === 'wide' && styles.wide,
        )}
        ref={sheet}
      >
        <Dialog role={role ?? 'dialog'} className={overlay.dialog ?? ''} data-testid={rest['data-testid']}>
          <div className={styles.handle} {...drag}>
            <span className={styles.grip} aria-hidden="true" />
            <header className={styles.head}>
              <Heading
                slot="title"
                level={2}
                className={classes(styles.title, isTitleHidden && styles.unseen)}
              >
                {title}
              </Heading>
              {aside}
              {closeLabel && (
                <IconButton icon="close" label={closeLabel} onPress={() => onOpenChange(false)} />
              )}
            </header>
          </div>
          <div className={styles.body}>{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
