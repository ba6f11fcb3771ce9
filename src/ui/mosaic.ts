/**
 * The picture that an address has before anybody chose one: a hue, read as in XEP-0392 §5.1 from the SHA-1 of the
 * address, and tiles in three tones of it.
 */
import { sha1 } from './sha1.ts'

export type Tone = 1 | 2 | 3

export interface Mosaic {
  /** Degrees, for `--h`. */
  hue: number
  /** One SVG path a tone, in a square of 50 units. */
  paths: Record<Tone, string>
}

const CACHE_LIMIT = 2000
const TILE = 10
const TILE_DRAWN = 9.3
const COLUMNS = 5
const FREE_COLUMNS = 3

export const toneOf = (byte: number): Tone => ((byte & 7) < 3 ? 1 : (byte & 7) < 6 ? 2 : 3)

export const hueOf = (hash: Uint8Array): number => ((((hash[1] ?? 0) << 8) | (hash[0] ?? 0)) / 65536) * 360

/** A square at a place of the grid, `drawn` of `tile` units wide, centred. */
export function tilePath(column: number, row: number, tile: number, drawn: number): string {
  const inset = (tile - drawn) / 2
  const [x, y] = [column * tile + inset, row * tile + inset].map((value) => +value.toFixed(2))
  return `M${x} ${y}h${drawn}v${drawn}h-${drawn}z`
}

function draw(address: string): Mosaic {
  const hash = sha1(address)
  const paths: Record<Tone, string> = { 1: '', 2: '', 3: '' }
  for (let row = 0; row < COLUMNS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const cell = row * FREE_COLUMNS + Math.min(column, COLUMNS - 1 - column)
      paths[toneOf(hash[2 + cell] ?? 0)] += tilePath(column, row, TILE, TILE_DRAWN)
    }
  }
  return { hue: hueOf(hash), paths }
}

const drawn = new Map<string, Mosaic>()

/** The mosaic of a bare address. Drawn once, then remembered. */
export function mosaicOf(address: string): Mosaic {
  const known = drawn.get(address)
  if (known) return known
  if (drawn.size >= CACHE_LIMIT) drawn.clear()
  const mosaic = draw(address)
  drawn.set(address, mosaic)
  return mosaic
}
