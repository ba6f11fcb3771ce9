/** What the screens know of the server of an account: what it is, what it can do for a person, and what goes over the wire. */
import type { Live } from '../../live/live.ts'

/** `unknown`: nobody could be asked, or no answer came. */
export type Told = 'there' | 'absent' | 'unknown'

export type AbilityName =
  | 'archive'
  | 'words'
  | 'everywhere'
  | 'readMarks'
  | 'files'
  | 'closed'
  | 'pictures'
  | 'blocking'
  | 'reporting'
  | 'invites'
  | 'byInvite'
  | 'fastReturn'
  | 'mayAct'
  | 'pages'

export interface Ability {
  name: AbilityName
  /** Numbers of the specifications that it follows. */
  xeps: readonly string[]
  state: Told
  /** Bytes of one file; null, or absent: the server does not say. */
  limit?: number | null
}

export interface ServerFacts {
  /** Absent from the server's own answer is an answer, too. */
  software: { state: 'there'; name: string; version: string | null } | { state: 'absent' | 'unknown' }
  abilities: readonly Ability[]
  /** What both say of themselves, sorted; null: they could not be asked. */
  features: { server: readonly string[] | null; account: readonly string[] | null }
}

/** A frame without its secrets. */
export interface WireEntry {
  id: string
  /** Milliseconds since 1970, by our own clock. */
  at: number
  direction: 'in' | 'out'
  kind: 'message' | 'presence' | 'iq' | 'stream'
  /** One element a line; empty: it could not be read. */
  text: string
}

/** Keeps nothing before `start`, nothing that is stored, and only so much. */
export interface Recorder {
  /** Oldest first. */
  readonly entries: Live<readonly WireEntry[]>
  readonly isRecording: Live<boolean>
  start(): void
  /** What is there stays, until it is cleared. */
  stop(): void
  clear(): void
}

export interface Inspecting {
  /** Asked when somebody begins to look, and when the line comes back; null until there is an answer. */
  readonly server: Live<ServerFacts | null>
  /** Asks once more. */
  refresh(): Promise<void>
  readonly recorder: Recorder
}
