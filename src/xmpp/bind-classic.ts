/** After a sign-in that bound nothing by itself: resumption or binding one after the other (RFC 6120 §7, XEP-0198 §3). */
import { type Element, xml } from '@xmpp/xml'
import { type FullJid, formatJid, parseJid } from '../model/jid.ts'
import type { Connection } from './connection.ts'
import { ConnectFailure } from './failure.ts'
import { writeFrame } from './framing.ts'
import { attribute, childOf, childText, localName, makeId, namespaceOf } from './stanza.ts'
import { readStanzaError } from './stanza-error.ts'
import { enableElement, NS_SM, type StreamManagement } from './stream-management.ts'
import { CARBONS } from './xep-0280-carbons.ts'

const NS_BIND = 'urn:ietf:params:xml:ns:xmpp-bind'
const NS_SESSION = 'urn:ietf:params:xml:ns:xmpp-session'
const MAX_JID = 3071

/** `<resumed/>` or `<failed/>`; null where sessions cannot be resumed. */
export async function resumeClassic(
  connection: Connection,
  features: Element,
  sm: StreamManagement,
): Promise<Element | null> {
  if (!childOf(features, 'sm', NS_SM)) return null
  connection.write(writeFrame(sm.resumeElement()))
  return nonza(connection, ['resumed', 'failed'])
}

export async function bindClassic(connection: Connection, features: Element): Promise<FullJid> {
  const bound = await ask(connection, xml('iq', { type: 'set' }, xml('bind', { xmlns: NS_BIND })))
  const result = childOf(bound, 'bind', NS_BIND)
  const text = result && childText(result, 'jid', MAX_JID)
  const parts = parseJid(text ?? '')
  if (!parts?.resource) throw new ConnectFailure('protocol', 'bind')
  // RFC 3921 §3: servers of that time let nothing through before it.
  const session = childOf(features, 'session', NS_SESSION)
  if (session && !childOf(session, 'optional'))
    await ask(connection, xml('iq', { type: 'set' }, xml('session', { xmlns: NS_SESSION })))
  return formatJid(parts)
}

/** Carbons and stream management in one flight; `<enabled/>`, or null where there is none. */
export async function enableClassic(connection: Connection, features: Element): Promise<Element | null> {
  const carbons = xml('iq', { type: 'set', id: makeId() }, xml('enable', { xmlns: CARBONS }))
  // Not counted on either side: it is written before `<enable/>`. Whether it works shows in what comes.
  connection.write(writeFrame(carbons))
  if (!childOf(features, 'sm', NS_SM)) return null
  connection.write(writeFrame(enableElement()))
  const answer = await nonza(connection, ['enabled', 'failed'])
  return localName(answer) === 'enabled' ? answer : null
}

async function ask(connection: Connection, iq: Element): Promise<Element> {
  const id = makeId()
  iq.attrs.id = id
  connection.write(writeFrame(iq))
  for (;;) {
    const frame = await connection.next()
    if (frame.kind !== 'stanza' || attribute(frame.element, 'id') !== id) continue
    if (attribute(frame.element, 'type') !== 'error') return frame.element
    const { condition, text } = readStanzaError(frame.element)
    throw new ConnectFailure(condition === 'conflict' ? 'conflict' : 'stream-error', text ?? condition)
  }
}

async function nonza(connection: Connection, names: readonly string[]): Promise<Element> {
  for (;;) {
    const frame = await connection.next()
    if (frame.kind !== 'nonza' || namespaceOf(frame.element) !== NS_SM) continue
    if (names.includes(localName(frame.element))) return frame.element
  }
}
