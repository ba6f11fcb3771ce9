import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeQr } from '../../src/ui/qr-encoder.ts'
import {
  type QrMatrix,
  QUIET_ZONE,
  qrPath,
  SMALLEST_SQUARE,
  sideOf,
  squareSize,
} from '../../src/ui/qr-matrix.ts'
import { sources } from '../architecture/source-tree.ts'

/** Paints a path as a pen would: every rectangle once. */
function painted(path: string): Map<string, number> {
  const squares = new Map<string, number>()
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let column = Number(x); column < Number(x) + Number(width); column++) {
      const key = `${column} ${y}`
      squares.set(key, (squares.get(key) ?? 0) + 1)
    }
  return squares
}

describe('a code as squares', () => {
  it('is painted as it is, every dark square once, four squares from the edge', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 25 })
          .chain((size) =>
            fc.tuple(
              fc.constant(size),
              fc.array(fc.boolean(), { minLength: size * size, maxLength: size * size }),
            ),
          ),
        ([size, dark]) => {
          const matrix: QrMatrix = { size, isDark: (column, row) => dark[row * size + column] === true }
          const squares = painted(qrPath(matrix))
          for (let row = 0; row < size; row++)
            for (let column = 0; column < size; column++)
              expect(squares.get(`${column + QUIET_ZONE} ${row + QUIET_ZONE}`) ?? 0).toBe(
                matrix.isDark(column, row) ? 1 : 0,
              )
          expect(squares.size).toBe(dark.filter(Boolean).length)
        },
      ),
    )
  })

  it('is never fractional, never wider than its room, and five pixels a square wherever they fit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 29, max: 185 }),
        fc.integer({ min: 50, max: 2000 }),
        fc.integer({ min: 200, max: 4000 }),
        (squares, wanted, room) => {
          const size = squareSize(squares, wanted, room)
          expect(Number.isInteger(size)).toBe(true)
          expect(size * squares).toBeLessThanOrEqual(room)
          if (squares * SMALLEST_SQUARE <= room) expect(size).toBeGreaterThanOrEqual(SMALLEST_SQUARE)
        },
      ),
    )
  })

  it('bears more damage while it is short, and has larger squares once it is long', () => {
    // 84 bytes fill version 5 at level M, 106 bytes version 5 at level L.
    expect(encodeQr('a'.repeat(84)).size).toBe(37)
    expect(encodeQr('a'.repeat(85)).size).toBe(41)
    // 180 bytes are version 9 at level M; 181 would be version 10, and are version 8 at level L.
    expect(encodeQr('a'.repeat(180)).size).toBe(53)
    expect(encodeQr('a'.repeat(181)).size).toBe(49)
    // Counted as they are written down: two bytes each.
    expect(encodeQr('é'.repeat(91)).size).toBe(49)
    expect(sideOf(encodeQr('a'))).toBe(29)
  })
})

describe('what draws codes', () => {
  it('is fetched only where one is drawn', () => {
    const encoder = 'src/ui/qr-encoder.ts'
    expect(sources.filter(({ packages }) => packages.includes('qrcode')).map(({ path }) => path)).toEqual([
      encoder,
    ])
    expect(sources.filter(({ imports }) => imports.includes(encoder)).map(({ path }) => path)).toEqual([
      'src/ui/useQrMatrix.ts',
    ])
    expect(sources.filter(({ runtimeImports }) => runtimeImports.includes(encoder))).toEqual([])
  })
})
