/** XEP-0199 XMPP Ping, 2.0.1 (2019-03-26): https://xmpp.org/extensions/xep-0199.html */
import { type Element, xml } from '@xmpp/xml'
import type { Answerer } from './reader.ts'

const NS_PING = 'urn:xmpp:ping'

export const pingAnswerer: Answerer = {
  claim: { stanza: 'iq', types: ['get'], child: { name: 'ping', namespace: NS_PING } },
  answer: () => null,
}

export const writePing = (to: string, id?: string): Element =>
  xml('iq', { type: 'get', to, id }, xml('ping', { xmlns: NS_PING }))
