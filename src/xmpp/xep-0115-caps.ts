/** XEP-0115 Entity Capabilities, 1.6.0 (2022-03-08): https://xmpp.org/extensions/xep-0115.html */
import { type Element, xml } from '@xmpp/xml'

/** What names this program; no address that anybody could be sent to. */
export const CAPS_NODE = 'tessera:client'
export const CLIENT_NAME = 'Tessera'

/** What we answer to others, sorted as §5.1 wants it. */
export const CLIENT_FEATURES: readonly string[] = [
  'http://jabber.org/protocol/caps',
  'http://jabber.org/protocol/chatstates',
  'http://jabber.org/protocol/disco#info',
  'http://jabber.org/protocol/disco#items',
  'http://jabber.org/protocol/nick+notify',
  'jabber:iq:version',
  'urn:tessera:invites:0+notify',
  'urn:tessera:names:0+notify',
  'urn:xmpp:avatar:metadata+notify',
  'urn:xmpp:chat-markers:0',
  'urn:xmpp:fallback:0',
  'urn:xmpp:idle:1',
  'urn:xmpp:mds:displayed:0+notify',
  'urn:xmpp:message-correct:0',
  'urn:xmpp:message-retract:1',
  'urn:xmpp:ping',
  'urn:xmpp:reactions:0',
  'urn:xmpp:receipts',
  'urn:xmpp:reply:0',
  'urn:xmpp:styling:0',
  'urn:xmpp:time',
]

export const CLIENT_IDENTITY = { category: 'client', type: 'web', name: CLIENT_NAME } as const

/**
 * SHA-1 over identity and features (§5.1). A constant, because both are, and WebCrypto cannot hash while a stanza is
 * being written; a test computes it anew.
 */
export const CAPS_VERIFICATION = 'qO88UzVA6uw4+CuPUAUf0PFoETA='

export const writeCaps = (): Element =>
  xml('c', {
    xmlns: 'http://jabber.org/protocol/caps',
    hash: 'sha-1',
    node: CAPS_NODE,
    ver: CAPS_VERIFICATION,
  })
