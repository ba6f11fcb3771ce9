/** XEP-0308 Last Message Correction, 1.2.1 (2022-05-17): https://xmpp.org/extensions/xep-0308.html */
import { type Element, xml } from '@xmpp/xml'
import { childrenOf, idAttribute } from './stanza.ts'

export const CORRECTION = 'urn:xmpp:message-correct:0'

/** The id of the first version; of two that cannot both be meant, none. */
export function readReplaces(message: Element): string | undefined {
  const [replace, ...others] = childrenOf(message, 'replace', CORRECTION)
  return (replace && others.length === 0 && idAttribute(replace, 'id')) || undefined
}

export const writeReplaces = (id: string): Element => xml('replace', { xmlns: CORRECTION, id })
