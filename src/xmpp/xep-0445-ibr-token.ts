/** XEP-0445 Pre-Authenticated In-Band Registration, 0.2.0 (2020-11-24): https://xmpp.org/extensions/xep-0445.html */
import type { Element } from '@xmpp/xml'
import { childOf } from './stanza.ts'

/** The second is what Prosody said before there was a XEP, and still says. */
const FEATURES = ['urn:xmpp:ibr-token:0', 'urn:xmpp:invite']

/** Only what the encrypted stream itself offers counts: that an address asks for it proves nothing (§3). */
export const offersPreauth = (features: Element): boolean =>
  FEATURES.some((namespace) => childOf(features, 'register', namespace) !== null)
