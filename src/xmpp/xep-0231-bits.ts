/** XEP-0231 Bits of Binary, 1.1 (2022-07-25): https://xmpp.org/extensions/xep-0231.html */
import type { Element } from '@xmpp/xml'
import { fromBase64, toBase64 } from './base64.ts'
import { attribute, childrenOf, textOf } from './stanza.ts'

const BOB = 'urn:xmpp:bob'
/** The XEP speaks of 8 kB; captchas of real servers are a little larger. */
const MAX_BYTES = 64 * 1024
const MAX_PICTURES = 10

/** What a browser draws and never runs: SVG is a document, and everything else is none of our business. */
const SIGNATURES: Readonly<Record<string, readonly number[]>> = {
  'image/png': [0x89, 0x50, 0x4e, 0x47],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/gif': [0x47, 0x49, 0x46, 0x38],
}

/** `data:` URLs by content id. */
export type Bits = ReadonlyMap<string, string>

/** The pictures that stand in an element; what is too large, or not what it says it is, is left out. */
export function readBits(parent: Element): Bits {
  const bits = new Map<string, string>()
  for (const data of childrenOf(parent, 'data', BOB).slice(0, MAX_PICTURES)) {
    const cid = attribute(data, 'cid')
    const picture = readPicture(data)
    if (cid && picture) bits.set(cid, picture)
  }
  return bits
}

function readPicture(data: Element): string | null {
  const type = attribute(data, 'type')?.trim().toLowerCase() ?? ''
  const signature = Object.hasOwn(SIGNATURES, type) ? SIGNATURES[type] : undefined
  const bytes = fromBase64(textOf(data, MAX_BYTES * 2).replace(/\s+/g, ''))
  if (!signature || !bytes || bytes.length > MAX_BYTES) return null
  return signature.every((byte, index) => bytes[index] === byte)
    ? `data:${type};base64,${toBase64(bytes)}`
    : null
}
