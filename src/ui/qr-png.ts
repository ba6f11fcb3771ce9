/** A code as a picture to save: opaque, quiet zone and all, whole pixels a square. */
import { type QrMatrix, QUIET_ZONE, sideOf } from './qr-matrix.ts'

const SMALLEST_SCALE = 8
/** Enough for a page of paper. */
const ABOUT_PX = 1200

export async function qrPng(matrix: QrMatrix): Promise<Blob> {
  const squares = sideOf(matrix)
  const scale = Math.max(SMALLEST_SCALE, Math.round(ABOUT_PX / squares))
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = squares * scale
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw new Error('this browser draws no pictures')
  // Words, not tokens: a picture leaves the page, and paper is white wherever it goes.
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = 'black'
  for (let row = 0; row < matrix.size; row++)
    for (let column = 0; column < matrix.size; column++)
      if (matrix.isDark(column, row))
        context.fillRect((column + QUIET_ZONE) * scale, (row + QUIET_ZONE) * scale, scale, scale)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  )
}
