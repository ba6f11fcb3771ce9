/** The mosaic of an address as a picture of its own, for where the page cannot draw: a notice of the system. */
import { mosaicOf, type Tone } from './mosaic.ts'
import { tokenColours } from './token-colours.ts'

/** Pixels: what systems show, at twice its size. */
const SIZE = 192
const UNITS = 50
const CORNER = 0.28
const TONES: readonly Tone[] = [1, 2, 3]

/** A `data:` address; null where nothing can be drawn. */
export function mosaicPicture(address: string): string | null {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIZE
  const pen = canvas.getContext('2d')
  if (!pen) return null
  const { hue, paths } = mosaicOf(address)
  const [grout = '', ...tones] = tokenColours(['--tone-grout', ...TONES.map((tone) => `--tone-${tone}`)], hue)
  pen.scale(SIZE / UNITS, SIZE / UNITS)
  pen.beginPath()
  pen.roundRect(0, 0, UNITS, UNITS, UNITS * CORNER)
  pen.clip()
  pen.fillStyle = grout
  pen.fillRect(0, 0, UNITS, UNITS)
  for (const [index, tone] of TONES.entries()) {
    pen.fillStyle = tones[index] ?? grout
    pen.fill(new Path2D(paths[tone]))
  }
  return canvas.toDataURL()
}
