/** PNG and WebP without what they tell beside the picture: Exif, XMP, texts and times. Everything else stays as it is. */
import { join } from './strip-jpeg.ts'

type Bytes = Uint8Array<ArrayBuffer>

const HEAD_OF_PNG = 8
const PNG_TELLS: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME'])
const WEBP_TELLS: ReadonlySet<string> = new Set(['EXIF', 'XMP '])
/** Of the VP8X flags: that there is Exif, that there is XMP. */
const WEBP_FLAGS = 0x08 | 0x04

const nameAt = (bytes: Bytes, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))

/** Null: it is not one that can be followed to its end. */
export function stripPng(bytes: Bytes): Bytes | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept = [bytes.slice(0, HEAD_OF_PNG)]
  for (let at = HEAD_OF_PNG; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    const name = nameAt(bytes, at + 4)
    if (!PNG_TELLS.has(name)) kept.push(bytes.slice(at, end))
    if (name === 'IEND') return join(kept)
    at = end
  }
  return null
}

export function stripWebp(bytes: Bytes): Bytes | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const whole = Math.min(bytes.length, 8 + (bytes.length >= 12 ? view.getUint32(4, true) : 0))
  const kept = [bytes.slice(0, 12)]
  let at = 12
  while (at + 8 <= whole) {
    const length = view.getUint32(at + 4, true)
    const end = at + 8 + length + (length & 1)
    if (end > bytes.length) return null
    const name = nameAt(bytes, at)
    const chunk = bytes.slice(at, end)
    if (name === 'VP8X' && length >= 1) chunk[8] = (chunk[8] as number) & ~WEBP_FLAGS
    if (!WEBP_TELLS.has(name)) kept.push(chunk)
    at = end
  }
  if (kept.length < 2) return null
  const stripped = join(kept)
  new DataView(stripped.buffer).setUint32(4, stripped.length - 8, true)
  return stripped
}
