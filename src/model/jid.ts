/** Addresses, RFC 7622 in the part that a client needs: split, prepare, compare. Strings everywhere else are prepared. */

export type BareJid = string
export type FullJid = string

export interface JidParts {
  local: string | null
  domain: string
  resource: string | null
}

/** Also what cannot be seen or turns the writing around (RFC 8264 §4.2.3). */
const FORBIDDEN_LOCAL = /["&'/:<>@\s\p{Cc}\p{Surrogate}]|(?![\u200c\u200d])\p{Cf}/u
const FORBIDDEN_RESOURCE = /\p{Cc}/u
const DOMAIN = /^(?:\[[0-9a-f:.]+\]|[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}_.-]*[\p{L}\p{M}\p{N}])?)$/u
const MAX_PART_BYTES = 1023
const tooLong = (part: string) => new TextEncoder().encode(part).length > MAX_PART_BYTES

/** Splits and prepares (lower case, NFC) an address; null when it is none. Never throws. */
export function parseJid(text: string): JidParts | null {
  const slash = text.indexOf('/')
  const resource = slash < 0 ? null : text.slice(slash + 1).normalize('NFC')
  const bareText = slash < 0 ? text : text.slice(0, slash)
  const at = bareText.indexOf('@')
  const local = at < 0 ? null : bareText.slice(0, at).normalize('NFKC').toLowerCase().normalize('NFC')
  const domain = bareText
    .slice(at + 1)
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.$/, '')
  if (local !== null && (local === '' || FORBIDDEN_LOCAL.test(local) || tooLong(local))) return null
  if (!DOMAIN.test(domain) || domain.includes('..') || tooLong(domain)) return null
  if (resource !== null && (resource === '' || FORBIDDEN_RESOURCE.test(resource) || tooLong(resource)))
    return null
  return { local, domain, resource }
}

export const formatJid = ({ local, domain, resource }: JidParts): string =>
  `${local === null ? '' : `${local}@`}${domain}${resource === null ? '' : `/${resource}`}`

/** The bare form of a prepared address. */
export function bareJid(jid: string): BareJid {
  const slash = jid.indexOf('/')
  return slash < 0 ? jid : jid.slice(0, slash)
}

/** Prepared bare form of any text, or null. */
export function toBareJid(text: string): BareJid | null {
  const parts = parseJid(text.trim())
  return parts && formatJid({ ...parts, resource: null })
}

export const localpart = (jid: string): string => parseJid(jid)?.local ?? jid
export const domainpart = (jid: string): string => parseJid(jid)?.domain ?? jid
