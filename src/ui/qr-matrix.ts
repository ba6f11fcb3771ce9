/** A code as squares, and what can be made of them: one path, and how large a square may be. */

export interface QrMatrix {
  /** Squares a side, without the quiet zone. */
  size: number
  isDark(column: number, row: number): boolean
}

/** ISO/IEC 18004 asks for four squares of paper on every side. */
export const QUIET_ZONE = 4

/** Cameras read what is smaller, too, but not all of them, and not from across a table. */
export const SMALLEST_SQUARE = 5

export const sideOf = (matrix: QrMatrix): number => matrix.size + 2 * QUIET_ZONE

/** Every run of dark squares in a row is one rectangle; coordinates count the quiet zone. */
export function qrPath(matrix: QrMatrix): string {
  let path = ''
  for (let row = 0; row < matrix.size; row++)
    for (let column = 0; column < matrix.size; column++) {
      if (!matrix.isDark(column, row)) continue
      const from = column
      while (column < matrix.size && matrix.isDark(column, row)) column++
      path += `M${from + QUIET_ZONE} ${row + QUIET_ZONE}h${column - from}v1h${from - column}z`
    }
  return path
}

/**
 * CSS pixels a square: whole ones, so that every square is as wide as the next. As many as `wanted` pixels hold, at least
 * five, and never more than there is room for.
 */
export function squareSize(squares: number, wanted: number, room: number): number {
  const large = Math.max(SMALLEST_SQUARE, Math.floor(wanted / squares))
  return Math.max(1, Math.min(large, Math.floor(room / squares)))
}
