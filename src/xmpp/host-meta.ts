/** RFC 6415 host-meta documents, XML and JSON: the WebSocket endpoints that they name (XEP-0156 §4). */
import { attribute, isElement, localName } from './stanza.ts'
import { readXml } from './xml-reader.ts'

const WEBSOCKET = 'urn:xmpp:alt-connections:websocket'
/** What a document may have and a stream may not: declaration and comments. */
const PROLOG = /<\?[^<>]*\?>|<!--[^<>]*-->/g

/** In the order of the document; empty when it is no such document. Never throws. */
export function readHostMeta(text: string): string[] {
  const trimmed = text.trim().replace(/^\ufeff/, '')
  try {
    return trimmed.startsWith('{') ? fromJson(JSON.parse(trimmed)) : fromXml(trimmed)
  } catch {
    return []
  }
}

function fromJson(document: unknown): string[] {
  const links: unknown = isRecord(document) ? document.links : null
  if (!Array.isArray(links)) return []
  return links.flatMap((link: unknown) =>
    isRecord(link) && link.rel === WEBSOCKET && typeof link.href === 'string' ? [link.href] : [],
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function fromXml(text: string): string[] {
  const document = readXml(text.replace(PROLOG, ''))
  return document.children.flatMap((link) =>
    isElement(link) && localName(link) === 'Link' && attribute(link, 'rel') === WEBSOCKET
      ? (attribute(link, 'href') ?? [])
      : [],
  )
}
