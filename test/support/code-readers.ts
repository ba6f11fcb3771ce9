/** Three readers that have nothing to do with each other, each told to read what is on screen as a camera would see it. */
import jsQR from 'jsqr'
import decodeQr from 'qr/decode.js'
import { page } from 'vitest/browser'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'

prepareZXingModule({ overrides: { locateFile: () => wasm } })

/** What each of them reads; null: nothing. */
export async function readByAll(image: ImageData): Promise<Record<'zxing' | 'jsqr' | 'qr', string | null>> {
  const [zxing] = await readBarcodes(image, { formats: ['QRCode'], textMode: 'Plain' })
  return {
    zxing: zxing?.text ?? null,
    jsqr: jsQR(image.data, image.width, image.height)?.data ?? null,
    qr: readQr(image),
  }
}

function readQr(image: ImageData): string | null {
  try {
    return decodeQr(image)
  } catch {
    return null
  }
}

/** An element as it is painted, `width` pixels wide. */
export async function photograph(element: Element, width: number): Promise<ImageData> {
  const base64 = await page.screenshot({ element, save: false })
  return photographOf(await (await fetch(`data:image/png;base64,${base64}`)).blob(), width)
}

export async function photographOf(picture: Blob, width: number): Promise<ImageData> {
  const bitmap = await createImageBitmap(picture)
  const canvas = new OffscreenCanvas(width, Math.round((width * bitmap.height) / bitmap.width))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}
