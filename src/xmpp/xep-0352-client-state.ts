/** XEP-0352: Client State Indication 1.0.0. https://xmpp.org/extensions/xep-0352.html */
import { type Element, xml } from '@xmpp/xml'

export const NS_CSI = 'urn:xmpp:csi:0'

/** Whether somebody is looking: while not, the server may hold back what can wait. */
export const writeClientState = (active: boolean): Element =>
  xml(active ? 'active' : 'inactive', { xmlns: NS_CSI })
