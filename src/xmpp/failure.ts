/** Everything that can go wrong between us and a server, as values that a use case can tell apart. */
import type { BareJid } from '../model/jid.ts'

/** RFC 6120 §8.3: an error that somebody answered a stanza with. */
export class StanzaError extends Error {
  override readonly name = 'StanzaError'
  constructor(
    /** Defined condition, such as `item-not-found`. */
    readonly condition: string,
    /** `auth` `cancel` `continue` `modify` `wait`. */
    readonly type: string,
    /** The server's own words, if any: may be shown, never interpreted. */
    readonly text: string | null,
    /** Application-specific conditions, as `{namespace}name`. */
    readonly details: readonly string[] = [],
  ) {
    super(`stanza error: ${condition}`)
  }
}

/** The stream ended before an answer came. Says nothing about whether the request was carried out. */
export class LinkLost extends Error {
  override readonly name = 'LinkLost'
  constructor() {
    super('the stream ended')
  }
}

export class RequestTimeout extends Error {
  override readonly name = 'RequestTimeout'
  constructor() {
    super('no answer in time')
  }
}

export type ConnectProblem =
  /** The socket did not open, or closed before sign-in was through. */
  | 'unreachable'
  /** It opened and then nothing came. */
  | 'timeout'
  /** The server refused the password. */
  | 'not-authorized'
  /** The token was refused and there is no password to fall back on. */
  | 'token-rejected'
  /** Nothing that both sides speak and that is safe here. */
  | 'no-mechanism'
  /** SCRAM or FAST: the server could not prove that it knows the secret. */
  | 'server-not-proved'
  /** The account is disabled, or the server wants something from its owner first. */
  | 'account-disabled'
  /** This server does not serve that domain. */
  | 'host-unknown'
  /** Another session took our resource; reconnecting would start a fight (never automatic). */
  | 'conflict'
  /** The server ended the stream for a reason of its own (restart, overload). */
  | 'stream-error'
  /** It speaks something that we cannot follow. */
  | 'protocol'
  /** We gave up ourselves. */
  | 'aborted'

/** A connection attempt, or a stream, that ended. */
export class ConnectFailure extends Error {
  override readonly name = 'ConnectFailure'
  constructor(
    readonly problem: ConnectProblem,
    /** The wire's own condition or text, for the diagnostics page; never holds a secret. */
    readonly detail: string | null = null,
  ) {
    super(`connection: ${problem}${detail ? ` (${detail})` : ''}`)
  }

  /** Trying again by ourselves cannot help: a person has to act. */
  get permanent(): boolean {
    return PERMANENT.has(this.problem)
  }
}

/** The server let somebody in, and says that it is another account than we asked for: it prepares names its own way. */
export class AnotherIdentity extends ConnectFailure {
  constructor(readonly account: BareJid) {
    super('protocol', 'identity')
  }
}

const PERMANENT: ReadonlySet<ConnectProblem> = new Set([
  'not-authorized',
  'token-rejected',
  'no-mechanism',
  'server-not-proved',
  'account-disabled',
  'host-unknown',
  'conflict',
])
