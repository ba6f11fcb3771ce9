/** XEP-0359 Unique and Stable Stanza IDs, 0.7.0 (2023-03-23): https://xmpp.org/extensions/xep-0359.html */
import { type Element, xml } from '@xmpp/xml'
import type { BareJid } from '../model/jid.ts'
import { addressAttribute, childOf, childrenOf, idAttribute } from './stanza.ts'

export const SID = 'urn:xmpp:sid:0'

export interface StanzaId {
  id: string
  by: BareJid
}

/**
 * The ids that those who may give one gave. Anybody can write `<stanza-id/>` into a message, so only our own archive and
 * the room that sent it are believed; of two by the same giver (which §4 forbids) neither.
 */
export function readStanzaIds(message: Element, believed: readonly BareJid[]): StanzaId[] {
  const found = childrenOf(message, 'stanza-id', SID).map((element) => ({
    id: idAttribute(element, 'id'),
    by: addressAttribute(element, 'by', ''),
  }))
  return believed.flatMap((by) => {
    const [only, ...more] = found.filter((each) => each.by === by)
    return only?.id && more.length === 0 ? [{ id: only.id, by }] : []
  })
}

export function readOriginId(message: Element): string | null {
  const element = childOf(message, 'origin-id', SID)
  return element && idAttribute(element, 'id')
}

export const writeOriginId = (id: string): Element => xml('origin-id', { xmlns: SID, id })
