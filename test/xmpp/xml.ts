/** Stanzas as text, for tests: read as the stream reads them, compared without regard to layout. */
import { Element } from '@xmpp/xml'
import { readXml } from '../../src/xmpp/xml-reader.ts'

export const stanza = (text: string): Element => readXml(text.trim())

type Plain = string | { name: string; attributes: Record<string, string | undefined>; children: Plain[] }

/** The same for all spellings of the same element: attributes in any order, white space between elements. */
export function plain(element: Element): Plain {
  const layout = element.children.some((child) => child instanceof Element)
  const children = element.children.map((child) => (child instanceof Element ? plain(child) : String(child)))
  return {
    name: element.name,
    attributes: { ...element.attrs },
    children: children.filter((child) => !(layout && typeof child === 'string' && child.trim() === '')),
  }
}
