/** What the screens know of access for other programs: a script, a bot, a program without a browser. Made by `create-programs.ts`, lazily. */
import type { Live } from '../../live/live.ts'
import type { Visit, VisitProblem } from '../signing-in/entering.ts'

/** What can be given here. */
export type ProgramOffer =
  | {
      status: 'offered'
      domain: string
      /** What a program may be let do, in the server's words; the usual one first. A person gets no more than they have. */
      rights: readonly string[]
      /** Whether access that renews itself can be ended from here: the server keeps a list of what may act for an account. */
      endable: boolean
    }
  /** The server gives no access to programs, or not to one that asks from here. */
  | { status: 'unsupported'; domain: string }
  | { status: 'unreachable'; domain: string }
  | { status: 'offline' }

export interface ProgramWish {
  /** What the person calls it, and what the server's page calls it when it asks them. */
  name: string
  right: string
  /** The program renews its access by itself; else it ends after the time that the server gives, an hour on most. */
  lasting: boolean
}

/** What the program is to be handed. It is in no database in readable form, and shown once. */
export interface GivenAccess {
  id: string
  name: string
  address: string
  websocket: string
  rights: readonly string[]
  token: string
  /** Milliseconds since 1970; null = the server did not say. */
  tokenEnds: number | null
  /** How it renews the token by itself; null = it cannot. */
  renewal: {
    endpoint: string
    clientId: string
    clientSecret: string | null
    refreshToken: string
  } | null
}

export type ProgramVisit =
  | Exclude<ReturnType<Visit['state']['get']>, { at: 'another' | 'in' | 'failed' }>
  /** Somebody else was signed in there: what they gave was given back. */
  | { at: 'another'; account: string }
  /** The server lets the program do nothing: the person may not do that themselves. */
  | { at: 'nothing' }
  | { at: 'given'; given: GivenAccess }
  | { at: 'failed'; problem: VisitProblem; domain: string }

export interface ProgramErrand {
  readonly state: Live<ProgramVisit>
  show(): void
  stop(): void
}

/** A program that was given access on this device. */
export interface ProgramView {
  id: string
  name: string
  rights: readonly string[]
  /** Milliseconds since 1970, all of them; null = the server did not say. */
  since: number
  tokenEnds: number | null
  /** It renews the token by itself. */
  renews: boolean
}

export type EndProgram =
  /** `all` false: its tokens from the first day are, but it may have renewed them since. */
  { status: 'ended'; all: boolean } | { status: 'offline' } | { status: 'unreachable' }

export interface Programs {
  /** Newest first; null while the database is being read. Those that have run out are not in it. */
  readonly all: Live<readonly ProgramView[] | null>
  offer(): Promise<ProgramOffer>
  /** Only as an answer to a press, and at once: browsers open no window later. `back` and `whole`: as with `ServerPages`. */
  give(wish: ProgramWish, how: { back: string; whole?: boolean }): ProgramErrand
  /** What was given while this page was away at the server; once. */
  returned(): Promise<ProgramErrand | null>
  end(id: string): Promise<EndProgram>
}
