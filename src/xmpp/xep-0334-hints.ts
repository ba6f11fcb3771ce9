/** XEP-0334 Message Processing Hints, 0.4.0 (2023-08-09): https://xmpp.org/extensions/xep-0334.html */
import { type Element, xml } from '@xmpp/xml'

const HINTS = 'urn:xmpp:hints'

/** Only for now: no archive, no offline storage. */
export const noStore = (): Element => xml('no-store', { xmlns: HINTS })

/** For the archive and the offline storage, although it has no words. */
export const store = (): Element => xml('store', { xmlns: HINTS })
