/** `xmpp:` URIs: RFC 5122, and what XEP-0147 1.2 (URI Scheme Query Components, https://xmpp.org/extensions/xep-0147.html) asks for. */
import { type BareJid, domainpart, formatJid, parseJid } from './jid.ts'

export interface XmppUri {
  jid: BareJid
  /** Null: the address of a server. */
  local: string | null
  domain: string
  /** The query type in lower case, such as `roster`; empty when there is none. */
  action: string
  /** Keys in lower case, decoded. Of two of a name the last counts; what the action does not know is ignored. */
  values: ReadonlyMap<string, string>
}

/** Null where it was not encoded by the rules. */
function decodeStrictly(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** Leaves what was not encoded by the rules: a lone `%` in a name is a `%`. Not for addresses, which would be others. */
export const decodePercent = (text: string): string => decodeStrictly(text) ?? text

/** Decoded after splitting, never before (RFC 3986 §2.4). Only in a name do some write `+` for a space, as XEP-0379 does. */
function readPairs(pairs: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    if (equals < 1) continue
    const key = pair.slice(0, equals).trim().toLowerCase()
    const written = pair.slice(equals + 1)
    values.set(key, decodePercent(key === 'name' ? written.replaceAll('+', ' ') : written))
  }
  return values
}

/** Null: not an `xmpp:` URI, or its address is none. Never throws. */
export function parseXmppUri(uri: string): XmppUri | null {
  if (!/^xmpp:/i.test(uri)) return null
  const [beforeFragment = ''] = uri.slice('xmpp:'.length).split('#', 1)
  const question = beforeFragment.indexOf('?')
  const path = question < 0 ? beforeFragment : beforeFragment.slice(0, question)
  const [action = '', ...pairs] = question < 0 ? [] : beforeFragment.slice(question + 1).split(';')
  const jid = readAddress(path)
  const parts = jid === null ? null : parseJid(jid)
  if (jid === null || parts === null) return null
  const { local, domain } = parts
  return { jid, local, domain, action: action.trim().toLowerCase(), values: readPairs(pairs) }
}

/** The contact of `//account/contact`: the account to use (RFC 5122 §2.3) is not the one to meet. */
function readAddress(path: string): BareJid | null {
  let rest = path
  if (path.startsWith('//')) {
    const slash = path.indexOf('/', 2)
    if (slash < 0) return null
    rest = path.slice(slash + 1)
  }
  const [bare = ''] = rest.split('/', 1)
  const address = decodeStrictly(bare)
  // An encoded slash is part of a name, where it is forbidden: it must not cut the name into an address and a rest.
  if (address === null || address.includes('/')) return null
  const parts = parseJid(address)
  return parts && formatJid(parts)
}

/** `encodeURIComponent`, and what chats take for the end of a link. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** `values` in this order. Reading gives back every character of them. */
export function formatXmppUri(
  jid: BareJid,
  action: string,
  values: readonly (readonly [key: string, value: string])[],
): string {
  const local = parseJid(jid)?.local
  const address = `${local ? `${encode(local)}@` : ''}${encodeDomain(domainpart(jid))}`
  const pairs = values.map(([key, value]) => `;${key}=${encode(value)}`).join('')
  // A full stop at the end would be taken for that of a sentence.
  return `xmpp:${address}?${action}${pairs}`.replace(/\.$/, '%2E')
}

/** An IPv6 address stands in brackets, which the generic syntax allows there. */
const encodeDomain = (domain: string): string => (domain.startsWith('[') ? domain : encode(domain))
