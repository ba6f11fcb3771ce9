/** A dialog over everything: in the middle on wide screens, from below with a grip on phones. */
import { type ReactNode, useRef } from 'react'
import { Dialog, Heading } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from './IconButton.tsx'
import styles from './Sheet.module.css'
import { useDragDown } from './useDragDown.ts'

export interface SheetProps {
  title: string
  isOpen: boolean
  onOpenChange: (open: boolean) => void
  children: ReactNode
  /** Left out where the sheet has its own way to be refused. */
  closeLabel?: string | undefined
  role?: 'dialog' | 'alertdialog' | undefined
  'data-testid'?: string | undefined
}

export function Sheet({ title, isOpen, onOpenChange, children, closeLabel, role, ...rest }: SheetProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const drag = useDragDown(sheet, () => onOpenChange(false))
  return (
    <ModalOverlay
      className={styles.over ?? ''}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={role !== 'alertdialog'}
    >
      <Modal className={styles.sheet ?? ''} ref={sheet}>
        <Dialog role={role ?? 'dialog'} className={styles.dialog ?? ''} data-testid={rest['data-testid']}>
          <div className={styles.handle} {...drag}>
            <span className={styles.grip} aria-hidden="true" />
            <header className={styles.head}>
              <Heading slot="title" level={2} className={styles.title}>
                {title}
              </Heading>
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
