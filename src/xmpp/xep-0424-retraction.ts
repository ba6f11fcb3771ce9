/** XEP-0424 Message Retraction, 0.4.2 (2025-01-18): https://xmpp.org/extensions/xep-0424.html */
import { type Element, xml } from '@xmpp/xml'
import { attribute, childOf, childrenOf, idAttribute } from './stanza.ts'
import { parseStamp } from './xep-0082-dates.ts'
import { writeFallback } from './xep-0428-fallbacks.ts'

export const RETRACTION = 'urn:xmpp:message-retract:1'
/** Until 0.3, by way of XEP-0422: some still send it. */
const BEFORE = { retraction: 'urn:xmpp:message-retract:0', fastening: 'urn:xmpp:fasten:0' }
/** XEP-0425: somebody else did it, who may. */
const MODERATED = ['urn:xmpp:message-moderate:1', 'urn:xmpp:message-moderate:0']

/** The id of what is taken back. */
export function readRetracts(message: Element): string | undefined {
  const [retract, ...others] = childrenOf(message, 'retract', RETRACTION)
  if (retract) return (others.length === 0 && idAttribute(retract, 'id')) || undefined
  const [applied, ...more] = childrenOf(message, 'apply-to', BEFORE.fastening)
  if (!applied || more.length > 0 || !childOf(applied, 'retract', BEFORE.retraction)) return undefined
  return idAttribute(applied, 'id') || undefined
}

/** §5: what an archive keeps of something that was taken back, and when that was. Prosody puts it inside of who did it. */
export function readTombstone(message: Element): { stamp: number | null } | undefined {
  const moderated = MODERATED.map((namespace) => childOf(message, 'moderated', namespace))
  for (const parent of [message, ...moderated]) {
    for (const namespace of [RETRACTION, BEFORE.retraction]) {
      const retracted = parent && childOf(parent, 'retracted', namespace)
      if (retracted) return { stamp: parseStamp(attribute(retracted, 'stamp')) }
    }
  }
  return undefined
}

/** With words for those who do not understand it, in the language that most of them do. */
export const writeRetraction = (id: string): Element[] => [
  xml('retract', { xmlns: RETRACTION, id }),
  writeFallback(RETRACTION),
  xml('body', null, 'A message was taken back by its author, but this program still shows it.'),
]
