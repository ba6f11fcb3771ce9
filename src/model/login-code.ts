/** The login code of other apps: `{"protocol":"xmpp","address":"…","password":"…"}`. Its password is never looked at. */
import { type BareJid, parseJid, toBareJid } from './jid.ts'

export type LoginCode =
  | { jid: BareJid }
  /** It may hold a password too, so nothing of it is to be shown. */
  | { jid: null }

/** Null: the text is no JSON with an address or a password. */
export function readLoginCode(text: string): LoginCode | null {
  if (!text.trimStart().startsWith('{')) return null
  try {
    const code: unknown = JSON.parse(text)
    if (typeof code !== 'object' || code === null || !('address' in code || 'password' in code)) return null
    const protocol = 'protocol' in code ? code.protocol : null
    const address = 'address' in code && typeof code.address === 'string' ? code.address : ''
    const isOurs = typeof protocol === 'string' && protocol.toLowerCase() === 'xmpp'
    return { jid: isOurs && parseJid(address.trim())?.local ? toBareJid(address) : null }
  } catch {
    return null
  }
}
