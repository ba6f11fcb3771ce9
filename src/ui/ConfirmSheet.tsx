/** Asks before something that cannot be taken back. The safe answer has the focus. */
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import type { ButtonRank } from './button-look.ts'
import styles from './ConfirmSheet.module.css'
import { Sheet } from './Sheet.tsx'

export interface ConfirmSheetProps {
  title: string
  isOpen: boolean
  onOpenChange: (open: boolean) => void
  /** What happens next, and what stays. */
  children: ReactNode
  /** What the buttons say: a verb each. */
  confirmLabel: string
  cancelLabel: string
  rank?: Extract<ButtonRank, 'primary' | 'danger-fill'> | undefined
  onConfirm: () => void
  isPending?: boolean | undefined
}

export function ConfirmSheet(props: ConfirmSheetProps) {
  const { title, isOpen, onOpenChange, children, confirmLabel, cancelLabel, rank, onConfirm, isPending } =
    props
  return (
    <Sheet role="alertdialog" title={title} isOpen={isOpen} onOpenChange={onOpenChange}>
      <div className={styles.text}>{children}</div>
      <div className={styles.actions}>
        <Button rank={rank ?? 'primary'} isPending={isPending ?? false} onPress={onConfirm}>
          {confirmLabel}
        </Button>
        <Button autoFocus onPress={() => onOpenChange(false)}>
          {cancelLabel}
        </Button>
      </div>
    </Sheet>
  )
}
