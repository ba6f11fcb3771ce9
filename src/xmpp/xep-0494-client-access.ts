/**
 * XEP-0494 Client Access Management, 0.1.0 (2024-09-17): https://xmpp.org/extensions/xep-0494.html
 * Prosody spoke it before it had a number, under a name of its own: where the one is not known, the other may be.
 */
import { type Element, xml } from '@xmpp/xml'
import { StanzaError } from './failure.ts'
import type { Link } from './link.ts'
import { attribute, childOf, childrenOf, childText, isElement, localName } from './stanza.ts'
import { parseStamp } from './xep-0082-dates.ts'

export const CLIENT_ACCESS = 'urn:xmpp:cam:0'
export const MANAGE_CLIENTS = 'xmpp:prosody.im/protocol/manage-clients'
export type AccessNamespace = typeof CLIENT_ACCESS | typeof MANAGE_CLIENTS

const MAX_CLIENTS = 500
const MAX_TEXT = 200
const MAX_ID = 500
const MAX_PAGE = 1000
const UNKNOWN: readonly string[] = ['service-unavailable', 'feature-not-implemented']

export interface AccessClient {
  /** To be told back and not to be read, but for Prosody's, which contain what we call ourselves. */
  id: string
  /** False: it was allowed in, and has not come as a client. */
  isSession: boolean
  isConnected: boolean
  /** Milliseconds since 1970, both. */
  firstSeen: number | null
  lastSeen: number | null
  means: readonly ('password' | 'grant' | 'token' | 'other')[]
  rights: 'all' | 'normal' | 'limited'
  software: string | null
  device: string | null
  page: string | null
}

export interface AccessList {
  /** In which the server is to be spoken to. */
  namespace: AccessNamespace
  clients: readonly AccessClient[]
}

/** Rejects with `StanzaError`: of the namespace with the number, when the server knows neither. */
export async function fetchClients(link: Link): Promise<AccessList> {
  try {
    return await fetchIn(link, CLIENT_ACCESS)
  } catch (error) {
    if (!(error instanceof StanzaError && UNKNOWN.includes(error.condition))) throw error
    return fetchIn(link, MANAGE_CLIENTS)
  }
}

async function fetchIn(link: Link, namespace: AccessNamespace): Promise<AccessList> {
  const answer = await link.request(xml('iq', { type: 'get' }, xml('list', { xmlns: namespace })))
  const list = childOf(answer, 'clients', namespace)
  const clients = list ? childrenOf(list, 'client').slice(0, MAX_CLIENTS).map(readClient) : []
  const named = clients.filter((client) => client !== null)
  return { namespace, clients: [...new Map(named.map((client) => [client.id, client])).values()] }
}

/** Resolves when it has no access any more. Rejects with `StanzaError`: see `needsPassword`. */
export async function revokeClient(link: Link, namespace: AccessNamespace, id: string): Promise<void> {
  await link.request(xml('iq', { type: 'set' }, xml('revoke', { xmlns: namespace, id })))
}

/** Only a new password keeps it out. */
export const needsPassword = ({ details }: StanzaError): boolean =>
  [CLIENT_ACCESS, MANAGE_CLIENTS].some((namespace) =>
    details.includes(`{${namespace}}password-reset-required`),
  )

/** The server has no list, rather than none for us. */
export const keepsNoList = ({ condition }: StanzaError): boolean => UNKNOWN.includes(condition)

function readClient(element: Element): AccessClient | null {
  const id = attribute(element, 'id')
  if (!id || id.length > MAX_ID) return null
  const agent = childOf(element, 'user-agent')
  const words = (name: string) => (agent && childText(agent, name, MAX_TEXT)?.trim()) || null
  return {
    id,
    isSession: attribute(element, 'type') !== 'access',
    isConnected: /^(?:true|1)$/.test(attribute(element, 'connected') ?? ''),
    firstSeen: stampOf(element, 'first-seen'),
    lastSeen: stampOf(element, 'last-seen'),
    means: readMeans(element),
    rights: RIGHTS[statusOf(element)] ?? 'all',
    software: words('software'),
    device: words('device'),
    page: agent && readPage(childText(agent, 'uri', MAX_PAGE)),
  }
}

function stampOf(element: Element, name: string): number | null {
  const micros = parseStamp(childText(element, name, MAX_TEXT))
  return micros === null ? null : Math.floor(micros / 1000)
}

/** `bearer-token` is what Prosody called a grant. */
const MEANS = new Map<string, AccessClient['means'][number]>([
  ['password', 'password'],
  ['grant', 'grant'],
  ['bearer-token', 'grant'],
  ['fast', 'token'],
])

function readMeans(element: Element): AccessClient['means'] {
  const auth = childOf(element, 'auth')
  const means = (auth?.children ?? []).filter(isElement).map((way) => MEANS.get(localName(way)) ?? 'other')
  return [...new Set(means)]
}

/** What does not say how far it may go is taken to go all the way. */
const RIGHTS: Partial<Record<string, AccessClient['rights']>> = { normal: 'normal', restricted: 'limited' }

function statusOf(element: Element): string {
  const permission = childOf(element, 'permission')
  return (permission && attribute(permission, 'status')) ?? ''
}

/** It becomes a link: nothing but a web page. */
function readPage(text: string | null): string | null {
  try {
    const { protocol, href } = new URL(text?.trim() ?? '')
    return protocol === 'https:' || protocol === 'http:' ? href : null
  } catch {
    return null
  }
}
