/** RFC 6120 §8.3: the `<error/>` of a stanza, read and written. */
import { type Element, xml } from '@xmpp/xml'
import { StanzaError } from './failure.ts'
import { attribute, childOf, isElement, localName, namespaceOf, textOf } from './stanza.ts'

const STANZAS = 'urn:ietf:params:xml:ns:xmpp-stanzas'
const MAX_TEXT = 1000
const TYPES: readonly string[] = ['auth', 'cancel', 'continue', 'modify', 'wait']
/** Conditions are names of ours from here on; anything stranger than a name is treated as none. */
const CONDITION = /^[a-z][a-z-]{0,63}$/

/** Never null: an error that says nothing is `undefined-condition`. */
export function readStanzaError(stanza: Element): StanzaError {
  const error = childOf(stanza, 'error')
  const parts = error?.children.filter(isElement) ?? []
  const names = parts.filter((part) => namespaceOf(part) === STANZAS)
  const condition = names.map(localName).find((name) => name !== 'text' && CONDITION.test(name))
  const text = names.find((part) => localName(part) === 'text')
  const type = (error && attribute(error, 'type')) ?? ''
  return new StanzaError(
    condition ?? 'undefined-condition',
    TYPES.includes(type) ? type : 'cancel',
    text ? textOf(text, MAX_TEXT) || null : null,
    parts
      .filter((part) => namespaceOf(part) !== STANZAS)
      .map((part) => `{${namespaceOf(part)}}${localName(part)}`),
  )
}

export const writeStanzaError = (condition: string, type: string): Element =>
  xml('error', { type }, xml(condition, { xmlns: STANZAS }))
