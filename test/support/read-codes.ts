/** Who can read a code: three readers that have nothing in common, on the same pixels. In a page and in Node. */
import jsqr from 'jsqr'
import readQr from 'qr/decode.js'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>
  readonly width: number
  readonly height: number
}

export type ReaderName = 'zxing' | 'jsqr' | 'qr'

const readerFile = new URL('../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url)

let started: Promise<unknown> | null = null

async function start() {
  const wasmBinary =
    readerFile.protocol === 'file:'
      ? new Uint8Array(await (await import('node:fs/promises')).readFile(readerFile)).buffer
      : await (await fetch(readerFile)).arrayBuffer()
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
}

/** What each of them makes of it; null: nothing. */
export async function readCodes(pixels: Pixels): Promise<Record<ReaderName, string | null>> {
  started ??= start()
  await started
  const [first] = await readBarcodes(asImageData(pixels), { formats: ['QRCode'], textMode: 'Plain' })
  const { data, width, height } = pixels
  return {
    zxing: first?.text ?? null,
    jsqr: jsqr(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null,
    qr: orNull(() => readQr({ data, width, height })),
  }
}

/** Node has no ImageData, and zxing looks at nothing but these. */
const asImageData = (pixels: Pixels): ImageData =>
  typeof ImageData === 'undefined'
    ? ({ ...pixels, colorSpace: 'srgb' } as ImageData)
    : new ImageData(pixels.data, pixels.width, pixels.height)

/** This one throws when there is nothing. */
function orNull(read: () => string): string | null {
  try {
    return read()
  } catch {
    return null
  }
}

/** As a camera that has so many pixels for something `wide` pixels wide would take it: each is the mean of what falls on it. */
export function seenByCamera(pixels: Pixels, wide: number, cameraPixels = 200): Pixels {
  const factor = cameraPixels / wide
  const [width, height] = [Math.round(pixels.width * factor), Math.round(pixels.height * factor)]
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const colour = meanOf(pixels, x / factor, y / factor, (x + 1) / factor, (y + 1) / factor)
      data.set([...colour, 255], (y * width + x) * 4)
    }
  return { data, width, height }
}

/** Of a rectangle whose edges lie anywhere between the pixels. */
function meanOf({ data, width, height }: Pixels, left: number, top: number, right: number, bottom: number) {
  const sum = [0, 0, 0]
  let weight = 0
  for (let row = Math.floor(top); row < Math.min(height, bottom); row++) {
    const high = Math.min(row + 1, bottom) - Math.max(row, top)
    for (let column = Math.floor(left); column < Math.min(width, right); column++) {
      const share = high * (Math.min(column + 1, right) - Math.max(column, left))
      for (let channel = 0; channel < 3; channel++)
        sum[channel] =
          (sum[channel] as number) + share * (data[(row * width + column) * 4 + channel] as number)
      weight += share
    }
  }
  return sum.map((one) => one / weight)
}
