/** Opens beside what was pressed, or where; where there is no mouse, from below. Closes by Escape, and by a press elsewhere. */
import { type ReactNode, useRef } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import styles from './Floating.module.css'
import { Sheet } from './Sheet.tsx'
import { useMedia } from './useMedia.ts'

/** Beside a control, or where the pointer is. */
export type FloatingAt = Element | { x: number; y: number }

export interface FloatingProps {
  at: FloatingAt
  title: string
  onClose: () => void
  closeLabel: string
  placement?: 'bottom start' | 'bottom end' | 'top end' | undefined
  children: ReactNode
}

const NO_SIZE = { width: 0, height: 0 }

export function Floating({ at, title, onClose, closeLabel, placement, children }: FloatingProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  const isTouched = useMedia('(pointer: coarse)')
  const onOpenChange = (open: boolean) => {
    if (!open) onClose()
  }
  if (isTouched)
    return (
      <Sheet title={title} isOpen onOpenChange={onOpenChange} closeLabel={closeLabel}>
        {children}
      </Sheet>
    )
  // What it was opened at may leave the document meanwhile; the place stays.
  const { x, y, width, height } = at instanceof Element ? at.getBoundingClientRect() : { ...at, ...NO_SIZE }
  return (
    <>
      <span
        ref={anchor}
        className={styles.anchor}
        style={{ left: x, top: y, width, height }}
        aria-hidden="true"
      />
      <Popover
        isOpen
        onOpenChange={onOpenChange}
        triggerRef={anchor}
        placement={placement ?? 'bottom start'}
        offset={4}
        containerPadding={8}
        className={styles.floating ?? ''}
        onContextMenu={(event) => event.preventDefault()}
      >
        <Dialog aria-label={title} className={styles.dialog ?? ''}>
          {children}
        </Dialog>
      </Popover>
    </>
  )
}
