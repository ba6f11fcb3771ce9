/** XEP-0221 Data Forms Media Element, 1.0 (2008-09-03): https://xmpp.org/extensions/xep-0221.html */
import type { Element } from '@xmpp/xml'
import { childOf, childrenOf, textOf } from './stanza.ts'
import type { Bits } from './xep-0231-bits.ts'

const MEDIA = 'urn:xmpp:media-element'
const MAX_URI = 1024

/** The picture of a question, out of what came along. One that would have to be fetched from somewhere is not shown:
 * that would tell a stranger who asks, and from where. */
export function readMedia(field: Element, bits: Bits): string | null {
  const media = childOf(field, 'media', MEDIA)
  const sources = media ? childrenOf(media, 'uri').map((uri) => textOf(uri, MAX_URI).trim()) : []
  for (const source of sources) {
    const picture = /^cid:/i.test(source) ? bits.get(source.slice('cid:'.length)) : undefined
    if (picture) return picture
  }
  return null
}
