/** A row of the conversation list. `kind` is the only fork between direct and room chats. */
import type { FileKindWord } from './attachment.ts'
import type { BareJid } from './jid.ts'
import type { Direction, MessageState } from './message.ts'

export interface LastMessage {
  id: string
  order: number
  time: number
  direction: Direction
  state: MessageState
  /** First line of the body, at most 200 characters. */
  preview: string
  /** It was taken back: there is nothing to preview. */
  retracted?: true
  /** What it carries, where it has no words. */
  file?: FileKindWord
}

export interface Conversation {
  account: BareJid
  jid: BareJid
  kind: 'direct' | 'room'
  last: LastMessage | null
  /** Sort key of the list, microseconds: the order of the last message, or when it was opened. */
  activity: number
  /** Incoming messages after `readUpTo`. */
  unread: number
  /** Order of the newest message that was seen; 0 = none. */
  readUpTo: number
  /** How far the other side has come with ours: when the newest was said that arrived there, and that was seen. */
  reached?: { delivered: number; read: number }
  /** Kept as typed, until sent. */
  draft: string
  /** When the two met by an invite of either, milliseconds since 1970: that is worth a line before a word was said. */
  joinedAt?: number
  /** When whoever keeps the contact list took them from it, milliseconds since 1970. */
  leftAt?: number
  /** Something of ours stands in it, or the person let them in: whoever is there is no stranger any more. */
  answered?: true
  /** When it was pinned to the top, milliseconds since 1970. */
  pinned?: number
  /** Out of the way until somebody writes. */
  archived?: true
  /** No sound and no notification until then, milliseconds since 1970, or for good. */
  muted?: number | 'always'
}
