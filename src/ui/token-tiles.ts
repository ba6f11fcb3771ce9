/** The token: a square of 6 × 6 tiles, cut by one step. Four tiles of the upper rows are the host's, two of the lower. */
import { hueOf, type Tone, tilePath, toneOf } from './mosaic.ts'
import { sha1 } from './sha1.ts'

export type Half = 'host' | 'guest'

export interface HalfTiles {
  hue: number
  paths: Record<Tone, string>
}

const TILE = 20
const TILE_DRAWN = 18.4
const SIDE = 6
const UPPER_ROWS = 3
const HOST_UPPER = 4
const HOST_LOWER = 2
const TONE_BYTES = 18

/** Where the token is cut, in its square of 120 units; `gap` parts the halves. */
export function halfOutline(half: Half, gap: number): string {
  const g = gap / 2
  return half === 'host'
    ? `M28 0H${80 - g}V${60 - g}H${40 - g}V120H28A28 28 0 0 1 0 92V28A28 28 0 0 1 28 0z`
    : `M92 120H${40 + g}V${60 + g}H${80 + g}V0H92A28 28 0 0 1 120 28V92A28 28 0 0 1 92 120z`
}

/** Tiles of one half. `seed` gives the tones, `address` the hue, so that two invites of one person differ. */
export function halfTiles(half: Half, address: string, seed: string = address): HalfTiles {
  const hash = sha1(seed)
  const paths: Record<Tone, string> = { 1: '', 2: '', 3: '' }
  let index = 0
  for (let row = 0; row < SIDE; row++) {
    const cut = row < UPPER_ROWS ? HOST_UPPER : HOST_LOWER
    const [from, to] = half === 'host' ? [0, cut] : [cut, SIDE]
    for (let column = from; column < to; column++, index++) {
      paths[toneOf(hash[2 + (index % TONE_BYTES)] ?? 0)] += tilePath(column, row, TILE, TILE_DRAWN)
    }
  }
  return { hue: hueOf(sha1(address)), paths }
}
