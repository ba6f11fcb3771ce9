/** Every store, its key and its indexes. What changes here changes by a new migration, never in an old one. */
import type { DBSchema, StoreNames } from 'idb'
import type { Account } from '../model/account.ts'
import type { ArchiveRange } from '../model/archive-range.ts'
import type { Contact } from '../model/contact.ts'
import type { Conversation } from '../model/conversation.ts'
import type { LedgerEntry } from '../model/issued-invite.ts'
import type { BareJid, FullJid } from '../model/jid.ts'
import type { Journey } from '../model/journey.ts'
import type { KeptMedia, MediaKind } from '../model/media-room.ts'
import type { Direction, Message } from '../model/message.ts'
import type { MessageChange } from '../model/message-change.ts'
import type { OutboxItem } from '../model/outbox-item.ts'
import type { Sealed } from '../model/sealed.ts'
import type { Settings } from '../model/settings.ts'
import type { Newcomer } from '../model/whose-invite.ts'

/** A key that the machine keeps: this is what it knows it by. */
export interface WrappedKey {
  extractable: false
  wrapped: Uint8Array<ArrayBuffer>
}

/** A FAST token: the key object itself is stored, and no script can read what is in it. */
export interface StoredToken {
  mechanism: 'HT-SHA-256-NONE'
  key: CryptoKey | WrappedKey
  /** Milliseconds since 1970; null = the server did not say. */
  expiry: number | null
}

export interface CredentialRow {
  account: BareJid
  token: StoredToken
  /** When the first of this sign-in was given, and when this one, milliseconds since 1970; absent in rows of before. */
  since?: number
  renewed?: number
}

/** What a reload needs to go on with the stream it left behind (XEP-0198 §5). */
export interface ResumeRow {
  account: BareJid
  id: string
  self: FullJid
  handled: number
  /** What the server's count of ours is ahead of the numbers in the outbox, at most. */
  extra?: number
}

/** Last known presence of one resource: a resumed stream does not tell it again. */
export interface PresenceRow {
  account: BareJid
  jid: FullJid
  show: 'chat' | 'away' | 'xa' | 'dnd' | null
  status: string | null
  priority: number
  /** XEP-0319, milliseconds since 1970. */
  idleSince?: number
}

/** One row: what this device prefers. Only what was changed; the rest is default. */
export interface SettingsRow {
  name: 'device'
  values: Partial<Settings>
}

/** A key of this installation. It cannot be read; whoever has the database and runs in it can use it. */
export interface KeyRow {
  name: 'seal'
  key: CryptoKey
}

export interface InviteRow extends LedgerEntry {
  /** The token, and the addresses that contain it; null when this device was never told, or has no use for it any more. */
  sealed: Sealed | null
  /** Something of it has not been told to the person's other devices. */
  untold: boolean
  /** Taken from the ledger; the row stays until the other devices have been told. */
  forgotten: boolean
  /** People who may have come in by this one, and nobody has looked into it yet. */
  newcomers: readonly Newcomer[]
}

/** The invite that was opened on this device, and how far its guest has come. */
export interface JourneyRow {
  name: 'current'
  journey: Journey
  /** The token, where there is one. */
  sealed: Sealed | null
}

/** Somebody whose invite was accepted: their own request needs no second decision, until it ends. */
export interface RedemptionRow {
  account: BareJid
  jid: BareJid
  /** Milliseconds since 1970, both. */
  since: number
  expiresAt: number
  /** The token, where there was one, to ask again with. */
  sealed: Sealed | null
}

/** Something that was said of a message which is not here yet: it waits for it. */
export interface PendingRow {
  account: BareJid
  conversation: BareJid
  /** What is meant, by `targetName` of `model/aliases.ts`. */
  target: string
  /** Its own name: the same stanza by another way is the same row. */
  id: string
  change: MessageChange
  /** Nobody else has heard of it: there was nothing to be said, unless the message comes after all. */
  untold?: true
}

/** A file on its way to the server: it is here until the message that carries it has its address. */
export interface UploadRow {
  account: BareJid
  messageId: string
  /** Place among the files of the message. */
  place: number
  blob: Blob
  /** Set once the server has all of it. */
  url: string | null
}

/** What people say of themselves. */
export interface ProfileRow {
  account: BareJid
  jid: BareJid
  /** XEP-0172, or the vCard's. */
  nick: string | null
  /** `hash`: SHA-1 of the picture, hexadecimal, as announced; `picture` null = not fetched yet, or not to be had. */
  avatar: { hash: string; from: 'pep' | 'vcard'; picture: Blob | null } | null
  /** When they were last asked for what they did not tell by themselves, milliseconds since 1970; 0 = never. */
  askedAt: number
  /** Of the vCard. */
  fullName?: string
  /** When they were last there, milliseconds since 1970. */
  seenAt?: number
  /** One's own: what the server has not heard yet. */
  untold?: { nick?: true; picture?: true }
  /** One's own: the server does not take it. */
  refused?: true
}

export interface BlockedRow {
  account: BareJid
  /** A bare address, or a domain. */
  jid: string
}

/** How this program, at this address, is known to who grants access for a server (RFC 7591). Of the installation, not of an account. */
export interface IssuerRow {
  issuer: string
  /** The redirect address that was registered. */
  redirect: string
  /** Identifier and secret, JSON. */
  sealed: Sealed
  /** Milliseconds since 1970. */
  at: number
}

/** What the server was asked to let act for an account: this program, or another that the person gave access. */
export interface GrantRow {
  account: BareJid
  /** `self`, or drawn at random for another program. */
  id: string
  issuer: string
  /** What the person called the other program; null = this one. */
  name: string | null
  /** What it may do, in the words of the server. */
  scopes: readonly string[]
  /** How it is registered, and its tokens, JSON. */
  sealed: Sealed
  /** Milliseconds since 1970, all of them; null = the server did not say. */
  at: number
  accessEnds: number | null
  ends: number | null
}

/** Somebody went to their server to be asked there, and is to come back to where they were. */
export interface DoorwayRow {
  /** Drawn at random, known to the server and to nobody else: only who brings it back is let on. */
  state: string
  issuer: string
  redirect: string
  /** The address that was typed; what the server says in the end is what counts. */
  address: BareJid
  websocket: string
  purpose: 'sign-in' | 'program'
  /** The PKCE verifier and whatever else is not for everybody, JSON. */
  sealed: Sealed
  /** What was brought back, as it stood in the address; null = nobody has come back yet. */
  answer: Sealed | null
  /** In a window of its own, or by the whole page. */
  way: 'window' | 'page'
  /** Hash of the page to come back to. */
  back: string
  at: number
}

/** What a person calls somebody, and where they sort them, for their own eyes: where the list of contacts is kept by others. */
export interface PrivateNameRow {
  account: BareJid
  jid: BareJid
  alias: string | null
  groups: readonly string[]
  /** The other devices have not heard of it. */
  untold: boolean
}

/** A file that was fetched for a message, as far as it can be counted without its bytes: these are read all at once. */
export interface MediaRow extends KeptMedia {
  account: BareJid
  messageId: string
  /** Place among the files of the message. */
  place: number
  /** What its bytes say it is. */
  kind: MediaKind
}

export interface MediaBytesRow {
  account: BareJid
  messageId: string
  place: number
  /** Of the type that it really has. */
  blob: Blob
}

export interface Schema extends DBSchema {
  accounts: { key: BareJid; value: Account }
  credentials: { key: BareJid; value: CredentialRow }
  resume: { key: BareJid; value: ResumeRow }
  presences: { key: [account: BareJid, jid: FullJid]; value: PresenceRow }
  contacts: { key: [account: BareJid, jid: BareJid]; value: Contact }
  conversations: {
    key: [account: BareJid, jid: BareJid]
    value: Conversation
    indexes: {
      /** The list: newest first without reading all of it. */
      activity: [account: BareJid, activity: number]
    }
  }
  messages: {
    key: [account: BareJid, id: string]
    value: Message
    indexes: {
      /** A window of a conversation is one range of it. */
      timeline: [account: BareJid, conversation: BareJid, order: number]
      /** Unread ones are counted without reading a row. */
      direction: [account: BareJid, conversation: BareJid, direction: Direction, order: number]
      /** Any later stanza finds its message; multi-entry, so each name holds the account itself (`model/aliases.ts`). */
      aliases: string
      /** What answers a message is found by the id that it answers; rows without a reply are not in it. */
      answers: [account: BareJid, conversation: BareJid, replyId: string]
    }
  }
  outbox: {
    /** Made by the database and never used twice, so that a late answer cannot hit another item. */
    key: number
    value: OutboxItem
    indexes: {
      /** One account's items in their order of leaving. */
      account: [account: BareJid, seq: number]
    }
  }
  archiveRanges: { key: [account: BareJid, scope: string, oldestId: string]; value: ArchiveRange }
  settings: { key: string; value: SettingsRow }
  keys: { key: string; value: KeyRow }
  invites: { key: [account: BareJid, id: string]; value: InviteRow }
  journeys: { key: string; value: JourneyRow }
  redemptions: { key: [account: BareJid, jid: BareJid]; value: RedemptionRow }
  pending: { key: [account: BareJid, target: string, id: string]; value: PendingRow }
  uploads: { key: [account: BareJid, messageId: string, place: number]; value: UploadRow }
  profiles: { key: [account: BareJid, jid: BareJid]; value: ProfileRow }
  blocked: { key: [account: BareJid, jid: string]; value: BlockedRow }
  issuers: { key: [issuer: string, redirect: string]; value: IssuerRow }
  grants: { key: [account: BareJid, id: string]; value: GrantRow }
  doorways: { key: string; value: DoorwayRow }
  privateNames: { key: [account: BareJid, jid: BareJid]; value: PrivateNameRow }
  media: { key: [account: BareJid, messageId: string, place: number]; value: MediaRow }
  mediaBytes: { key: [account: BareJid, messageId: string, place: number]; value: MediaBytesRow }
}

export type StoreName = StoreNames<Schema>
