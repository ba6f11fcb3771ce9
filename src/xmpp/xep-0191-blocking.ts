/** XEP-0191 Blocking Command, 1.3 (2015-03-12): https://xmpp.org/extensions/xep-0191.html */
import { type Element, xml } from '@xmpp/xml'
import { bareJid } from '../model/jid.ts'
import { StanzaError } from './failure.ts'
import type { BlockNews } from './incoming.ts'
import type { Link } from './link.ts'
import type { Answerer, Reader } from './reader.ts'
import { addressAttribute, childOf, childrenOf } from './stanza.ts'
import { type ReportReason, writeReport } from './xep-0377-reporting.ts'

export const BLOCKING = 'urn:xmpp:blocking'
const MAX_ITEMS = 10_000

/** Everybody who is kept out. Rejects with `StanzaError` where the server keeps no such list. */
export async function fetchBlocked(link: Link): Promise<string[]> {
  const answer = await link.request(xml('iq', { type: 'get' }, xml('blocklist', { xmlns: BLOCKING })))
  const list = childOf(answer, 'blocklist', BLOCKING)
  return list ? readAddresses(list) : []
}

/** Resolves when the server keeps them out. */
export async function blockAddress(link: Link, jid: string, report?: ReportReason): Promise<void> {
  const item = xml('item', { jid }, report === undefined ? null : writeReport(report))
  await link.request(xml('iq', { type: 'set' }, xml('block', { xmlns: BLOCKING }, item)))
}

export async function unblockAddress(link: Link, jid: string): Promise<void> {
  await link.request(xml('iq', { type: 'set' }, xml('unblock', { xmlns: BLOCKING }, xml('item', { jid }))))
}

/** Bare addresses and domains: one resource of somebody is not what a person means. */
function readAddresses(parent: Element): string[] {
  const jids = childrenOf(parent, 'item', BLOCKING)
    .slice(0, MAX_ITEMS)
    .flatMap((item) => addressAttribute(item, 'jid', '') || [])
  return [...new Set(jids.filter((jid) => bareJid(jid) === jid))]
}

const push = (name: 'block' | 'unblock') =>
  ({ stanza: 'iq', types: ['set'], child: { name, namespace: BLOCKING } }) as const

/** §3.3: pushes come from our own account, and from nobody else. */
const reader = (name: 'block' | 'unblock'): Reader => ({
  claim: push(name),
  read(stanza, { account }): BlockNews[] {
    const list = childOf(stanza, name, BLOCKING)
    if (!list || addressAttribute(stanza, 'from', account) !== account) return []
    const jids = readAddresses(list)
    // §3.5: nobody named means everybody; to block it means nothing.
    if (!jids.length && name === 'block') return []
    return [{ kind: 'blocking', on: name === 'block', jids: jids.length ? jids : 'all' }]
  },
})

const answerer = (name: 'block' | 'unblock'): Answerer => ({
  claim: push(name),
  answer({ from, account }) {
    if (from !== account) throw new StanzaError('service-unavailable', 'cancel', null)
    return null
  },
})

export const blockingReaders: readonly Reader[] = [reader('block'), reader('unblock')]
export const blockingAnswerers: readonly Answerer[] = [answerer('block'), answerer('unblock')]
