/**
 * RFC 6121 §2, the contact list kept by the server, with versions (§2.6, before that XEP-0237):
 * https://www.rfc-editor.org/rfc/rfc6121#section-2
 */
import { type Element, xml } from '@xmpp/xml'
import { type BareJid, toBareJid } from '../model/jid.ts'
import { StanzaError } from './failure.ts'
import type { RosterItem } from './incoming.ts'
import type { Link } from './link.ts'
import type { Answerer, Reader } from './reader.ts'
import { addressAttribute, attribute, childOf, childrenOf, legalText, textOf } from './stanza.ts'

const ROSTER = 'jabber:iq:roster'
const MAX_NAME = 1024
const MAX_GROUPS = 100
const SUBSCRIPTIONS: readonly RosterItem['subscription'][] = ['none', 'to', 'from', 'both', 'remove']
const PUSH = { stanza: 'iq', types: ['set'], child: { name: 'query', namespace: ROSTER } } as const

export type Roster =
  /** What we have is still true; changes, if any, follow as pushes. */
  | { kind: 'unchanged' }
  /** `version` null: the server does not count versions. */
  | { kind: 'full'; items: RosterItem[]; version: string | null }

/** `version` is that of the list we have, null when we have none. */
export async function fetchRoster(link: Link, version: string | null): Promise<Roster> {
  // The empty version is how §2.6.2 asks for a full list that has one; servers that know no versions ignore it.
  const answer = await link.request(
    xml('iq', { type: 'get' }, xml('query', { xmlns: ROSTER, ver: version ?? '' })),
  )
  const query = childOf(answer, 'query', ROSTER)
  if (!query) return version === null ? { kind: 'full', items: [], version: null } : { kind: 'unchanged' }
  const items = new Map<BareJid, RosterItem>()
  for (const element of childrenOf(query, 'item')) {
    const item = readItem(element)
    if (item && item.subscription !== 'remove') items.set(item.jid, item)
  }
  return { kind: 'full', items: [...items.values()], version: attribute(query, 'ver') }
}

/** Adds somebody, or changes the name and groups of somebody who is there; the list itself changes by the push. */
export async function setContact(
  link: Link,
  { jid, name, groups }: { jid: BareJid; name: string; groups: readonly string[] },
): Promise<void> {
  const labels = groups.map((group) => xml('group', null, legalText(group)))
  await link.request(rosterSet(xml('item', { jid, name: legalText(name) || null }, ...labels)))
}

/** §2.5: also ends both subscriptions. */
export async function removeContact(link: Link, jid: BareJid): Promise<void> {
  await link.request(rosterSet(xml('item', { jid, subscription: 'remove' })))
}

/** What a server says that lets nobody change this list, or has no list of its own to change. */
const NOT_OURS: readonly string[] = [
  'not-allowed',
  'forbidden',
  'service-unavailable',
  'feature-not-implemented',
]

export const isListRefusal = (condition: string): boolean => NOT_OURS.includes(condition)

/**
 * Whether the list may be changed at all: asked by taking somebody from it who cannot be there. Servers that may be asked say
 * so (§2.5.3), or that it is done.
 */
export async function mayChangeList(link: Link): Promise<boolean> {
  try {
    await removeContact(link, `${crypto.randomUUID()}@${link.domain}`)
    return true
  } catch (error) {
    if (!(error instanceof StanzaError)) throw error
    return !isListRefusal(error.condition)
  }
}

const rosterSet = (item: Element) => xml('iq', { type: 'set' }, xml('query', { xmlns: ROSTER }, item))

function readItem(item: Element): RosterItem | null {
  const jid = toBareJid(addressAttribute(item, 'jid', '') ?? '')
  if (jid === null) return null
  const groups = childrenOf(item, 'group').slice(0, MAX_GROUPS)
  return {
    jid,
    name: legalText((attribute(item, 'name') ?? '').slice(0, MAX_NAME)),
    groups: [...new Set(groups.map((group) => textOf(group, MAX_NAME)))].filter((group) => group !== ''),
    subscription: SUBSCRIPTIONS.find((known) => known === attribute(item, 'subscription')) ?? 'none',
    ask: attribute(item, 'ask') === 'subscribe',
    approved: ['true', '1'].includes(attribute(item, 'approved') ?? ''),
  }
}

/** A push has exactly one item (§2.1.6). */
function readPush(query: Element): RosterItem | null {
  const [item, ...more] = childrenOf(query, 'item')
  return item && more.length === 0 ? readItem(item) : null
}

/** §2.1.6: only our own account may change our list; to everybody else it does not even exist. */
export const rosterPushReader: Reader = {
  claim: PUSH,
  read(stanza, { account }) {
    const query = childOf(stanza, 'query', ROSTER)
    const item = query && readPush(query)
    if (!item || addressAttribute(stanza, 'from', account) !== account) return []
    return [{ kind: 'roster-push', item, version: attribute(query, 'ver') }]
  },
}

export const rosterPushAnswerer: Answerer = {
  claim: PUSH,
  answer({ from, account, payload }) {
    if (from !== account) throw new StanzaError('service-unavailable', 'cancel', null)
    if (!readPush(payload)) throw new StanzaError('bad-request', 'modify', null)
    return null
  },
}
