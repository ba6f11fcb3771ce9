/** XEP-0264 Jingle Content Thumbnails, 0.4.1 (2022-06-14): https://xmpp.org/extensions/xep-0264.html */
import { type Element, xml } from '@xmpp/xml'
import { fromBase64, toBase64 } from './base64.ts'
import { attribute, childrenOf } from './stanza.ts'
import { readBits } from './xep-0231-bits.ts'

const THUMBS = 'urn:xmpp:thumbs:1'
/** A preview is a few hundred bytes; it stands in every row of the conversation. */
const MAX_BYTES = 4096
const MAX_THUMBNAILS = 8

/** What a browser paints from pixels, by its first bytes; -1: any. */
const SIGNATURES: Readonly<Record<string, readonly number[]>> = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/webp': [0x52, 0x49, 0x46, 0x46, -1, -1, -1, -1, 0x57, 0x45, 0x42, 0x50],
}

/** What came with the message itself, as a `data:` URL made here; nothing is ever fetched for it. */
export function readThumbnail(file: Element, message: Element): string | null {
  for (const thumbnail of childrenOf(file, 'thumbnail', THUMBS).slice(0, MAX_THUMBNAILS)) {
    const uri = attribute(thumbnail, 'uri')
    const found = uri?.startsWith('cid:') ? (readBits(message).get(uri.slice(4)) ?? null) : uri
    const preview = found && checked(found)
    if (preview) return preview
  }
  return null
}

function checked(uri: string): string | null {
  const [, type = '', data = ''] = /^data:(image\/[a-z]+);base64,([A-Za-z0-9+/=]+)$/.exec(uri) ?? []
  const signature = Object.hasOwn(SIGNATURES, type) ? SIGNATURES[type] : undefined
  if (!signature || data.length > MAX_BYTES * 2) return null
  const bytes = fromBase64(data)
  if (!bytes || bytes.length > MAX_BYTES) return null
  if (!signature.every((byte, place) => byte === -1 || bytes[place] === byte)) return null
  return `data:${type};base64,${toBase64(bytes)}`
}

export function writeThumbnail(preview: string): Element | null {
  const type = /^data:(image\/[a-z]+);base64,/.exec(preview)?.[1]
  return type === undefined ? null : xml('thumbnail', { xmlns: THUMBS, uri: preview, 'media-type': type })
}
