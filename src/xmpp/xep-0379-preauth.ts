/** XEP-0379 Pre-Authenticated Roster Subscription, 0.3.3 (2021-03-04): https://xmpp.org/extensions/xep-0379.html */
import { type Element, xml } from '@xmpp/xml'
import { childOf, idAttribute } from './stanza.ts'

const PARS = 'urn:xmpp:pars:0'

/** The token of a request that claims to be expected; null when there is none that makes sense (§4: ignored). */
export function readPreauth(presence: Element): string | null {
  const preauth = childOf(presence, 'preauth', PARS)
  return preauth && idAttribute(preauth, 'token')
}

/** Says that one is expected: in a request to the inviter (§3.4), or to a server that makes accounts (XEP-0445 §4). */
export const writePreauth = (token: string): Element => xml('preauth', { xmlns: PARS, token })
