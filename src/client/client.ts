/** What a person can do and see, with no word of XMPP or databases: all that the features know. Wired in `create-client.ts`. */
import type { Live } from '../live/live.ts'
import type { Account } from '../model/account.ts'
import type { Attachment } from '../model/attachment.ts'
import type { Contact } from '../model/contact.ts'
import type { Conversation } from '../model/conversation.ts'
import type { BareJid } from '../model/jid.ts'
import type { Message, MessageTimes, ReplyTo } from '../model/message.ts'
import type { MessageRights } from '../model/message-rights.ts'
import type { Availability } from '../model/presence.ts'
import type { Settings } from '../model/settings.ts'
import type { Standing } from '../model/standing.ts'
import type { Access, DeleteAccountResult } from './acting/acting.ts'
import type { Linking } from './acting/linking.ts'
import type { Programs } from './acting/programs.ts'
import type { Arrival } from './arriving/arriving.ts'
import type { Files } from './files/filing.ts'
import type { Landing, TimelinePlace } from './history/landing.ts'
import type { Inspecting } from './inspecting/inspecting.ts'
import type { Invites } from './invites/inviting.ts'
import type { StorageCare } from './keeping/keeping.ts'
import type { Noticing } from './noticing/noticing.ts'
import type { WakingWays } from './noticing/waking.ts'
import type { People } from './people/knowing.ts'
import type { Managing } from './people/managing.ts'
import type { Searches } from './search/searching.ts'
import type { Return, Ways } from './signing-in/entering.ts'

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
  /** How the server of an address lets its people in. Never rejects: whoever does not answer takes a password. */
  ways(found: { address: BareJid; websocket: string }): Promise<Ways>
  /** Whether whoever set this program up wants people to sign in on their server's pages. */
  prefersPages(): Promise<boolean>
  /** Who has just come back from there by the whole page; null = nobody. */
  returned(): Promise<Return | null>
}

/** A conversation as the list shows it. */
export interface ConversationView extends Conversation {
  /** What we call them, else what they call themselves, else the local part of the address. */
  name: string
  /** Absent: somebody we know. Strangers wait to be let in; nothing of the blocked is news. */
  standing?: Exclude<Standing, 'known'>
}

export interface ContactView extends Contact {
  displayName: string
  /** The person's own groups, for their own eyes; those of the list are `groups`. */
  ownGroups?: readonly string[]
}

export type TimelineItem =
  | { kind: 'message'; message: Message }
  /** Messages are missing here. `before` is the order of the message after the hole. */
  | {
      kind: 'hole'
      id: string
      /** Order of what is known above it. */
      after?: number
      before: number
      state: 'open' | 'filling' | 'unavailable'
    }

export interface TimelineWindow {
  status: 'reading' | 'ready'
  /** Oldest first. Rows that did not change keep their identity. */
  items: readonly TimelineItem[]
  /** What is above the first item. `unavailable`: offline, or the server keeps no archive. */
  older: 'more' | 'loading' | 'none' | 'unavailable'
  /** There is more below the last item: the window stands somewhere in history. Absent: it ends at the newest message. */
  newer?: 'more'
}

/** An open conversation: a window that begins at the newest message, can stand anywhere, and grows both ways. */
export interface Timeline {
  readonly window: Live<TimelineWindow>
  /** Grows the window by a page, from the database or from the archive. Idempotent while it runs. */
  showOlder(): Promise<void>
  /** Grows it downwards, if it does not end at the newest message. */
  showNewer(): Promise<void>
  /** Brings it back to the newest message. */
  showLatest(): Promise<void>
  /** Puts it around a place, wherever that is in history; when this resolves, `window` stands there. */
  showAround(place: TimelinePlace): Promise<Landing>
  /** Tries to fill a hole that is on screen, from the side from which one looks at it. */
  fill(holeId: string, from?: 'above' | 'below'): Promise<void>
  /** Whether the reader stands at the newest message: then what has long left the screen may leave the window. */
  follow(atEnd: boolean): void
  close(): void
}

export interface Conversations {
  /**
   * Everybody's but strangers', the archived ones too. Pinned ones first, then newest first; null while the database is
   * being read for the first time.
   */
  readonly all: Live<readonly ConversationView[] | null>
  /** Strangers who wrote, and wait to be let in. */
  readonly requests: Live<readonly ConversationView[] | null>
  one(jid: BareJid): Live<ConversationView | null>
  open(jid: BareJid): Timeline
  /** Keeps what was typed; not for every key stroke (the composer waits half a second, and on leaving). */
  keepDraft(jid: BareJid, text: string): Promise<void>
  /** Everything up to this message has been seen. */
  markRead(jid: BareJid, order: number): Promise<void>
  isTyping(jid: BareJid): Live<boolean>
  pin(jid: BareJid, on: boolean): Promise<void>
  archive(jid: BareJid, on: boolean): Promise<void>
  /** Until then, milliseconds since 1970, or for good; null = no more. */
  mute(jid: BareJid, until: number | 'always' | null): Promise<void>
  /** A stranger is one no more, without being a contact. */
  letIn(jid: BareJid): Promise<void>
  /** The row and all that was said, on this device. */
  forget(jid: BareJid): Promise<void>
}

export interface Messages {
  /** To whom something was written that no server has yet. */
  readonly unsentTo: Live<readonly BareJid[] | null>
  /**
   * Resolves when it is in the database: from then on it cannot be lost. Empty or blank text is not sent. `reply`: our key of
   * the message that is answered.
   */
  send(
    to: BareJid,
    body: string,
    /** `attachments`: files that are at a server already, to be passed on; then there may be no words. */
    options?: { reply?: string; attachments?: readonly Attachment[] },
  ): Promise<void>
  /** Other words for something of ours. Blank or the same words change nothing. */
  correct(id: string, body: string): Promise<void>
  /** Takes something of ours back; what no stream has carried yet is simply gone. */
  retract(id: string): Promise<void>
  /** All that we think of a message from now on; none = nothing any more. */
  react(id: string, emojis: readonly string[]): Promise<void>
  /** By our own key; null while it is being read, and when it is not here. */
  one(id: string): Live<Message | null>
  /** When one of ours came to the server, arrived and was seen, as far as anybody has told; null while it is being read. */
  times(id: string): Live<MessageTimes | null>
  /** The message that a reply answers; null when it is not here. */
  byName(conversation: BareJid, reply: ReplyTo): Live<Message | null>
  /** What this person may do with it. */
  may(message: Message): MessageRights
  /** For a failed one: try again under the same id. What was refused of what was done to one, is done again. */
  retry(id: string): Promise<void>
  /** For a failed or still waiting one: take it back. Of what was refused, nothing more is said. */
  discard(id: string): Promise<void>
  /** Tells the other side that we are writing (throttled, never queued). */
  typing(to: BareJid, state: 'composing' | 'paused' | 'active'): void
}

export type AddContactResult =
  | { status: 'added'; jid: BareJid }
  | { status: 'bad-address' }
  | { status: 'yourself' }
  | { status: 'already'; jid: BareJid }
  /** Somebody else keeps the list. */
  | { status: 'managed' }

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
  /** Sending files, and fetching those of others. */
  readonly files: Files
  /** What people say of themselves, and who is kept out. */
  readonly people: People
  /** Finding messages. */
  readonly search: Searches
  /** What may act for it; the same one each time. Rejects when that part of the program cannot be fetched. */
  readonly access: () => Promise<Access>
  /** What its server is and can do. Likewise. */
  readonly inspecting: () => Promise<Inspecting>
  /** A contact list that others keep, and one's own names for people. */
  readonly managing: Managing
}

/** The parts are those of the account on screen; after another came, those of that one. */
export interface Client extends AccountParts, StorageCare {
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
  /** The account on screen, at its server, for good (XEP-0077 §3.2); then everything of it on this device. */
  deleteAccount(): Promise<DeleteAccountResult>
  /** The person pressed "try now". */
  reconnectNow(): void
  /** Walking in through one, with an account or without. */
  readonly arrival: Arrival
  /** Letting devices in by one another; the same one each time. Rejects when that part of the program cannot be fetched. */
  linking(): Promise<Linking>
  /** Access for other programs to one of the accounts. Rejects likewise. */
  programs(account: BareJid): Promise<Programs>
  /** Being told that somebody wrote; the same one each time. Rejects when that part of the program cannot be fetched. */
  noticing(): Promise<Noticing>
  /** Also while the program is closed; null where there is nobody for it. Rejects likewise. */
  waking(): Promise<WakingWays | null>
}
