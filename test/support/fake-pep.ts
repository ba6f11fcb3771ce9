/** Private nodes on the fake server (XEP-0163, XEP-0223): what one device keeps there, the others hear of. */
import { type Element, xml } from '@xmpp/xml'
import type { FakeAccount } from './fake-account.ts'

const PUBSUB = 'http://jabber.org/protocol/pubsub'

/** The child of the result (null: none), the condition of an error, or undefined: no business of ours. */
export function answerPep(account: FakeAccount, iq: Element): Element | string | null | undefined {
  const pubsub = iq.getChild('pubsub', PUBSUB)
  if (!pubsub) return undefined
  const items = pubsub.getChild('items')
  const publish = pubsub.getChild('publish')
  const retract = pubsub.getChild('retract')
  if (items) return fetch(account, items.attrs.node ?? '')
  if (publish) return put(account, publish.attrs.node ?? '', publish.getChild('item'))
  if (retract) return take(account, retract.attrs.node ?? '', retract.getChild('item')?.attrs.id ?? '')
  return 'feature-not-implemented'
}

function fetch(account: FakeAccount, node: string): Element | string {
  const kept = account.nodes.get(node)
  if (!kept) return 'item-not-found'
  return xml('pubsub', { xmlns: PUBSUB }, xml('items', { node }, ...kept.values()))
}

function put(account: FakeAccount, node: string, item: Element | undefined): null | string {
  if (!item?.attrs.id) return 'bad-request'
  const kept = account.nodes.get(node) ?? new Map<string, Element>()
  account.nodes.set(node, kept.set(item.attrs.id, item))
  tellAll(account, node, item)
  return null
}

function take(account: FakeAccount, node: string, id: string): null | string {
  if (!account.nodes.get(node)?.delete(id)) return 'item-not-found'
  tellAll(account, node, xml('retract', { id }))
  return null
}

/** Everybody who is there, the one who did it among them. */
function tellAll(account: FakeAccount, node: string, what: Element): void {
  const event = xml('event', { xmlns: `${PUBSUB}#event` }, xml('items', { node }, what))
  account.toAll(xml('message', { from: account.jid, type: 'headline' }, event))
}
