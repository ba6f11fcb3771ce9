/** A code that scans at the first try: dark on a light card in both themes, whole pixels a square, nothing drawn on it. */
import { type ReactNode, useMemo, useRef } from 'react'
import { classes } from './classes.ts'
import styles from './QrCode.module.css'
import { qrPath, sideOf, squareSize } from './qr-matrix.ts'
import { useQrMatrix } from './useQrMatrix.ts'
import { useRoom } from './useRoom.ts'

export interface QrCodeProps {
  text: string
  /** What it is a code of; never what it holds. */
  label: string
  /** About how many CSS pixels wide, quiet zone included. Left out: as large as the room that it is given, both ways. */
  size?: number | undefined
  /** Instead of the code, where it cannot be drawn. */
  fallback?: ReactNode
  /** Of the drawing. */
  'data-testid'?: string | undefined
}

export function QrCode({ text, label, size, fallback, 'data-testid': testId }: QrCodeProps) {
  const frame = useRef<HTMLDivElement>(null)
  const { width, height } = useRoom(frame)
  const matrix = useQrMatrix(text)
  const path = useMemo(() => (matrix && matrix !== 'failed' ? qrPath(matrix) : ''), [matrix])
  return (
    <div
      ref={frame}
      className={classes(styles.frame, size === undefined && styles.whole)}
      style={size === undefined ? undefined : { minBlockSize: size }}
    >
      {matrix === 'failed' && fallback}
      {matrix && matrix !== 'failed' && width > 0 && drawing(sideOf(matrix))}
    </div>
  )

  function drawing(squares: number) {
    const room = size === undefined ? Math.min(width, height) : width
    const side = squares * squareSize(squares, size ?? room, room)
    return (
      <svg
        role="img"
        aria-label={label}
        className={styles.code}
        width={side}
        height={side}
        viewBox={`0 0 ${squares} ${squares}`}
        shapeRendering="crispEdges"
        data-testid={testId}
        data-text={text}
      >
        <path d={path} />
      </svg>
    )
  }
}
