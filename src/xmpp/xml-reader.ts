/**
 * Reads one WebSocket frame, which RFC 7395 §3.3 makes one complete element, into the element class of @xmpp/xml.
 *
 * The package's own parser is made for a stream of bytes: it keeps its state across frames, takes `<a></b>` and
 * `<a b='1' b='2'>` for good, throws in the middle of a frame, and needs quadratic time for a tag that never ends.
 * Here a frame is good as a whole or bad as a whole, in linear time, and the next one starts afresh.
 */
import { Element } from '@xmpp/xml'

export class MalformedXml extends Error {
  override readonly name = 'MalformedXml'
}

const MAX_DEPTH = 100
export const MAX_FRAME = 10 * 1024 * 1024

const OPEN = /<([^\s<>/"'=&!?]+)/y
const ATTRIBUTE = /\s+([^\s<>/"'=&]+)\s*=\s*(["'])/y
const OPEN_END = /\s*(\/?)>/y
const CLOSE = /<\/([^\s<>/"'=&]+)\s*>/y
const REFERENCE = /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));|&/g
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** XML 1.0 §2.2, in unicode mode: what is no `Char`, lone surrogates among it. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u
const CDATA = '<![CDATA['
const CDATA_END = ']]>'

/** Throws `MalformedXml`, and nothing else. */
export function readXml(frame: string): Element {
  if (frame.length > MAX_FRAME) throw new MalformedXml('too long')
  const source = frame.trim()
  if (ILLEGAL.test(source)) throw new MalformedXml('illegal character')
  let cursor: Element | null = null
  let depth = 0
  for (let at = 0; at < source.length; ) {
    if (source.charCodeAt(at) !== 60) {
      const end = source.indexOf('<', at)
      if (!cursor || end < 0) throw new MalformedXml('text outside of the element')
      cursor.append(resolveReferences(source.slice(at, end)))
      at = end
    } else if (source.startsWith(CDATA, at)) {
      const end = source.indexOf(CDATA_END, at)
      if (!cursor || end < 0) throw new MalformedXml('CDATA')
      cursor.append(source.slice(at + CDATA.length, end))
      at = end + CDATA_END.length
    } else if (source.charCodeAt(at + 1) === 47) {
      const [text, name] = matchAt(CLOSE, source, at) ?? []
      if (text === undefined || !cursor || name !== cursor.name) throw new MalformedXml('closing tag')
      at += text.length
      if (!cursor.parent) return finish(cursor, at, source)
      cursor = cursor.parent
      depth--
    } else {
      // Comments, processing instructions and DTDs end up here too: RFC 6120 §11.1 forbids them.
      const tag = readTag(source, at)
      if (++depth > MAX_DEPTH) throw new MalformedXml('nested too deeply')
      const element: Element = new Element(tag.name, tag.attributes)
      cursor?.append(element)
      at = tag.end
      if (!tag.empty) cursor = element
      else if (!cursor) return finish(element, at, source)
      else depth--
    }
  }
  throw new MalformedXml('unfinished')
}

function finish(root: Element, end: number, source: string): Element {
  if (end !== source.length) throw new MalformedXml('more than one element')
  return root
}

/** Piece by piece: one expression for the whole tag would overflow the stack on a hundred thousand attributes. */
function readTag(source: string, start: number) {
  const [opening, name = ''] = matchAt(OPEN, source, start) ?? []
  if (opening === undefined) throw new MalformedXml('opening tag')
  const attributes: Record<string, string> = {}
  let at = start + opening.length
  for (let match = matchAt(ATTRIBUTE, source, at); match; match = matchAt(ATTRIBUTE, source, at)) {
    const [text, key = '', quote = ''] = match
    const from = at + text.length
    const to = source.indexOf(quote, from)
    const value = to < 0 ? '<' : source.slice(from, to)
    if (value.includes('<') || Object.hasOwn(attributes, key)) throw new MalformedXml('attribute')
    attributes[key] = resolveReferences(value)
    at = to + 1
  }
  const [ending, slash] = matchAt(OPEN_END, source, at) ?? []
  if (ending === undefined) throw new MalformedXml('opening tag')
  return { name, attributes, empty: slash === '/', end: at + ending.length }
}

function matchAt(sticky: RegExp, source: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at
  return sticky.exec(source)
}

function resolveReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (match, hex?: string, decimal?: string, name?: string) => {
    if (name) return NAMED[name] ?? ''
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number.parseInt(decimal, 10) : -1
    if (code < 0 || code > 0x10ffff || ILLEGAL.test(String.fromCodePoint(code)))
      throw new MalformedXml(match === '&' ? 'entity' : 'character reference')
    return String.fromCodePoint(code)
  })
}
