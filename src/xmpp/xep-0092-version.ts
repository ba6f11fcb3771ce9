/** XEP-0092 Software Version, 1.1 (2007-02-15): https://xmpp.org/extensions/xep-0092.html */
import { xml } from '@xmpp/xml'
import type { Answerer } from './reader.ts'
import { CLIENT_NAME } from './xep-0115-caps.ts'

const VERSION = 'jabber:iq:version'

/** Strangers learn the name, which the capabilities tell them anyway, and no version to look up holes for. */
export const versionAnswerer: Answerer = {
  claim: { stanza: 'iq', types: ['get'], child: { name: 'query', namespace: VERSION } },
  answer: ({ trusted, version }) =>
    xml(
      'query',
      { xmlns: VERSION },
      xml('name', null, CLIENT_NAME),
      xml('version', null, trusted ? version : ''),
    ),
}
