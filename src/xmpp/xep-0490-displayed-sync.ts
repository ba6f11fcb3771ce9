/**
 * XEP-0490 Message Displayed Synchronization, 1.0.1 (2024-11-20): https://xmpp.org/extensions/xep-0490.html
 * How far each conversation was read, in a private node of one's own account: one item a conversation, its id the address.
 */
import { type Element, xml } from '@xmpp/xml'
import { type BareJid, toBareJid } from '../model/jid.ts'
import type { DisplayedMark } from './incoming.ts'
import type { Link } from './link.ts'
import { addressAttribute, childrenOf, idAttribute, localName, namespaceOf } from './stanza.ts'
import { fetchItems } from './xep-0060-pubsub.ts'
import { publishPrivately } from './xep-0223-private-data.ts'
import { SID } from './xep-0359-stanza-ids.ts'

export const DISPLAYED_NODE = 'urn:xmpp:mds:displayed:0'

/** Rejects with `StanzaError` where the server keeps no private data. */
export const publishDisplayed = (link: Link, { conversation, stanzaId, by }: DisplayedMark): Promise<void> =>
  publishPrivately(
    link,
    DISPLAYED_NODE,
    conversation,
    xml('displayed', { xmlns: DISPLAYED_NODE }, xml('stanza-id', { xmlns: SID, by, id: stanzaId })),
  )

/** Of all conversations; empty when nothing was ever published. */
export async function fetchDisplayed(link: Link): Promise<DisplayedMark[]> {
  const items = await fetchItems(link, DISPLAYED_NODE)
  return items.flatMap(({ id, payload }) => (payload && readDisplayed(id, payload, link.account)) ?? [])
}

/** An id counts only from where ids of that conversation come from: our own archive, or the room. */
export function readDisplayed(id: string, payload: Element, account: BareJid): DisplayedMark | null {
  if (localName(payload) !== 'displayed' || namespaceOf(payload) !== DISPLAYED_NODE) return null
  const conversation = toBareJid(id)
  const [only, ...more] = childrenOf(payload, 'stanza-id', SID)
  const stanzaId = only && idAttribute(only, 'id')
  const by = only && addressAttribute(only, 'by', '')
  if (!conversation || !stanzaId || more.length) return null
  return by === account || by === conversation ? { conversation, stanzaId, by } : null
}
