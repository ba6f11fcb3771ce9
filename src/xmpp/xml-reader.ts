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

const OPEN = /<([^\s<>/"'=&!?]+)((?:\s+[^\s<>/"'=&]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const CLOSE = /<\/([^\s<>/"'=&]+)\s*>/y
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
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
      CLOSE.lastIndex = at
      const name = CLOSE.exec(source)?.[1]
      if (!cursor || name !== cursor.name) throw new MalformedXml('closing tag')
      at = CLOSE.lastIndex
      if (!cursor.parent) return finish(cursor, at, source)
      cursor = cursor.parent
      depth--
    } else {
      OPEN.lastIndex = at
      const match = OPEN.exec(source)
      // Comments, processing instructions and DTDs end up here too: RFC 6120 §11.1 forbids them.
      if (!match) throw new MalformedXml('opening tag')
      if (++depth > MAX_DEPTH) throw new MalformedXml('nested too deeply')
      const element: Element = new Element(match[1] ?? '', attributes(match[2] ?? ''))
      cursor?.append(element)
      at = OPEN.lastIndex
      if (match[3] !== '/') cursor = element
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

function attributes(source: string): Record<string, string> {
  const result: Record<string, string> = {}
  for (const [, name = '', double, single] of source.matchAll(ATTRIBUTE)) {
    if (Object.hasOwn(result, name)) throw new MalformedXml('attribute given twice')
    result[name] = resolveReferences(double ?? single ?? '')
  }
  return result
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
