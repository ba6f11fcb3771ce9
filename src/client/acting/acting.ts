/** What the screens know of everything that can act for an account: this device, the others, programs that were given access. */
import type { Live } from '../../live/live.ts'

/** How somebody has come in. `token`: by what the server gave them for that (XEP-0484). `grant`: allowed at the server (OAuth). */
export type SignInMeans = 'password' | 'grant' | 'token' | 'other'

export interface SignInView {
  /** The server's own name for it. */
  id: string
  /** `device`: has been here as a client. `program`: was given access, and has not. */
  kind: 'device' | 'program'
  isCurrent: boolean
  isConnected: boolean
  program: string | null
  device: string | null
  /** What the program says is its own page; `https:` or `http:`. */
  page: string | null
  /** Milliseconds since 1970, both. */
  firstSeen: number | null
  lastSeen: number | null
  means: readonly SignInMeans[]
  /** `normal`: all but what concerns the account itself. */
  rights: 'all' | 'normal' | 'limited'
}

export type SignIns =
  | { status: 'reading' }
  /** This one first, then whoever was there last. `knowsCurrent`: the server's list tells which of them is this one. */
  | { status: 'list'; entries: readonly SignInView[]; knowsCurrent: boolean }
  /** The server keeps no such list. */
  | { status: 'absent' }
  /** It keeps one, and does not show it to this sign-in. */
  | { status: 'refused' }
  /** Nobody could be asked. `reason`: there is no connection, or the server did not answer. */
  | { status: 'unavailable'; reason: 'offline' | 'silent' }

/** What is known of this device without the server's list. */
export interface ThisDevice {
  /** Milliseconds since 1970, all of them. */
  since: number
  /** What it comes back in with; null: the password, for as long as this window is open. */
  token: {
    /** When the first one was given; null = before that was written down. */
    since: number | null
    renewed: number | null
    /** Null: the server did not say. */
    until: number | null
  } | null
}

/** A grant that was asked for on this device. */
export interface GrantView {
  id: string
  /** What the person called the program; null = this one. */
  name: string | null
  since: number
  /** Null: the server did not say. */
  until: number | null
}

export type EndResult =
  | { status: 'ended' }
  /** It knows the password: only another one keeps it out. What could be ended has been. */
  | { status: 'password-needed' }
  /** Not there any more. */
  | { status: 'gone' }
  /** This sign-in may not. */
  | { status: 'refused' }
  | { status: 'offline' }
  /** `text`: the server's own words. */
  | { status: 'failed'; text: string | null }

/** What became of all the others. */
export interface EndOthersResult {
  ended: number
  /** Those that only another password keeps out. */
  withPassword: readonly SignInView[]
  /** Those that are still there for another reason; the last of them. */
  failed: readonly SignInView[]
  problem: Exclude<EndResult['status'], 'ended' | 'gone' | 'password-needed'> | null
}

export type ChangePasswordResult =
  | { status: 'changed' }
  /** The server finds it too easy to guess. */
  | { status: 'weak'; text: string | null }
  /** It does not let this sign-in, or anybody, do that. */
  | { status: 'not-allowed'; text: string | null }
  /** It cannot be done from here at all. */
  | { status: 'unsupported' }
  | { status: 'offline' }
  /** The line broke while it was being changed: it may have been. */
  | { status: 'unknown' }
  | { status: 'failed'; text: string | null }

export type DeleteAccountResult =
  /** At the server; what is here goes next. */
  | { status: 'deleted' }
  /** The server does not let this sign-in, or anybody, do that. */
  | { status: 'not-allowed'; text: string | null }
  /** It cannot be done from here at all. */
  | { status: 'unsupported' }
  | { status: 'offline' }
  /** The line broke before the answer: it may be gone. */
  | { status: 'unknown' }
  | { status: 'failed'; text: string | null }

export interface Access {
  /** Asked while somebody looks, and again now and then; a row that has not changed keeps its identity. */
  readonly signIns: Live<SignIns>
  readonly thisDevice: Live<ThisDevice | null>
  /** Null: not read yet. */
  readonly grants: Live<readonly GrantView[] | null>
  /** Asks the server once more, at once. */
  refresh(): Promise<void>
  end(id: string): Promise<EndResult>
  /** One after the other, all but this one. */
  endOthers(): Promise<EndOthersResult>
  /** This device stays signed in. */
  changePassword(password: string): Promise<ChangePasswordResult>
  /** The account at the server, and nothing on this device: see `Client.deleteAccount`. */
  deleteAccount(): Promise<DeleteAccountResult>
}
