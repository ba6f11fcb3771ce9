/** Reads elements without trusting them: whatever the tree looks like, the answer is a plain value or null. */
import type { Element } from '@xmpp/xml'
import { formatJid, parseJid } from '../model/jid.ts'

export const CLIENT = 'jabber:client'

/** RFC 7622 §3.1: three parts of at most 1023 bytes, `@` and `/`. */
const MAX_JID = 3071
/** Longer ids come from nobody who means well, and ids are keys in the database. */
const MAX_ID = 1024
/** XML 1.0 §2.2: everything that is no `Char`; in unicode mode that includes lone surrogates. */
const NO_XML_CHARACTER = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

/** Preparing is the dearest part of reading a message, and a page of the archive has two addresses a thousand times. */
const MAX_PREPARED = 500
const prepared = new Map<string, string | null>()

export const localName = (element: Element): string => element.name.slice(element.name.indexOf(':') + 1)

/** Empty when there is none, as on top-level stanzas of streams that leave it out. */
export function namespaceOf(element: Element): string {
  const colon = element.name.indexOf(':')
  const declaration = colon < 0 ? 'xmlns' : `xmlns:${element.name.slice(0, colon)}`
  for (let at: Element | null = element; at; at = at.parent) {
    const namespace = attribute(at, declaration)
    if (namespace !== null) return namespace
  }
  return ''
}

export function attribute(element: Element, name: string): string | null {
  const value = Object.hasOwn(element.attrs, name) ? element.attrs[name] : null
  return typeof value === 'string' ? value : null
}

export const isElement = (node: Element | string | number): node is Element => typeof node === 'object'

/** Child elements of a name; without `namespace` those in the namespace of their parent. */
export function childrenOf(parent: Element, name: string, namespace = namespaceOf(parent)): Element[] {
  return parent.children.filter(
    (node): node is Element => isElement(node) && localName(node) === name && namespaceOf(node) === namespace,
  )
}

export const childOf = (parent: Element, name: string, namespace?: string): Element | null =>
  childrenOf(parent, name, namespace)[0] ?? null

/** Text with what XML forbids taken out, half characters among it: a server ends the stream over any of them. */
export const legalText = (text: string): string => text.replace(NO_XML_CHARACTER, '')

/** An element's own text, line ends as XML 1.0 §2.11 wants them, clipped; what that cut in half is gone too. */
export function textOf(element: Element, limit: number): string {
  const text = element.children.filter((node) => !isElement(node)).join('')
  return legalText(text.slice(0, limit).replace(/\r\n?/g, '\n'))
}

export function childText(parent: Element, name: string, limit: number): string | null {
  const child = childOf(parent, name)
  return child && textOf(child, limit)
}

/** An id that can be kept, or null. */
export function idAttribute(element: Element, name: string): string | null {
  const id = attribute(element, name)
  return id && id.length <= MAX_ID ? id : null
}

/** A prepared address; `missing` when the attribute is not there; null when it is no address. */
export function addressAttribute(element: Element, name: string, missing: string): string | null {
  const text = attribute(element, name)
  if (text === null) return missing
  if (text.length > MAX_JID) return null
  const known = prepared.get(text)
  if (known !== undefined) return known
  const parts = parseJid(text)
  const jid = parts && formatJid(parts)
  if (prepared.size >= MAX_PREPARED) prepared.clear()
  prepared.set(text, jid)
  return jid
}

/** A name for something of ours: nobody else can guess it. */
export const makeId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
