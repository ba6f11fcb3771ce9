/** XEP-0060 Publish-Subscribe, 1.25.0 (2023-03-22), as far as one's own nodes go: https://xmpp.org/extensions/xep-0060.html */
import { type Element, xml } from '@xmpp/xml'
import type { BareJid } from '../model/jid.ts'
import { StanzaError } from './failure.ts'
import type { Link } from './link.ts'
import { childOf, childrenOf, idAttribute, isElement } from './stanza.ts'

export const PUBSUB = 'http://jabber.org/protocol/pubsub'
const OWNER = `${PUBSUB}#owner`

export interface PubsubItem {
  id: string
  payload: Element | null
}

/** All to our own account: an IQ without an address. */
const ask = (link: Link, type: 'get' | 'set', namespace: string, ...children: Element[]) =>
  link.request(xml('iq', { type }, xml('pubsub', { xmlns: namespace }, ...children)))

/** `options`: a form that says what kind of node it must be (§7.1.5). */
export async function publishItem(
  link: Link,
  node: string,
  { id, payload }: { id: string; payload: Element },
  options?: Element,
): Promise<void> {
  await ask(
    link,
    'set',
    PUBSUB,
    xml('publish', { node }, xml('item', { id }, payload)),
    ...(options ? [xml('publish-options', null, options)] : []),
  )
}

/** Tells one's other devices too. Nothing to retract is as good as retracted. */
export async function retractItem(link: Link, node: string, id: string): Promise<void> {
  try {
    await ask(link, 'set', PUBSUB, xml('retract', { node, notify: 'true' }, xml('item', { id })))
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

/** Everything on a node; nothing where there is no such node yet. */
export async function fetchItems(link: Link, node: string): Promise<PubsubItem[]> {
  try {
    const answer = await ask(link, 'get', PUBSUB, xml('items', { node }))
    const pubsub = childOf(answer, 'pubsub', PUBSUB)
    const items = pubsub && childOf(pubsub, 'items')
    return items ? readItems(items) : []
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/** What somebody lets us see of one of their nodes: all, or one item. Nothing where there is no such thing. */
export async function fetchItemsOf(
  link: Link,
  jid: BareJid,
  node: string,
  id?: string,
): Promise<PubsubItem[]> {
  try {
    const items = xml(
      'items',
      id === undefined ? { node, max_items: '1' } : { node },
      id !== undefined && xml('item', { id }),
    )
    const answer = await link.request(
      xml('iq', { type: 'get', to: jid }, xml('pubsub', { xmlns: PUBSUB }, items)),
    )
    const pubsub = childOf(answer, 'pubsub', PUBSUB)
    const found = pubsub && childOf(pubsub, 'items')
    return found ? readItems(found) : []
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/** Makes an existing node what it should be (§8.2). */
export async function configureNode(link: Link, node: string, options: Element): Promise<void> {
  await ask(link, 'set', OWNER, xml('configure', { node }, options))
}

export function readItems(parent: Element): PubsubItem[] {
  return childrenOf(parent, 'item').flatMap((item) => {
    const id = idAttribute(item, 'id')
    return id ? [{ id, payload: item.children.find(isElement) ?? null }] : []
  })
}

const isMissing = (error: unknown) => error instanceof StanzaError && error.condition === 'item-not-found'
