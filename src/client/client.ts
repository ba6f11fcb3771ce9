/** What a person can do and see, with no word of XMPP or databases: all that the features know. Wired in `create-client.ts`. */
import type { Live } from '../live/live.ts'
import type { Account } from '../model/account.ts'
import type { Contact } from '../model/contact.ts'
import type { Conversation } from '../model/conversation.ts'
import type { BareJid } from '../model/jid.ts'
import type { Message } from '../model/message.ts'
import type { Availability } from '../model/presence.ts'
import type { Settings } from '../model/settings.ts'
import type { Arrival } from './arriving.ts'
import type { Invites } from './inviting.ts'

export type ConnectionState =
  | { status: 'connecting' }
  | { status: 'online'; flights: number; mechanism: string; resumed: boolean }
  /** Nothing can be done until `until` (ms since 1970), or until the network or the window wakes. */
  | { status: 'waiting'; until: number }
  /** The device itself has no network. */
  | { status: 'offline' }
  /** A person has to act. `credentials`: sign in again. `conflict`: another window of the same installation took over.
   * `account`: disabled by the server. `server`: it no longer serves this domain, or nothing that is safe. */
  | { status: 'blocked'; reason: 'credentials' | 'conflict' | 'account' | 'server' }

/** What became of an address that was typed. Each has its own text and one next action. */
export type Lookup =
  | { status: 'found'; address: BareJid; websocket: string }
  /** Not an address at all. */
  | { status: 'bad-address' }
  /** A deployment that is for one domain only. */
  | { status: 'other-domain'; domain: string }
  /** A name with no server behind it. */
  | { status: 'no-server'; domain: string }
  /** There is a web server, but it says nothing of XMPP over WebSocket: the person may type the endpoint. */
  | { status: 'no-web-access'; domain: string }
  /** It answers without encryption but not with it: most likely its certificate. */
  | { status: 'certificate'; domain: string }
  | { status: 'offline' }

export type SignInResult =
  | { status: 'signed-in'; account: BareJid }
  /** Servers do not tell a wrong password from an unknown name, on purpose. */
  | { status: 'refused'; domain: string }
  | { status: 'account-disabled'; domain: string }
  | { status: 'host-unknown'; domain: string }
  | { status: 'unreachable'; domain: string }
  | { status: 'timeout'; domain: string }
  /** It could not prove that it knows the password: somebody may be in between. */
  | { status: 'not-proved'; domain: string }
  /** Nothing safe that both speak. */
  | { status: 'no-mechanism'; domain: string }
  /** The database is full or not allowed (private windows of some browsers). */
  | { status: 'no-storage' }
  | { status: 'offline' }

export interface SignIn {
  lookup(address: string, typedWebsocket?: string): Promise<Lookup>
  submit(found: { address: BareJid; websocket: string }, password: string): Promise<SignInResult>
}

/** A conversation as the list shows it. */
export interface ConversationView extends Conversation {
  /** The contact's name, or the local part of the address. */
  name: string
}

export interface ContactView extends Contact {
  displayName: string
}

export type TimelineItem =
  | { kind: 'message'; message: Message }
  /** Messages are missing here. `before` is the order of the message after the hole. */
  | { kind: 'hole'; id: string; before: number; state: 'open' | 'filling' | 'unavailable' }

export interface TimelineWindow {
  status: 'reading' | 'ready'
  /** Oldest first. Rows that did not change keep their identity. */
  items: readonly TimelineItem[]
  /** What is above the first item. `unavailable`: offline, or the server keeps no archive. */
  older: 'more' | 'loading' | 'none' | 'unavailable'
}

/** An open conversation: a window that begins at the newest message and grows upwards. */
export interface Timeline {
  readonly window: Live<TimelineWindow>
  /** Grows the window by a page, from the database or from the archive. Idempotent while it runs. */
  showOlder(): Promise<void>
  /** Tries to fill a hole that is on screen. */
  fill(holeId: string): Promise<void>
  /** Whether the reader stands at the newest message: then what has long left the screen may leave the window. */
  follow(atEnd: boolean): void
  close(): void
}

export interface Conversations {
  /** Newest first; null while the database is being read for the first time. */
  readonly all: Live<readonly ConversationView[] | null>
  one(jid: BareJid): Live<ConversationView | null>
  open(jid: BareJid): Timeline
  /** Keeps what was typed; not for every key stroke (the composer waits half a second, and on leaving). */
  keepDraft(jid: BareJid, text: string): Promise<void>
  /** Everything up to this message has been seen. */
  markRead(jid: BareJid, order: number): Promise<void>
  isTyping(jid: BareJid): Live<boolean>
}

export interface Messages {
  /** To whom something was written that no server has yet. */
  readonly unsentTo: Live<readonly BareJid[] | null>
  /** Resolves when it is in the database: from then on it cannot be lost. Empty or blank text is not sent. */
  send(to: BareJid, body: string): Promise<void>
  /** For a failed one: try again under the same id. */
  retry(id: string): Promise<void>
  /** For a failed or still waiting one: take it back. */
  discard(id: string): Promise<void>
  /** Tells the other side that we are writing (throttled, never queued). */
  typing(to: BareJid, state: 'composing' | 'paused' | 'active'): void
}

export type AddContactResult =
  | { status: 'added'; jid: BareJid }
  | { status: 'bad-address' }
  | { status: 'yourself' }
  | { status: 'already'; jid: BareJid }

export interface Contacts {
  /** By name; null while the database is being read for the first time. Contains those who ask (`request`). */
  readonly all: Live<readonly ContactView[] | null>
  one(jid: BareJid): Live<ContactView | null>
  presence(jid: BareJid): Live<Availability>
  add(address: string, name: string): Promise<AddContactResult>
  rename(jid: BareJid, name: string): Promise<void>
  remove(jid: BareJid): Promise<void>
  accept(jid: BareJid): Promise<void>
  refuse(jid: BareJid): Promise<void>
}

/** One of the accounts of this device, as a list of them shows it. */
export interface AccountView {
  jid: BareJid
  connection: ConnectionState
  /** In how many of its chats something is new. */
  unread: number
}

/** What belongs to one account. */
export interface AccountParts {
  readonly conversations: Conversations
  readonly messages: Messages
  readonly contacts: Contacts
  /** Making invites and keeping account of them. */
  readonly invites: Invites
}

/** The parts are those of the account on screen; after another came, those of that one. */
export interface Client extends AccountParts {
  /** The one on screen. Undefined until the database has been read; null = nobody is signed in. */
  readonly account: Live<Account | null | undefined>
  /** Everybody who is signed in here; all of them are online at once. */
  readonly accounts: Live<readonly AccountView[]>
  /** Brings another account on screen, in this tab, and after the next start of any. */
  use(account: BareJid): Promise<void>
  /** The parts of any account, whichever is on screen. */
  partsOf(account: BareJid): AccountParts
  /** Of the account on screen. */
  readonly connection: Live<ConnectionState>
  readonly settings: Live<Settings>
  changeSettings(patch: Partial<Settings>): Promise<void>
  readonly signIn: SignIn
  /** The account on screen: forgets everything of it on this device at once, then tells the server to forget the token, if it can be reached. */
  signOut(): Promise<void>
  /** The person pressed "try now". */
  reconnectNow(): void
  /** Walking in through one, with an account or without. */
  readonly arrival: Arrival
}
