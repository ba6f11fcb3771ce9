/** RFC 6121 §3: asking to see somebody's presence, and the answers. https://www.rfc-editor.org/rfc/rfc6121#section-3 */
import { xml } from '@xmpp/xml'
import { type BareJid, bareJid } from '../model/jid.ts'
import type { SubscriptionType } from './incoming.ts'
import type { Link } from './link.ts'
import type { Reader } from './reader.ts'
import { addressAttribute, attribute } from './stanza.ts'
import { readPreauth, writePreauth } from './xep-0379-preauth.ts'

const TYPES: readonly SubscriptionType[] = ['subscribe', 'subscribed', 'unsubscribe', 'unsubscribed']

export const subscriptionReader: Reader = {
  claim: { stanza: 'presence', types: TYPES },
  read(stanza, { account }) {
    const from = addressAttribute(stanza, 'from', account)
    const type = TYPES.find((known) => known === attribute(stanza, 'type'))
    // Nobody subscribes to themselves: without a sender, or from us, it means nothing.
    if (from === null || !type || bareJid(from) === account) return []
    return [{ kind: 'subscription', from: bareJid(from), type, preauth: readPreauth(stanza) }]
  },
}

/**
 * Returns its number in the outgoing count of the stream. `preauth`: the token of an invite, which lets the one who made
 * it (and nobody else is ever told it) say yes without being asked: of use with `subscribe` only.
 */
export const sendSubscription = (
  link: Link,
  to: BareJid,
  type: SubscriptionType,
  preauth: string | null = null,
): number =>
  link.send(
    xml(
      'presence',
      { to: bareJid(to), type },
      type === 'subscribe' && preauth !== null && writePreauth(preauth),
    ),
  )
