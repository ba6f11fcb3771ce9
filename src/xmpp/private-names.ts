/**
 * `urn:tessera:names:0`: what a person calls others for their own eyes, and the groups that they sort them into, in a private
 * node of their own account. One item a person, its id their address.
 */
import { type Element, xml } from '@xmpp/xml'
import { type BareJid, toBareJid } from '../model/jid.ts'
import type { Link } from './link.ts'
import { attribute, childrenOf, legalText, localName, namespaceOf, textOf } from './stanza.ts'
import { fetchItems, retractItem } from './xep-0060-pubsub.ts'
import { publishPrivately } from './xep-0223-private-data.ts'

export const NAMES_NODE = 'urn:tessera:names:0'
const MAX_TEXT = 200
const MAX_GROUPS = 50

export interface NameItem {
  jid: BareJid
  /** Null: none of one's own. */
  alias: string | null
  groups: readonly string[]
}

/** Rejects with `StanzaError` where the server keeps no private data. */
export const publishName = (link: Link, item: NameItem): Promise<void> =>
  publishPrivately(link, NAMES_NODE, item.jid, writeName(item))

export const retractName = (link: Link, jid: BareJid): Promise<void> => retractItem(link, NAMES_NODE, jid)

/** Everything that is there; empty when nothing ever was. */
export async function fetchNames(link: Link): Promise<NameItem[]> {
  const items = await fetchItems(link, NAMES_NODE)
  return items.flatMap(({ id, payload }) => (payload && readName(id, payload)) ?? [])
}

export const writeName = ({ alias, groups }: NameItem): Element =>
  xml(
    'person',
    { xmlns: NAMES_NODE, alias: legalText(alias ?? '') || null },
    ...groups.map((group) => xml('group', null, legalText(group))),
  )

/** What says nothing is no item: `alias` and `groups` both empty. */
export function readName(id: string, payload: Element): NameItem | null {
  const jid = toBareJid(id)
  if (localName(payload) !== 'person' || namespaceOf(payload) !== NAMES_NODE || jid === null) return null
  const alias = legalText((attribute(payload, 'alias') ?? '').slice(0, MAX_TEXT)).trim() || null
  const named = childrenOf(payload, 'group').slice(0, MAX_GROUPS)
  const groups = [...new Set(named.map((group) => textOf(group, MAX_TEXT).trim()))].filter(Boolean)
  return alias === null && groups.length === 0 ? null : { jid, alias, groups }
}
