/** XEP-0379 Pre-Authenticated Roster Subscription, 0.3.3 (2021-11-06): https://xmpp.org/extensions/xep-0379.html */
import type { Element } from '@xmpp/xml'
import { childOf, idAttribute } from './stanza.ts'

/** The token of a request that claims to be expected; null when there is none that makes sense (§4: ignored). */
export function readPreauth(presence: Element): string | null {
  const preauth = childOf(presence, 'preauth', 'urn:xmpp:pars:0')
  return preauth && idAttribute(preauth, 'token')
}
