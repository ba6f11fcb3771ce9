/** What a text says about an invite, without asking anybody: XEP-0379 (contact) and XEP-0401 (account) links. */
import { type BareJid, domainpart, parseJid, toBareJid } from '../model/jid.ts'
import { parseRoute } from './routes.ts'

export interface InviteLink {
  kind: 'contact' | 'account'
  /** Who is to be met; null when the link only makes an account. */
  inviter: BareJid | null
  domain: string
  /** The whole, with its secret: for the server that honours it, or for another app, when the person says so. */
  uri: string
}

/** `xmpp:romeo@verona.example?roster;preauth=…` and its relatives. */
export function readInviteUri(uri: string): InviteLink | null {
  const match = /^xmpp:([^?#/]+)(?:\?([^;#]*))?/i.exec(uri.trim())
  const jid = match?.[1] ? toBareJid(decode(match[1])) : null
  if (!jid) return null
  const inviter = parseJid(jid)?.local ? jid : null
  const kind = match?.[2]?.toLowerCase() === 'register' ? 'account' : 'contact'
  return kind === 'account' || inviter ? { kind, inviter, domain: domainpart(jid), uri: uri.trim() } : null
}

/** Empty when it was not encoded by the rules. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** Finds an invite in whatever was pasted: a URI, or the link of any page like this one, with words around it. */
export function findInvite(text: string): InviteLink | null {
  for (const word of text.split(/\s+/)) {
    const direct = readInviteUri(word)
    if (direct) return direct
    const fragment = /^https?:\/\/[^#]*#(.+)$/i.exec(word)?.[1]
    const route = fragment ? parseRoute(fragment) : null
    const inside = route?.screen === 'invite' ? readInviteUri(route.uri) : null
    if (inside) return inside
  }
  return null
}
