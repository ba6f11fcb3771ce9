/** A message as the database holds it, and as every screen reads it. */
import type { BareJid } from './jid.ts'

export type MessageState = 'sending' | 'sent' | 'delivered' | 'read' | 'failed'
export type Direction = 'in' | 'out'
/** By which way a stanza came in: only `live` ones notify (and only live ones of others count as news). */
export type Origin = 'live' | 'carbon' | 'archive' | 'resumed' | 'local'

export interface Message {
  account: BareJid
  /** Our own key, a UUID; for outgoing messages it is also the stanza's id and XEP-0359 origin-id, for life. */
  id: string
  conversation: BareJid
  direction: Direction
  /** Who wrote it: bare address in direct chats. */
  from: string
  body: string
  /** Place in the conversation: integer microseconds since 1970, strictly increasing along the archive. */
  order: number
  /** What is shown, milliseconds since 1970, the server's stamp where there is one. */
  time: number
  state: MessageState
  origin: Origin
  /** Every name that a later stanza may call it by, see `aliases.ts`. */
  aliases: string[]
  /** Why it failed: an RFC 6120 §8.3.3 condition such as `service-unavailable`, or `too-large`. */
  failure?: string
}
