/** What a push says: something came, for whom, and, where the server tells it, from whom. Never what. */
import { type BareJid, toBareJid } from '../model/jid.ts'

export interface PushNews {
  /** What we called the account when we asked to be woken for it. */
  to: string
  from: BareJid | null
}

const MAX_TEXT = 8192
const NAME = /^[\w-]{1,64}$/

/** Null: none of ours. Only our own service can say something that the browser can read; it is read without trust all the same. */
export function readPush(text: string): PushNews | null {
  try {
    const said: unknown = text.length > MAX_TEXT ? null : JSON.parse(text)
    if (!said || typeof said !== 'object' || !('to' in said)) return null
    const { to } = said
    const from = 'from' in said && typeof said.from === 'string' ? toBareJid(said.from) : null
    return typeof to === 'string' && NAME.test(to) ? { to, from } : null
  } catch {
    return null
  }
}
