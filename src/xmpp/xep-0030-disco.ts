/** XEP-0030 Service Discovery, 2.5.0 (2017-10-03): https://xmpp.org/extensions/xep-0030.html */
import { type Element, xml } from '@xmpp/xml'
import { StanzaError } from './failure.ts'
import type { Link } from './link.ts'
import type { Answerer } from './reader.ts'
import { addressAttribute, attribute, childOf, childrenOf } from './stanza.ts'
import { CAPS_NODE, CAPS_VERIFICATION, CLIENT_FEATURES, CLIENT_IDENTITY } from './xep-0115-caps.ts'

const INFO = 'http://jabber.org/protocol/disco#info'
const ITEMS = 'http://jabber.org/protocol/disco#items'

export interface DiscoInfo {
  identities: { category: string; type: string; name: string | null }[]
  features: ReadonlySet<string>
}

export interface DiscoItem {
  jid: string
  node: string | null
  name: string | null
}

/** The answer as it is, for what other specifications put into it. */
export async function askInfo(link: Link, to: string, node?: string): Promise<Element | null> {
  const answer = await link.request(xml('iq', { type: 'get', to }, xml('query', { xmlns: INFO, node })))
  return childOf(answer, 'query', INFO)
}

export async function discoverInfo(link: Link, to: string, node?: string): Promise<DiscoInfo> {
  const query = await askInfo(link, to, node)
  const identities = query ? childrenOf(query, 'identity') : []
  const features = query ? childrenOf(query, 'feature') : []
  return {
    identities: identities.map((identity) => ({
      category: attribute(identity, 'category') ?? '',
      type: attribute(identity, 'type') ?? '',
      name: attribute(identity, 'name'),
    })),
    features: new Set(features.flatMap((feature) => attribute(feature, 'var') ?? [])),
  }
}

/** Each item once: servers name one that they know in two ways twice. */
export async function discoverItems(link: Link, to: string, node?: string): Promise<DiscoItem[]> {
  const answer = await link.request(xml('iq', { type: 'get', to }, xml('query', { xmlns: ITEMS, node })))
  const query = childOf(answer, 'query', ITEMS)
  const items = new Map<string, DiscoItem>()
  for (const element of query ? childrenOf(query, 'item') : []) {
    const jid = addressAttribute(element, 'jid', '')
    const item = { jid: jid ?? '', node: attribute(element, 'node'), name: attribute(element, 'name') }
    const key = JSON.stringify([item.jid, item.node])
    if (jid && !items.has(key)) items.set(key, item)
  }
  return [...items.values()]
}

export const discoAnswerers: readonly Answerer[] = [
  {
    claim: { stanza: 'iq', types: ['get'], child: { name: 'query', namespace: INFO } },
    answer({ payload }) {
      const node = attribute(payload, 'node')
      // XEP-0115 §6.2: who wants to check the hash asks by it.
      if (node !== null && node !== `${CAPS_NODE}#${CAPS_VERIFICATION}`)
        throw new StanzaError('item-not-found', 'cancel', null)
      const features = CLIENT_FEATURES.map((feature) => xml('feature', { var: feature }))
      return xml('query', { xmlns: INFO, node }, xml('identity', { ...CLIENT_IDENTITY }), ...features)
    },
  },
  {
    claim: { stanza: 'iq', types: ['get'], child: { name: 'query', namespace: ITEMS } },
    answer({ payload }) {
      if (attribute(payload, 'node') !== null) throw new StanzaError('item-not-found', 'cancel', null)
      return xml('query', { xmlns: ITEMS })
    },
  },
]
