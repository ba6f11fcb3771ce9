/** XEP-0292 vCard4 Over XMPP, 0.12.0 (2022-05-16), as far as names go: https://xmpp.org/extensions/xep-0292.html */
import type { Element } from '@xmpp/xml'
import type { BareJid } from '../model/jid.ts'
import type { Link } from './link.ts'
import { childOf, childText, localName, namespaceOf } from './stanza.ts'
import { fetchItemsOf } from './xep-0060-pubsub.ts'

const NODE = 'urn:xmpp:vcard4'
const VCARD = 'urn:ietf:params:xml:ns:vcard-4.0'
const MAX_NAME = 200

/** RFC 6351: `<fn><text>`. Null: no card, or no name in it. */
export function readFullName(card: Element): string | null {
  if (localName(card) !== 'vcard' || namespaceOf(card) !== VCARD) return null
  const name = childOf(card, 'fn', VCARD)
  return (name && childText(name, 'text', MAX_NAME)?.replace(/\s+/g, ' ').trim()) || null
}

export async function fetchFullName(link: Link, jid: BareJid): Promise<string | null> {
  const [item] = await fetchItemsOf(link, jid, NODE)
  return item?.payload ? readFullName(item.payload) : null
}
