/** Private nodes on the fake server (XEP-0163, XEP-0223): what one device keeps there, the others hear of. */
import { type Element, xml } from '@xmpp/xml'
import { readXml } from '../../src/xmpp/xml-reader.ts'
import type { FakeAccount } from './fake-account.ts'

const PUBSUB = 'http://jabber.org/protocol/pubsub'

/** The child of the result (null: none), the condition of an error, or undefined: no business of ours. */
export function answerPep(account: FakeAccount, iq: Element): Element | string | null | undefined {
  const pubsub = iq.getChild('pubsub', PUBSUB)
  if (!pubsub) return undefined
  const items = pubsub.getChild('items')
  const publish = pubsub.getChild('publish')
  const retract = pubsub.getChild('retract')
  const owner = iq.attrs.to === undefined ? account : account.neighbour(iq.attrs.to)
  if (items) {
    const may = owner === account || owner?.roster.get(account.jid)?.from
    return owner && may ? fetch(owner, items) : 'item-not-found'
  }
  if (publish) return put(account, publish.attrs.node ?? '', publish.getChild('item'))
  if (retract) return take(account, retract.attrs.node ?? '', retract.getChild('item')?.attrs.id ?? '')
  return 'feature-not-implemented'
}

function fetch(owner: FakeAccount, { attrs, children }: Element): Element | string {
  const node = attrs.node ?? ''
  const kept = owner.nodes.get(node)
  if (!kept) return 'item-not-found'
  const wanted = children.find((child): child is Element => typeof child === 'object')?.attrs.id
  const found = [...kept].filter(([id]) => wanted === undefined || id === wanted)
  return xml('pubsub', { xmlns: PUBSUB }, xml('items', { node }, ...found.map(([, item]) => item)))
}

/** What every program wants to hear of: the last word of those whom one may see. */
const PUBLIC = ['urn:xmpp:avatar:metadata', 'http://jabber.org/protocol/nick']

export function toldOnArrival(account: FakeAccount): Element[] {
  const seen = [...account.roster.values()].filter(({ to }) => to).map(({ jid }) => account.neighbour(jid))
  return [account, ...seen].flatMap((owner) =>
    PUBLIC.flatMap((node) => {
      const last = [...(owner?.nodes.get(node)?.values() ?? [])].at(-1)
      return owner && last ? [eventOf(owner, node, last)] : []
    }),
  )
}

function eventOf(owner: FakeAccount, node: string, what: Element): Element {
  const event = xml('event', { xmlns: `${PUBSUB}#event` }, xml('items', { node }, readXml(what.toString())))
  return xml('message', { from: owner.jid, type: 'headline' }, event)
}

function put(account: FakeAccount, node: string, item: Element | undefined): null | string {
  if (!item?.attrs.id) return 'bad-request'
  // Of what says one thing, the last word alone is kept.
  const isOne = PUBLIC.includes(node)
  const kept = (isOne ? null : account.nodes.get(node)) ?? new Map<string, Element>()
  account.nodes.set(node, kept.set(item.attrs.id, item))
  tellAll(account, node, item)
  return null
}

function take(account: FakeAccount, node: string, id: string): null | string {
  if (!account.nodes.get(node)?.delete(id)) return 'item-not-found'
  tellAll(account, node, xml('retract', { id }))
  return null
}

/** Everybody who is there, the one who did it among them; what is for contacts, to contacts as well. */
function tellAll(account: FakeAccount, node: string, what: Element): void {
  account.toAll(eventOf(account, node, what))
  if (!PUBLIC.includes(node)) return
  for (const { jid, from } of account.roster.values())
    if (from) account.neighbour(jid)?.toAll(eventOf(account, node, what))
}
