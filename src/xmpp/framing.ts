/** RFC 7395: what goes into a WebSocket frame, and what came out of one. */
import { type Element, xml } from '@xmpp/xml'
import { CLIENT, legalText, localName, namespaceOf } from './stanza.ts'
import { MAX_FRAME, MalformedXml, readXml } from './xml-reader.ts'

const FRAMING = 'urn:ietf:params:xml:ns:xmpp-framing'
const STREAMS = 'http://etherx.jabber.org/streams'
const STANZAS: readonly string[] = ['message', 'presence', 'iq']
const STANZA_START = /^\s*<(?:message|presence|iq)[\s/>]/

export type Frame =
  | { kind: 'open' | 'close' | 'features' | 'error' | 'stanza' | 'nonza'; element: Element }
  /** Could not be read. `stanza`: it would have been one, so stream management counts it. */
  | { kind: 'malformed'; stanza: boolean }

export function readFrame(data: unknown): Frame {
  if (typeof data !== 'string') return { kind: 'malformed', stanza: false }
  try {
    const element = readXml(data)
    return { kind: kindOf(element), element }
  } catch (error) {
    if (!(error instanceof MalformedXml)) throw error
    return { kind: 'malformed', stanza: STANZA_START.test(data.slice(0, MAX_FRAME)) }
  }
}

function kindOf(element: Element): 'open' | 'close' | 'features' | 'error' | 'stanza' | 'nonza' {
  const name = localName(element)
  const namespace = namespaceOf(element)
  if (namespace === FRAMING) return name === 'open' || name === 'close' ? name : 'nonza'
  // Prosody leaves out xmlns:stream over WebSocket: the prefix has to do.
  const ofStream = namespace === STREAMS || (namespace === '' && element.name.startsWith('stream:'))
  if (ofStream) return name === 'features' || name === 'error' ? name : 'nonza'
  if (STANZAS.includes(name) && (namespace === CLIENT || namespace === '')) return 'stanza'
  return 'nonza'
}

/** Text that any server can read: characters which XML forbids are left out, they would end the stream. */
export function writeFrame(element: Element): string {
  if (STANZAS.includes(element.name)) element.attrs.xmlns ??= CLIENT
  return legalText(element.toString())
}

export const openFrame = (to: string, from: string | null): string =>
  writeFrame(xml('open', { xmlns: FRAMING, to, from, version: '1.0', 'xml:lang': 'en' }))

export const closeFrame = `<close xmlns="${FRAMING}"/>`
