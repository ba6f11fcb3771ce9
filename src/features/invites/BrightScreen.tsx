/** The whole screen, as light as paper in both themes, kept awake: for a code that others point a camera at. */
import type { ReactNode } from 'react'
import { Dialog, Heading } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from '../../ui/IconButton.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import styles from './BrightScreen.module.css'
import { useFullScreen } from './useFullScreen.ts'
import { useWakeLock } from './useWakeLock.ts'

interface BrightScreenProps {
  title: string
  closeLabel: string
  onClose(): void
  children: ReactNode
}

export function BrightScreen({ title, closeLabel, onClose, children }: BrightScreenProps) {
  useWakeLock()
  useFullScreen(onClose)
  return (
    <ModalOverlay
      isOpen
      data-theme="light"
      onOpenChange={(open) => open || onClose()}
      className={styles.over ?? ''}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.screen ?? ''}>
          <Heading slot="title" level={2} className={styles.name}>
            <VisuallyHidden>{title}</VisuallyHidden>
          </Heading>
          {children}
          <div className={styles.close}>
            <IconButton icon="close" label={closeLabel} autoFocus onPress={onClose} />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
