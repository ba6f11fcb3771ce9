/** The one thing of Exif that belongs to the picture: which way up it is to be shown (TIFF 6.0, tag 274). */

const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0]
const ORIENTATION = 0x0112
const MAX_ENTRIES = 500

/** 1 to 8, from the payload of an APP1 segment; null: it says nothing of it. */
export function orientationIn(payload: Uint8Array): number | null {
  if (!EXIF.every((byte, place) => payload[place] === byte)) return null
  const tiff = payload.subarray(EXIF.length)
  if (tiff.length < 8) return null
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const little = view.getUint16(0) === 0x4949
  const start = view.getUint32(4, little)
  if (start + 2 > tiff.length) return null
  const count = Math.min(view.getUint16(start, little), MAX_ENTRIES)
  for (let at = start + 2; at + 12 <= Math.min(tiff.length, start + 2 + count * 12); at += 12) {
    if (view.getUint16(at, little) !== ORIENTATION) continue
    const value = view.getUint16(at + 8, little)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

/** An APP1 segment that says this and nothing else. */
export function orientationBlock(orientation: number): Uint8Array<ArrayBuffer> {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1]
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
  const payload = [...EXIF, ...tiff, ...entry, 0, 0, 0, 0]
  return Uint8Array.from([0xff, 0xe1, 0, payload.length + 2, ...payload])
}
