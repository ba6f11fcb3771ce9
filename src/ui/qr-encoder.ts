/** Text to squares. Fetched when the first code is drawn: `loadEncoder`. */
import { create } from 'qrcode'
import type { QrMatrix } from './qr-matrix.ts'

/**
 * Level M bears a thumb or a fold; more would cost size, which costs distance. Long texts go to L: there every square that is
 * saved makes the others larger.
 */
const LONGEST_FOR_M = 180

export function encodeQr(text: string): QrMatrix {
  const level = new TextEncoder().encode(text).length > LONGEST_FOR_M ? 'L' : 'M'
  const { modules } = create(text, { errorCorrectionLevel: level })
  return { size: modules.size, isDark: (column, row) => modules.get(row, column) === 1 }
}
