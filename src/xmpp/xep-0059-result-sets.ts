/** XEP-0059 Result Set Management, 1.0 (2006-09-20): https://xmpp.org/extensions/xep-0059.html */
import { type Element, xml } from '@xmpp/xml'
import { childOf, childText } from './stanza.ts'

const RSM = 'http://jabber.org/protocol/rsm'
const MAX_ID = 1024

export interface PageRequest {
  max?: number
  /** The page that ends before this item; the empty string asks for the last page. */
  before?: string | null
  /** The page that begins after this item. */
  after?: string | null
}

export interface PageEnds {
  first: string | null
  last: string | null
}

export function writePage({ max, before, after }: PageRequest): Element {
  return xml(
    'set',
    { xmlns: RSM },
    max === undefined ? null : xml('max', null, String(max)),
    typeof after === 'string' ? xml('after', null, after) : null,
    typeof before === 'string' ? xml('before', null, before) : null,
  )
}

export function readPage(parent: Element): PageEnds {
  const set = childOf(parent, 'set', RSM)
  const id = (name: string) => (set && childText(set, name, MAX_ID)) || null
  return { first: id('first'), last: id('last') }
}
