/** XEP-0199 XMPP Ping, 2.0.1 (2019-03-26): https://xmpp.org/extensions/xep-0199.html */
import type { Answerer } from './reader.ts'

export const pingAnswerer: Answerer = {
  claim: { stanza: 'iq', types: ['get'], child: { name: 'ping', namespace: 'urn:xmpp:ping' } },
  answer: () => null,
}
