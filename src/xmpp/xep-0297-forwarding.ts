/** XEP-0297 Stanza Forwarding, 1.0 (2013-10-02): https://xmpp.org/extensions/xep-0297.html */
import type { Element } from '@xmpp/xml'
import { CLIENT, childrenOf } from './stanza.ts'
import { readDelay } from './xep-0203-delay.ts'

export interface Forwarded {
  message: Element
  stamp: number | null
}

/** The one message inside; null when there is none, or more than one, as only a forger would write. */
export function readForwarded(envelope: Element): Forwarded | null {
  const [forwarded, ...others] = childrenOf(envelope, 'forwarded', 'urn:xmpp:forward:0')
  if (!forwarded || others.length > 0) return null
  const [message, ...more] = childrenOf(forwarded, 'message', CLIENT)
  return message && more.length === 0 ? { message, stamp: readDelay(forwarded) } : null
}
