/** For whom alone an invite may be: what was typed, as an address, or why it is none. */
import { type BareJid, parseJid, toBareJid } from '../../model/jid.ts'

export type TypedAddress = { status: 'good'; jid: BareJid } | { status: 'empty' | 'bad' | 'yours' }

export function typedAddress(text: string, own: BareJid): TypedAddress {
  const typed = text.trim().replace(/^xmpp:/i, '')
  if (!typed) return { status: 'empty' }
  const jid = parseJid(typed)?.local ? toBareJid(typed) : null
  if (!jid) return { status: 'bad' }
  return jid === own ? { status: 'yours' } : { status: 'good', jid }
}
