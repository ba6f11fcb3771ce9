/**
 * A JPEG without what it tells of whoever took it: Exif (place, time, camera), XMP, IPTC, comments, and whatever stands
 * behind its end. The picture itself stays bit by bit; which way up it is held is kept, in an Exif block of its own.
 */
import { orientationBlock, orientationIn } from './exif-orientation.ts'

type Bytes = Uint8Array<ArrayBuffer>

const [SOI, EOI, SOS, COMMENT] = [0xd8, 0xd9, 0xda, 0xfe]
const [APP0, APP1, APP2, APP14, APP15] = [0xe0, 0xe1, 0xe2, 0xee, 0xef]
/** Markers that stand alone. */
const isAlone = (marker: number) => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01

/** Null: it is not a JPEG that can be followed to its end. */
export function stripJpeg(bytes: Bytes): Bytes | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null
  const kept: Bytes[] = []
  let orientation = 1
  let at = 2
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1]
    if (bytes[at] !== 0xff || marker === undefined) return null
    if (marker === EOI) {
      kept.push(bytes.slice(at, at + 2))
      break
    }
    if (isAlone(marker)) {
      kept.push(bytes.slice(at, at + 2))
      at += 2
      continue
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    if (length < 2 || at + 2 + length > bytes.length) return null
    const segment = bytes.slice(at, at + 2 + length)
    if (marker === APP1) orientation = orientationIn(segment.subarray(4)) ?? orientation
    if (isOfPicture(marker, segment)) kept.push(segment)
    at += 2 + length
    if (marker !== SOS) continue
    const end = endOfScan(bytes, at)
    kept.push(bytes.slice(at, end))
    at = end
    // Cut off on its way: what is there of it is shown all the same.
    if (at >= bytes.length) break
  }
  const block = orientation === 1 ? [] : [orientationBlock(orientation)]
  return join([bytes.slice(0, 2), ...block, ...kept])
}

/** Kept of the application segments: JFIF, the colour profile, and how Adobe's colours are meant. */
function isOfPicture(marker: number, segment: Bytes): boolean {
  if (marker === COMMENT) return false
  if (marker < APP0 || marker > APP15) return true
  const says = (word: string) => String.fromCharCode(...segment.subarray(4, 4 + word.length)) === word
  return (
    (marker === APP0 && says('JFIF\0')) ||
    (marker === APP2 && says('ICC_PROFILE\0')) ||
    (marker === APP14 && says('Adobe'))
  )
}

/** The data of a scan goes on until a marker that is neither stuffing nor a restart. */
function endOfScan(bytes: Bytes, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] as number
    if (next !== 0 && next !== 0xff && !isAlone(next)) return at
  }
  return bytes.length
}

export function join(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
