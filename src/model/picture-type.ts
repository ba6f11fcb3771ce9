/** What kind of picture some bytes are, by what stands in them: what anybody says of them counts for nothing. Never SVG, which is a document. */

export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif'

const text = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

export function pictureType(bytes: Uint8Array): PictureType | null {
  const head = text(bytes, 0, 12)
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (/^GIF8[79]a/.test(head)) return 'image/gif'
  if (/^RIFF.{4}WEBP$/s.test(head)) return 'image/webp'
  return null
}

/** Width and height of a PNG, which stand at its beginning; null for anything else. */
export function pngSize(bytes: Uint8Array): { width: number; height: number } | null {
  if (pictureType(bytes) !== 'image/png' || bytes.length < 24) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}
