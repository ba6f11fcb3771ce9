/** XEP-0319 Last User Interaction in Presence, 1.0.3 (2017-07-17): https://xmpp.org/extensions/xep-0319.html */
import { type Element, xml } from '@xmpp/xml'
import { attribute, childOf } from './stanza.ts'
import { formatStamp, parseStamp } from './xep-0082-dates.ts'

const IDLE = 'urn:xmpp:idle:1'

/** Since when nobody touches that device, milliseconds since 1970. */
export function readIdleSince(presence: Element): number | null {
  const idle = childOf(presence, 'idle', IDLE)
  const since = idle && parseStamp(attribute(idle, 'since') ?? '')
  return since == null ? null : Math.floor(since / 1000)
}

export const writeIdleSince = (milliseconds: number): Element =>
  xml('idle', { xmlns: IDLE, since: formatStamp(Math.floor(milliseconds) * 1000) })
