/** What comes in, typed: the other side of `router.ts`. Beyond this there is no XML. */
import type { Attachment } from '../model/attachment.ts'
import type { BareJid, FullJid } from '../model/jid.ts'
import type { LedgerItem } from './invite-ledger.ts'
import type { NameItem } from './private-names.ts'

export type Incoming =
  | { kind: 'message'; message: IncomingMessage }
  | { kind: 'presence'; presence: IncomingPresence }
  | { kind: 'subscription'; from: BareJid; type: SubscriptionType; preauth: string | null }
  | { kind: 'roster-push'; item: RosterItem; version: string | null }
  | PersonalEvent
  | DisplayedNews
  | NamesNews
  | ProfileNews
  | BlockNews

/** What somebody tells of themselves (XEP-0163): a contact, or our own account. What is absent was not spoken of. */
export interface ProfileNews {
  kind: 'profile'
  from: BareJid
  /** Name of the picture, lower case hexadecimal; null = there is none any more. */
  avatar?: string | null
  nick?: string | null
}

/** Whom our own account keeps out from now on, or does no more (XEP-0191). */
export interface BlockNews {
  kind: 'blocking'
  on: boolean
  jids: readonly string[] | 'all'
}

/** How far a conversation was read, as one's devices tell each other (XEP-0490). */
export interface DisplayedMark {
  conversation: BareJid
  stanzaId: string
  /** Who gave that id: our own archive, or the room. */
  by: BareJid
}

/** Somebody read on one of our devices, perhaps on this one. */
export interface DisplayedNews {
  kind: 'displayed'
  marks: readonly DisplayedMark[]
}

/** Our own account says that something on one of its nodes has changed, by us or by another of our devices. */
export interface PersonalEvent {
  kind: 'pep'
  node: 'urn:tessera:invites:0'
  items: readonly LedgerItem[]
  /** Ids of items that are there no more. */
  retracted: readonly string[]
}

/** What one of our devices calls people from now on, for the person's own eyes. */
export interface NamesNews {
  kind: 'names'
  items: readonly NameItem[]
  retracted: readonly BareJid[]
}

export type SubscriptionType = 'subscribe' | 'subscribed' | 'unsubscribe' | 'unsubscribed'
export type ChatState = 'active' | 'composing' | 'paused' | 'inactive' | 'gone'

export interface IncomingMessage extends MessageFacets {
  /** `carbon` = XEP-0280 copy (checked to be from our own account); `resumed` = replayed after `<resumed/>`. */
  origin: 'live' | 'carbon' | 'archive' | 'resumed'
  type: 'chat' | 'normal' | 'groupchat' | 'headline' | 'error'
  /** Prepared full address of the sender; our own bare address when the stanza had none. */
  from: FullJid
  to: FullJid
  id: string | null
  /** XEP-0359 `<origin-id/>`. */
  originId: string | null
  /** XEP-0359 `<stanza-id/>`s whose `by` can be believed: our own bare address, or the room that sent it. */
  stanzaIds: readonly { id: string; by: BareJid }[]
  body: string | null
  chatState: ChatState | null
  /** Earliest XEP-0203 stamp, or the archive's: microseconds since 1970; null when it is from now. */
  stamp: number | null
  /** For type=error: what the recipient's side said. */
  error: { condition: string; text: string | null } | null
}

/** What a message carries besides its words, each read by the file of its XEP. Absent: it does not. */
export interface MessageFacets {
  /** XEP-0461. */
  reply?: { id: string; to: string | null }
  /** XEP-0428: stretches of the body that are there for programs without the feature, in Unicode code points. */
  fallbacks?: readonly { for: string; start: number; end: number }[]
  /** XEP-0308: id of the first version. */
  replaces?: string
  /** XEP-0424. */
  retracts?: string
  /** It is what is left of a message that was taken back; when that was, microseconds since 1970, if it says so. */
  tombstone?: { stamp: number | null }
  /** XEP-0444: all that the sender thinks of that message from now on. */
  reactions?: { id: string; emojis: readonly string[] }
  /** XEP-0184: a request, or the answer to one. */
  asksReceipt?: true
  receiptFor?: string
  /** XEP-0333: whether it wants to be marked; or that another one was seen, with all before it. */
  asksMark?: true
  marks?: { kind: 'received' | 'displayed' | 'acknowledged'; id: string }
  /** XEP-0446/0447, else XEP-0066. */
  files?: readonly Attachment[]
  /** XEP-0393 §6. */
  unstyled?: true
  /** XEP-0172: what strangers call themselves. */
  nick?: string
}

export interface IncomingPresence {
  from: FullJid
  type: 'available' | 'unavailable' | 'error'
  show: 'chat' | 'away' | 'xa' | 'dnd' | null
  status: string | null
  priority: number
  /** Earliest XEP-0203 stamp (since when they are so), microseconds since 1970; null when it is from now. */
  stamp: number | null
  /** XEP-0319: since when nobody touches that device, milliseconds since 1970. */
  idleSince?: number
  /** XEP-0153: name of their picture; null = they have none. Absent: they do not say. */
  photo?: string | null
  /** For type=error: what their side, or our own server, had against a presence of ours. */
  refusal?: string
}

export interface RosterItem {
  jid: BareJid
  name: string
  groups: readonly string[]
  subscription: 'none' | 'to' | 'from' | 'both' | 'remove'
  ask: boolean
  approved: boolean
}
