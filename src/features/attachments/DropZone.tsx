/** A conversation that takes files: dropped anywhere on it, or pasted while one is in it. */
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import styles from './DropZone.module.css'
import { filesIn, holdsFiles } from './files-in-hand.ts'

export interface DropZoneProps {
  onFiles(files: readonly File[]): void
  children: ReactNode
}

export function DropZone({ onFiles, children }: DropZoneProps) {
  const { t } = useTranslation()
  const [isOver, setOver] = useState(false)
  /** Elements are entered before their parents are left. */
  const depth = useRef(0)

  function enter(event: DragEvent, by: 1 | -1) {
    if (!holdsFiles(event.dataTransfer)) return
    event.preventDefault()
    depth.current = Math.max(0, depth.current + by)
    setOver(depth.current > 0)
  }

  function drop(event: DragEvent) {
    if (!holdsFiles(event.dataTransfer)) return
    event.preventDefault()
    depth.current = 0
    setOver(false)
    const files = [...event.dataTransfer.files]
    if (files.length) onFiles(files)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the mouse; the button beside the words does the same
    <div
      className={styles.zone}
      onDragEnter={(event) => enter(event, 1)}
      onDragLeave={(event) => enter(event, -1)}
      onDragOver={(event) => holdsFiles(event.dataTransfer) && event.preventDefault()}
      onDropCapture={drop}
      onPasteCapture={(event) => {
        const files = filesIn(event.clipboardData)
        if (!files.length) return
        event.preventDefault()
        event.stopPropagation()
        onFiles(files)
      }}
    >
      {children}
      {isOver && (
        <div className={styles.over} aria-hidden="true">
          <p className={styles.word}>
            <Icon name="attach" size={24} />
            {t('files.drop')}
          </p>
        </div>
      )}
    </div>
  )
}
