/** XEP-0203 Delayed Delivery, 2.0 (2009-09-15): https://xmpp.org/extensions/xep-0203.html */
import type { Element } from '@xmpp/xml'
import { attribute, childrenOf } from './stanza.ts'
import { parseStamp } from './xep-0082-dates.ts'

const DELAY = 'urn:xmpp:delay'

/** The earliest of all stamps that make sense: each hop that held the stanza back may have added one. */
export function readDelay(stanza: Element): number | null {
  return earliest(childrenOf(stanza, 'delay', DELAY).map((delay) => parseStamp(attribute(delay, 'stamp'))))
}

export function earliest(stamps: readonly (number | null)[]): number | null {
  return stamps.reduce((a, b) => (a === null || (b !== null && b < a) ? b : a), null)
}
