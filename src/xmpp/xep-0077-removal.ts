/** XEP-0077 In-Band Registration, 2.4 (2012-01-25), §3.2: the account goes. https://xmpp.org/extensions/xep-0077.html */
import { xml } from '@xmpp/xml'
import type { Link } from './link.ts'
import { REGISTER } from './xep-0077-registration.ts'

/**
 * Resolves when the server has said that the account is gone; it ends the stream then. Rejects with `StanzaError` where it is not,
 * or with what says that nobody knows.
 */
export async function removeAccount(link: Link): Promise<void> {
  await link.request(
    xml('iq', { type: 'set', to: link.domain }, xml('query', { xmlns: REGISTER }, xml('remove'))),
  )
}
