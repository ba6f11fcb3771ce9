/**
 * How large a picture is, from its first bytes: before anything unpacks it, because a small file can hold a picture that
 * fills the memory. Null: not a picture of a kind that browsers paint from pixels (SVG, which can do more, is none).
 */
export interface Size {
  width: number
  height: number
}

/** Enough for the marks that a camera puts before the size, a preview included. */
export const HEAD_BYTES = 256 * 1024

type Reader = (bytes: DataView) => Size | null

const ascii = (bytes: DataView, at: number, text: string) =>
  at + text.length <= bytes.byteLength &&
  [...text].every((letter, index) => bytes.getUint8(at + index) === letter.charCodeAt(0))

const png: Reader = (bytes) =>
  ascii(bytes, 1, 'PNG') ? { width: bytes.getUint32(16), height: bytes.getUint32(20) } : null

const gif: Reader = (bytes) =>
  ascii(bytes, 0, 'GIF8') ? { width: bytes.getUint16(6, true), height: bytes.getUint16(8, true) } : null

const bmp: Reader = (bytes) =>
  ascii(bytes, 0, 'BM')
    ? { width: Math.abs(bytes.getInt32(18, true)), height: Math.abs(bytes.getInt32(22, true)) }
    : null

/** Segments of a marker and a length; the size is in the one that starts the frame (SOF0 to SOF15, without its tables). */
const jpeg: Reader = (bytes) => {
  if (bytes.getUint16(0) !== 0xffd8) return null
  for (let at = 2; at + 9 < bytes.byteLength; ) {
    if (bytes.getUint8(at) !== 0xff) return null
    const marker = bytes.getUint8(at + 1)
    if (marker === 0xff) at += 1
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: bytes.getUint16(at + 7), height: bytes.getUint16(at + 5) }
    else at += 2 + bytes.getUint16(at + 2)
  }
  return null
}

const low24 = (bytes: DataView, at: number) => bytes.getUint32(at, true) & 0xffffff

const webp: Reader = (bytes) => {
  if (!ascii(bytes, 0, 'RIFF') || !ascii(bytes, 8, 'WEBP')) return null
  if (ascii(bytes, 12, 'VP8X')) return { width: low24(bytes, 24) + 1, height: low24(bytes, 27) + 1 }
  if (ascii(bytes, 12, 'VP8L')) {
    const packed = bytes.getUint32(21, true)
    return { width: (packed & 0x3fff) + 1, height: ((packed >> 14) & 0x3fff) + 1 }
  }
  return { width: bytes.getUint16(26, true) & 0x3fff, height: bytes.getUint16(28, true) & 0x3fff }
}

/** AVIF and HEIC: the largest of the `ispe` boxes, which tell the extent of the picture and of its parts. */
const heif: Reader = (bytes) => {
  if (!ascii(bytes, 4, 'ftyp')) return null
  let largest: Size | null = null
  for (let at = 8; at + 16 <= bytes.byteLength; at++) {
    if (bytes.getUint32(at) !== 0x69737065) continue
    const size = { width: bytes.getUint32(at + 8), height: bytes.getUint32(at + 12) }
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size
  }
  return largest
}

/** @param head the first HEAD_BYTES of the file, or all of it. */
export function pictureSize(head: ArrayBuffer): Size | null {
  const bytes = new DataView(head)
  // The shortest picture of all kinds; all fixed places below are within it.
  if (bytes.byteLength < 30) return null
  for (const read of [png, jpeg, gif, webp, bmp, heif]) {
    const size = read(bytes)
    if (size) return size
  }
  return null
}
