/** A card of A6 for the printer: the code, who invites, until when, and the short way in. On screen it is never seen. */
import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Mark } from '../../ui/Mark.tsx'
import { qrPath, sideOf } from '../../ui/qr-matrix.ts'
import { useQrMatrix } from '../../ui/useQrMatrix.ts'
import styles from './PrintCard.module.css'

interface PrintCardProps {
  text: string
  title: string
  until: string
  name: string
  brand: string
  /** The printer, or whoever thought better of it, has it. */
  onDone(): void
}

export function PrintCard({ text, title, until, name, brand, onDone }: PrintCardProps) {
  const { t } = useTranslation()
  const matrix = useQrMatrix(text)
  const done = useRef(onDone)
  done.current = onDone
  const ready = matrix !== null

  useEffect(() => {
    if (!ready) return
    const root = document.documentElement
    root.dataset.printing = 'card'
    const finish = () => done.current()
    window.addEventListener('afterprint', finish)
    // A frame later the card is laid out; some browsers print what was last painted.
    const frame = requestAnimationFrame(() => window.print())
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('afterprint', finish)
      delete root.dataset.printing
    }
  }, [ready])

  const side = matrix && matrix !== 'failed' ? sideOf(matrix) : 0
  return createPortal(
    <div className={styles.card} data-print-card data-theme="light">
      <h1>{title}</h1>
      {matrix && matrix !== 'failed' && (
        <svg
          className={styles.code}
          viewBox={`0 0 ${side} ${side}`}
          shapeRendering="crispEdges"
          role="img"
          aria-label={t('invites.codeOf')}
        >
          <path d={qrPath(matrix)} />
        </svg>
      )}
      <p className={styles.until}>{until}</p>
      <p>{t('invites.card.how')}</p>
      <p>{t('invites.card.orGo', { name })}</p>
      <p className={styles.made}>
        <Mark size={14} />
        {t('invites.card.made', { brand })}
      </p>
    </div>,
    document.body,
  )
}
