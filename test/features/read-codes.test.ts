import { create } from 'qrcode'
import { describe, expect, it } from 'vitest'
import { type Pixels, readCodes, seenByCamera } from '../support/read-codes.ts'

const TEXT = `xmpp:juliet@verona.example?roster;preauth=${'k3hZs8dW'.repeat(8)};ibr=y`

function draw(
  text: string | null,
  scale: number,
  [ink, paper] = [20, 255],
): { pixels: Pixels; wide: number } {
  const { modules } = create(text ?? 'x', { errorCorrectionLevel: 'M' })
  const size = (modules.size + 8) * scale
  const data = new Uint8ClampedArray(size * size * 4).fill(255)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const [row, column] = [Math.floor(y / scale) - 4, Math.floor(x / scale) - 4]
      const inside = Math.min(row, column) >= 0 && Math.max(row, column) < modules.size
      const tone = text && inside && modules.get(row, column) ? ink : paper
      data.fill(tone as number, (y * size + x) * 4, (y * size + x) * 4 + 3)
    }
  return { pixels: { data, width: size, height: size }, wide: modules.size * scale }
}

describe('what says who can read a code', () => {
  it('has three readers for a code at 200 pixels of a camera', async () => {
    const { pixels, wide } = draw(TEXT, 7)
    const seen = seenByCamera(pixels, wide)
    expect(seen.width).toBe(Math.round((pixels.width * 200) / wide))
    expect(await readCodes(seen)).toEqual({ zxing: TEXT, jsqr: TEXT, qr: TEXT })
  })

  it('knows that not all of them read light on dark', async () => {
    const { pixels } = draw(TEXT, 7, [255, 20])
    expect(await readCodes(pixels)).toMatchObject({ zxing: TEXT, jsqr: null })
  })

  it('finds nothing where there is nothing', async () => {
    expect(await readCodes(draw(null, 7).pixels)).toEqual({ zxing: null, jsqr: null, qr: null })
  })
})
