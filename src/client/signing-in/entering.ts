/** Signing in on the pages of one's own server, as the screens know it: asked for in words, answered in states. */
import type { Live } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { SignInResult } from '../client.ts'

/** What a server lets its people in by. */
export interface Ways {
  /** Not known to be otherwise: it takes a password. */
  password: boolean
  /** Null: it has no pages of its own for this, or none that can be reached from here. */
  pages: ServerPages | null
}

export interface ServerPages {
  readonly domain: string
  /**
   * Only as an answer to a press, and at once: browsers open no window later. `back`: hash of the page that the person
   * comes back to; `whole`: instead of a window beside this one.
   */
  visit(how: { back: string; whole?: boolean }): Visit
}

export type VisitState =
  /** The server is being asked for its pages, and told who asks. */
  | { at: 'preparing'; domain: string }
  /** The person is there, in a window beside this one. */
  | { at: 'there'; domain: string }
  /** This page is about to go there itself. */
  | { at: 'leaving'; domain: string }
  /** They said yes, and are being let in. */
  | { at: 'entering'; domain: string }
  /** The server let in somebody else than was meant. Nothing of either is opened before `goOn`. */
  | { at: 'another'; meant: BareJid; account: BareJid }
  | { at: 'in'; account: BareJid }
  | { at: 'failed'; problem: VisitProblem; domain: string }

export type VisitProblem =
  /** The browser opened no window. The whole page can go there instead. */
  | 'window-blocked'
  /** The window is gone, and nobody came back from it. It may still happen. */
  | 'window-closed'
  /** They, or their server for them, said no. */
  | 'denied'
  /** Too late, used before, or begun elsewhere. */
  | 'over'
  /** Who came back was not sent by whom we asked. */
  | 'wrong-answer'
  /** The pages do not answer; or only with errors; or not to pages of others. */
  | 'pages-down'
  | 'pages-broken'
  | 'closed-to-pages'
  /** They are not the server's own, or not safe. */
  | 'not-trusted'
  | 'unsupported'
  | 'registration-refused'
  /** What they gave was not taken by the server itself. */
  | 'not-taken'
  | Exclude<SignInResult['status'], 'signed-in' | 'refused' | 'not-proved' | 'no-mechanism'>

/** One way there and back. */
export interface Visit {
  readonly state: Live<VisitState>
  /** Brings the window to the front, if it is still there. */
  show(): void
  /** With the account that the server named. */
  goOn(): void
  /** Ends it wherever it stands; what was given is given back. */
  stop(): void
}

/** Somebody has come back by the whole page. */
export interface Return {
  /** Where they were. */
  back: string
  address: BareJid
  websocket: string
  visit: Visit
}
