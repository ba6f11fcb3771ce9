/** Finding messages: on this device, as one types, and in the archive of the server where it can look for words. */
import type { Live } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Direction } from '../../model/message.ts'

export interface MessageQuery {
  /** As typed: words that all have to be there, and "phrases". */
  text: string
  /** Only in this conversation. */
  conversation?: BareJid
  /** Only what this person wrote; one's own address for oneself. */
  from?: BareJid
  /** Milliseconds since 1970: at or after, and before. */
  since?: number
  until?: number
}

/** A stretch of a text: offsets of its characters, the end not included. */
export type Stretch = readonly [start: number, end: number]

export interface MessageHit {
  /** Unique among hits: our own key of a message that is here, or the name that the archive has for it. */
  id: string
  /** Only the archive has it. */
  archived?: true
  conversation: BareJid
  direction: Direction
  time: number
  /** A part of the message in which something was found, and where in it. */
  snippet: string
  marks: readonly Stretch[]
}

export interface MessagesFound {
  /** What was asked for; a later question may be on its way. */
  query: MessageQuery
  /** Newest first: as many as were asked for. */
  hits: readonly MessageHit[]
  /** How many there are on this device. */
  total: number
  /** Part of the database has not been looked through yet. */
  isPartial: boolean
}

export interface ServerFound {
  /** `unable`: the server cannot look for words. `unreachable`: it did not answer, or nobody is connected. */
  status: 'idle' | 'asking' | 'found' | 'unable' | 'unreachable'
  /** Newest first. */
  hits: readonly MessageHit[]
  /** There are older ones than these. */
  more: boolean
}

/** One place where somebody looks for messages. */
export interface MessageSearch {
  /** Null until the first question is answered. Follows what is sent, corrected and taken back. */
  readonly found: Live<MessagesFound | null>
  readonly onServer: Live<ServerFound>
  /** Asks anew. A text without anything to look for finds nothing. */
  ask(query: MessageQuery): void
  /** Another page of what was found here. */
  more(): void
  /** Asks the archive the same; and again: for what is older. */
  askServer(): void
  close(): void
}

export interface Searches {
  open(): Promise<MessageSearch>
}
