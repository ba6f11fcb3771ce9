/** XEP-0184 Message Delivery Receipts, 1.4.0 (2018-08-02): https://xmpp.org/extensions/xep-0184.html */
import { type Element, xml } from '@xmpp/xml'
import type { BareJid } from '../model/jid.ts'
import type { Link } from './link.ts'
import { childOf, childrenOf, idAttribute } from './stanza.ts'

export const RECEIPTS = 'urn:xmpp:receipts'

export const asksReceipt = (message: Element): boolean => childOf(message, 'request', RECEIPTS) !== null

/** The id of what has arrived. */
export function readReceipt(message: Element): string | undefined {
  const [received, ...others] = childrenOf(message, 'received', RECEIPTS)
  return (received && others.length === 0 && idAttribute(received, 'id')) || undefined
}

export const writeReceiptRequest = (): Element => xml('request', { xmlns: RECEIPTS })

/** §5.4: nothing else in it, of the type of what it is about. */
export const sendReceipt = (link: Link, to: BareJid, id: string): number =>
  link.send(xml('message', { type: 'chat', to }, xml('received', { xmlns: RECEIPTS, id })))
