/**
 * `urn:tessera:invites:0`: the invites that a person handed out, in a private node of their own account, so that all
 * their devices keep one ledger and can honour what any of them issued. One item an invite, its id that of the token.
 */
import { type Element, xml } from '@xmpp/xml'
import type { IssuedInvite, IssuedState, LedgerEntry } from '../model/issued-invite.ts'
import { type BareJid, toBareJid } from '../model/jid.ts'
import type { Link } from './link.ts'
import { attribute, legalText, localName, namespaceOf } from './stanza.ts'
import { fetchItems, retractItem } from './xep-0060-pubsub.ts'
import { formatStamp, parseStamp } from './xep-0082-dates.ts'
import { publishPrivately } from './xep-0223-private-data.ts'

export const INVITES_NODE = 'urn:tessera:invites:0'
const MAX_NOTE = 1000
const MAX_URI = 4000
/** Of one guess: invites, and people. */
const MAX_AMONG = 1000
/** First 16 characters of a base64url SHA-256. */
const ID = /^[A-Za-z0-9_-]{16}$/
const KINDS: readonly IssuedInvite['kind'][] = ['contact', 'contact-and-account', 'account', 'reset']
const ISSUERS: readonly IssuedInvite['issuer'][] = ['server', 'client']

/** A row of the ledger, as one's devices tell it to each other. */
export interface LedgerItem extends Omit<LedgerEntry, 'account' | 'handedOut'> {
  /** With the token; null when it is over, and nobody needs it any more. */
  uri: string | null
  /** The server's own page for it, with the token, where that is what is handed over. */
  landingUrl: string | null
}

/** Writes a row, or writes it anew. Rejects with `StanzaError` where the server keeps no private data. */
export const publishInvite = (link: Link, item: LedgerItem): Promise<void> =>
  publishPrivately(link, INVITES_NODE, item.id, writeLedgerItem(item))

export const retractInvite = (link: Link, id: string): Promise<void> => retractItem(link, INVITES_NODE, id)

/** Everything that is there; empty when nothing ever was. */
export async function fetchInvites(link: Link): Promise<LedgerItem[]> {
  const items = await fetchItems(link, INVITES_NODE)
  return items.flatMap(({ id, payload }) => (payload && readLedgerItem(id, payload)) ?? [])
}

export function writeLedgerItem({ state, ...item }: LedgerItem): Element {
  return xml('invite', {
    xmlns: INVITES_NODE,
    kind: item.kind,
    issuer: item.issuer,
    made: stamp(item.madeAt),
    expires: item.expiresAt === null ? null : stamp(item.expiresAt),
    note: legalText(item.note).slice(0, MAX_NOTE) || null,
    noted: item.notedAt === 0 ? null : stamp(item.notedAt),
    state: state.is,
    by: state.is === 'used' ? state.by : state.is === 'probably-used' ? state.by.join(' ') : null,
    not: state.is === 'probably-used' ? state.not.join(' ') || null : null,
    among: state.is === 'probably-used' ? String(state.among) : null,
    at: state.is === 'open' ? null : stamp(state.at),
    bound: item.boundTo,
    leaky: item.leaky ? 'true' : null,
    uri: item.uri,
    page: item.landingUrl,
  })
}

/** Strict: what is not exactly a row is none, and another version of this program will know what it was. */
export function readLedgerItem(id: string, payload: Element): LedgerItem | null {
  if (localName(payload) !== 'invite' || namespaceOf(payload) !== INVITES_NODE || !ID.test(id)) return null
  const kind = KINDS.find((known) => known === attribute(payload, 'kind'))
  const issuer = ISSUERS.find((known) => known === attribute(payload, 'issuer'))
  const madeAt = readTime(payload, 'made')
  const expiresAt = readTime(payload, 'expires')
  const state = readState(payload)
  const boundTo = readAddress(payload, 'bound')
  const notedAt = readTime(payload, 'noted') ?? 0
  const leaky = attribute(payload, 'leaky') === 'true'
  const uri = attribute(payload, 'uri')
  const landingUrl = attribute(payload, 'page')
  if (!kind || !issuer || typeof madeAt !== 'number' || !state) return null
  if (expiresAt === 'bad' || boundTo === 'bad' || notedAt === 'bad') return null
  if (uri !== null && (!/^xmpp:/.test(uri) || uri.length > MAX_URI)) return null
  if (landingUrl !== null && (!/^https?:/.test(landingUrl) || landingUrl.length > MAX_URI)) return null
  const note = legalText((attribute(payload, 'note') ?? '').slice(0, MAX_NOTE))
  return { id, kind, issuer, note, notedAt, madeAt, expiresAt, state, boundTo, leaky, uri, landingUrl }
}

function readState(payload: Element): IssuedState | null {
  const is = attribute(payload, 'state')
  if (is === 'open') return { is }
  const at = readTime(payload, 'at')
  if (is === 'probably-used') return typeof at === 'number' ? readLikely(payload, at) : null
  const by = readAddress(payload, 'by')
  if (typeof at !== 'number' || by === 'bad') return null
  return is === 'used' ? { is, by, at } : is === 'withdrawn' ? { is, at } : null
}

function readLikely(payload: Element, at: number): IssuedState | null {
  const by = readAddresses(payload, 'by')
  const not = readAddresses(payload, 'not')
  const among = Number(attribute(payload, 'among'))
  if (!by?.length || !not || !Number.isInteger(among) || among < 1 || among > MAX_AMONG) return null
  return { is: 'probably-used', by, not, among, at }
}

const stamp = (milliseconds: number) => formatStamp(Math.floor(milliseconds) * 1000)

function readTime(payload: Element, name: string): number | null | 'bad' {
  const text = attribute(payload, name)
  if (text === null) return null
  const micros = parseStamp(text)
  return micros === null ? 'bad' : Math.floor(micros / 1000)
}

function readAddress(payload: Element, name: string): BareJid | null | 'bad' {
  const text = attribute(payload, name)
  if (text === null) return null
  return (text.length <= MAX_URI && toBareJid(text)) || 'bad'
}

/** Sorted, each once: two who say the same, say it in the same words. */
function readAddresses(payload: Element, name: string): BareJid[] | null {
  const text = attribute(payload, name)
  if (text === null) return []
  if (text.length > MAX_AMONG * 100) return null
  const jids = text.split(' ').map(toBareJid)
  return jids.includes(null) ? null : [...new Set(jids as BareJid[])].sort()
}
