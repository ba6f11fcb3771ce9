/**
 * What a file really is, by its first bytes: neither its name nor what anybody says of it is believed. Only what a browser
 * draws or plays from data, and never runs, has a kind; documents that can do more (HTML, SVG) are files like any other.
 */
export type FileKind = 'image' | 'video' | 'audio' | 'file'

export interface Sniffed {
  /** Media type to hand to the browser; of everything unknown one that it can only save. */
  type: string
  kind: FileKind
}

export const HEAD_BYTES = 4096
const UNKNOWN: Sniffed = { type: 'application/octet-stream', kind: 'file' }

type Reader = (head: Uint8Array) => Sniffed | null

const text = (head: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...head.subarray(from, Math.min(to, head.length)))

const begins =
  (bytes: readonly number[], type: string, kind: FileKind): Reader =>
  (head) =>
    bytes.every((byte, place) => head[place] === byte) ? { type, kind } : null

const riff: Reader = (head) => {
  if (text(head, 0, 4) !== 'RIFF') return null
  const form = text(head, 8, 12)
  if (form === 'WEBP') return { type: 'image/webp', kind: 'image' }
  return form === 'WAVE' ? { type: 'audio/wav', kind: 'audio' } : null
}

/** ISO 14496-12: the brand says what for. */
const iso: Reader = (head) => {
  if (text(head, 4, 8) !== 'ftyp') return null
  const brand = text(head, 8, 12)
  if (brand === 'avif' || brand === 'avis') return { type: 'image/avif', kind: 'image' }
  if (/^(?:hei[cxms]|hev[cxms]|mif[12]|msf1)$/.test(brand)) return { type: 'image/heic', kind: 'file' }
  if (/^M4[AB] $/.test(brand)) return { type: 'audio/mp4', kind: 'audio' }
  if (brand === 'qt  ') return { type: 'video/quicktime', kind: 'video' }
  return { type: 'video/mp4', kind: 'video' }
}

/** RFC 5334: the first page holds the head of the first stream. */
const ogg: Reader = (head) => {
  if (text(head, 0, 4) !== 'OggS') return null
  return text(head, 28, 64).includes('theora')
    ? { type: 'video/ogg', kind: 'video' }
    : { type: 'audio/ogg', kind: 'audio' }
}

/** EBML; a recording of sound alone has no video track, whose codec would stand in the head. */
const webm: Reader = (head) => {
  if (![0x1a, 0x45, 0xdf, 0xa3].every((byte, place) => head[place] === byte)) return null
  const said = text(head, 0, HEAD_BYTES)
  if (!said.includes('webm')) return null
  const isSound = /A_(?:OPUS|VORBIS)/.test(said) && !/V_(?:VP8|VP9|AV1|MPEG)/.test(said)
  return isSound ? { type: 'audio/webm', kind: 'audio' } : { type: 'video/webm', kind: 'video' }
}

/** A frame of MPEG audio: eleven bits of sync, and neither a reserved version nor a reserved layer. ADTS has layer 0. */
const mpeg: Reader = ([first = 0, second = 0]) => {
  if (first !== 0xff || (second & 0xe0) !== 0xe0 || (second & 0x18) === 0x08) return null
  if ((second & 0xf6) === 0xf0) return { type: 'audio/aac', kind: 'audio' }
  return (second & 0x06) === 0x02 ? { type: 'audio/mpeg', kind: 'audio' } : null
}

const READERS: readonly Reader[] = [
  begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image/png', 'image'),
  begins([0xff, 0xd8, 0xff], 'image/jpeg', 'image'),
  begins([0x47, 0x49, 0x46, 0x38], 'image/gif', 'image'),
  riff,
  iso,
  ogg,
  webm,
  begins([0x66, 0x4c, 0x61, 0x43], 'audio/flac', 'audio'),
  begins([0x49, 0x44, 0x33], 'audio/mpeg', 'audio'),
  mpeg,
  begins([0x25, 0x50, 0x44, 0x46, 0x2d], 'application/pdf', 'file'),
]

/** @param head the first HEAD_BYTES of the file, or all of it. */
export function sniffType(head: Uint8Array): Sniffed {
  for (const read of READERS) {
    const found = read(head)
    if (found) return found
  }
  return UNKNOWN
}

export const sniffBlob = async (blob: Blob): Promise<Sniffed> =>
  sniffType(new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer()))
