/** What comes in, typed: the other side of `router.ts`. Beyond this there is no XML. */
import type { BareJid, FullJid } from '../model/jid.ts'
import type { LedgerItem } from './invite-ledger.ts'

export type Incoming =
  | { kind: 'message'; message: IncomingMessage }
  | { kind: 'presence'; presence: IncomingPresence }
  | { kind: 'subscription'; from: BareJid; type: SubscriptionType; preauth: string | null }
  | { kind: 'roster-push'; item: RosterItem; version: string | null }
  | PersonalEvent

/** Our own account says that something on one of its nodes has changed, by us or by another of our devices. */
export interface PersonalEvent {
  kind: 'pep'
  node: 'urn:tessera:invites:0'
  items: readonly LedgerItem[]
  /** Ids of items that are there no more. */
  retracted: readonly string[]
}

export type SubscriptionType = 'subscribe' | 'subscribed' | 'unsubscribe' | 'unsubscribed'
export type ChatState = 'active' | 'composing' | 'paused' | 'inactive' | 'gone'

export interface IncomingMessage {
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

export interface IncomingPresence {
  from: FullJid
  type: 'available' | 'unavailable' | 'error'
  show: 'chat' | 'away' | 'xa' | 'dnd' | null
  status: string | null
  priority: number
  /** Earliest XEP-0203 stamp (since when they are so), microseconds since 1970; null when it is from now. */
  stamp: number | null
}

export interface RosterItem {
  jid: BareJid
  name: string
  groups: readonly string[]
  subscription: 'none' | 'to' | 'from' | 'both' | 'remove'
  ask: boolean
  approved: boolean
}
