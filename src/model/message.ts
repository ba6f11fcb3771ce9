/** A message as the database holds it, and as every screen reads it. */
import type { Attachment } from './attachment.ts'
import type { BareJid } from './jid.ts'

export type MessageState = 'sending' | 'sent' | 'delivered' | 'read' | 'failed'
export type Direction = 'in' | 'out'
/** By which way a stanza came in: only `live` ones notify (and only live ones of others count as news). */
export type Origin = 'live' | 'carbon' | 'archive' | 'resumed' | 'local'

/** What a message answers (XEP-0461). */
export interface ReplyTo {
  /** As the stanza names it: its id in direct chats, the room's stanza-id in rooms. */
  id: string
  /** Who wrote what is answered, where the stanza says so. */
  to: string | null
  /** What was quoted for programs that know no replies (XEP-0428), without the marks; null = nothing was. */
  quote: string | null
  /** The words of the reply are nothing but that quote. */
  quoted?: true
}

/** One wording of a message (XEP-0308). The first has the id of the message itself. */
export interface Version {
  id: string
  body: string
  /** Milliseconds since 1970. */
  time: number
  /** The server has not said when that was. */
  guess?: true
}

/** Of a message of ours, milliseconds since 1970: when the server had it, and when others said that it arrived and was seen. */
export interface MessageTimes {
  server?: number
  delivered?: number
  read?: number
}

/** What of ours did not get through, as the person is told of it; what they meant is kept for another try. */
export type Refusal = { condition: string } & (
  | { kind: 'correction'; body: string }
  | { kind: 'reactions'; emojis: readonly string[] }
  | { kind: 'retraction' }
)

/** What one person thinks of a message: the whole set, the last one wins (XEP-0444). */
export interface Reaction {
  from: BareJid
  emojis: readonly string[]
  /** Milliseconds since 1970; of two at the same time the greater id is the later one. */
  time: number
  id: string
  /** The server has not said when that was. */
  guess?: true
}

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
  reply?: ReplyTo
  /** All wordings, oldest first, when there is more than one; `body` is the last of them. */
  versions?: readonly Version[]
  /** As far as somebody has said it of this very message; see `timesOf`. */
  times?: MessageTimes
  /** Got other words while it was not known to have left: a copy of it may still say the first ones. */
  rewritten?: true
  /** Taken back by who wrote it (XEP-0424): `body` is empty, and nothing of what was said is here any more. `id`: of our own doing, the stanza's name. */
  retracted?: { time: number; id?: string }
  /** At most one a person; none that is empty. */
  reactions?: readonly Reaction[]
  /** Who took all of theirs back, and when: an older set of theirs that comes later does not count. */
  reactionsTakenBack?: readonly Omit<Reaction, 'emojis'>[]
  /** What we thought of it before, oldest first: that counts again when what came after is refused. */
  earlier?: readonly Omit<Reaction, 'from'>[]
  /** Names of changes of ours that no server took: they do not count. */
  refused?: readonly string[]
  /** The last of them, as long as the person has done nothing in its place. */
  refusal?: Refusal
  attachments?: readonly Attachment[]
  /** What the sender wants to hear of it: that it arrived (XEP-0184), that it was seen (XEP-0333). */
  asks?: { receipt?: boolean; mark?: boolean }
  /** To be shown exactly as written (XEP-0393 §6). */
  unstyled?: true
}
