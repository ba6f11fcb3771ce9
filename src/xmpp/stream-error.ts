/** RFC 6120 §4.9: why a server ended the stream, in our own words. */
import type { Element } from '@xmpp/xml'
import { ConnectFailure, type ConnectProblem } from './failure.ts'
import { attribute, childOf, isElement, localName, textOf } from './stanza.ts'

const NS = 'urn:ietf:params:xml:ns:xmpp-streams'
const MAX_TEXT = 200

/** Everything else is the server's own affair and may pass: `stream-error`. */
const PROBLEMS: Readonly<Record<string, ConnectProblem>> = {
  conflict: 'conflict',
  'host-gone': 'host-unknown',
  'host-unknown': 'host-unknown',
  'bad-format': 'protocol',
  'bad-namespace-prefix': 'protocol',
  'improper-addressing': 'protocol',
  'invalid-namespace': 'protocol',
  'invalid-xml': 'protocol',
  'not-well-formed': 'protocol',
  'restricted-xml': 'protocol',
  'unsupported-encoding': 'protocol',
  'unsupported-feature': 'protocol',
  'unsupported-stanza-type': 'protocol',
  'unsupported-version': 'protocol',
}

export function readStreamError(element: Element): ConnectFailure {
  const named = element.children.filter(isElement).map(localName)
  const condition = named.find((name) => name !== 'text') ?? 'undefined-condition'
  const words = childOf(element, 'text', NS)
  const text = words ? textOf(words, MAX_TEXT) : ''
  return new ConnectFailure(
    (Object.hasOwn(PROBLEMS, condition) && PROBLEMS[condition]) || 'stream-error',
    text ? `${condition}: ${text}` : condition,
  )
}

/** RFC 7395 §3.6: the server closed the stream without giving an error; an invitation elsewhere is not followed. */
export const readClose = (element: Element): ConnectFailure =>
  new ConnectFailure(
    'stream-error',
    attribute(element, 'see-other-uri') === null ? 'close' : 'see-other-host',
  )
