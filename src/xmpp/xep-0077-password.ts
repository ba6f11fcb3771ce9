/** XEP-0077 In-Band Registration, 2.4 (2012-01-25), §3.3: another password. https://xmpp.org/extensions/xep-0077.html */
import { xml } from '@xmpp/xml'
import { localpart } from '../model/jid.ts'
import type { Link } from './link.ts'
import { legalText } from './stanza.ts'
import { REGISTER } from './xep-0077-registration.ts'

/** Resolves when the server has it. Rejects with `StanzaError`, or with what says that nobody knows. */
export async function changePassword(link: Link, password: string): Promise<void> {
  const username = xml('username', null, localpart(link.account))
  const query = xml('query', { xmlns: REGISTER }, username, xml('password', null, legalText(password)))
  await link.request(xml('iq', { type: 'set', to: link.domain }, query))
}
