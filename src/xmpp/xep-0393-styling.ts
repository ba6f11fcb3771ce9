/** XEP-0393 Message Styling, 1.1.1 (2021-04-04): https://xmpp.org/extensions/xep-0393.html */
import { type Element, xml } from '@xmpp/xml'
import { childOf } from './stanza.ts'

export const STYLING = 'urn:xmpp:styling:0'

/** §6: to be shown exactly as written. */
export const isUnstyled = (message: Element): boolean => childOf(message, 'unstyled', STYLING) !== null
export const writeUnstyled = (): Element => xml('unstyled', { xmlns: STYLING })
