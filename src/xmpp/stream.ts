/** One authenticated stream, as the client sees it: made by `connect.ts`, kept alive by `supervisor.ts`. */
import type { BareJid, FullJid } from '../model/jid.ts'
import type { Bytes } from './base64.ts'
import type { ConnectFailure } from './failure.ts'
import type { Incoming } from './incoming.ts'
import type { Link } from './link.ts'
import type { Mechanism } from './mechanism.ts'

/** HMAC-SHA-256 by a key that the machine keeps. It can be read there no more than a `CryptoKey` that says the same of itself. */
export interface KeptKey {
  readonly extractable: false
  /** What the machine knows it by. */
  readonly wrapped: Uint8Array<ArrayBuffer>
  /** Null: the machine does not have it any more, or is not asked now. */
  sign(text: Bytes): Promise<Bytes | null>
}

/** A FAST token (XEP-0484 0.2.0) as it is kept: a key object that can sign and can never be read. */
export interface FastToken {
  mechanism: 'HT-SHA-256-NONE'
  key: CryptoKey | KeptKey
  /** Milliseconds since 1970; null = the server did not say. */
  expiry: number | null
}

/** Hears each frame as it is on the wire, secrets and all; null, or absent: nobody listens. */
export interface WireTap {
  hear: ((direction: 'in' | 'out', frame: string) => void) | null
}

/** Where an attempt reads and writes what it may sign in with. Every attempt reads afresh. */
export interface Credentials {
  token(): Promise<FastToken | null>
  /** Null, or absent: the machine keeps no keys. */
  keepKey?: ((secret: Bytes) => Promise<KeptKey | null>) | undefined
  /** Only while the person is signing in; null ever after. */
  password(): string | null
  /**
   * Of an account that signs in by what its server's own pages gave. `again`: what was given last was not taken. Null =
   * nothing is to be had any more; rejects with `ConnectFailure` when that cannot be found out now.
   */
  bearer?: ((again: boolean) => Promise<Mechanism | null>) | undefined
  /** Called and awaited before anything else happens with the answer that carried it (XEP-0484 §3.4). */
  saveToken(token: FastToken): Promise<void>
  /** Only after the server refused it (`not-authorized`, `credentials-expired`), never after a network error. */
  dropToken(): Promise<void>
}

/** What XEP-0198 needs to go on where the last stream ended, also in another tab or after a reload. */
export interface ResumeState {
  id: string
  self: FullJid
  /** Stanzas that were received and written to the database. */
  handled: number
  /** Stanzas of ours that the server had not yet acknowledged, XML text, oldest first (empty after a reload:
   * the outbox knows better), and the outgoing count of the one before the first of them. */
  unacked: readonly string[]
  acked: number
  /** Stanzas that the server has counted and that have no number here; and how many more it may have counted. */
  extra?: number
  unsure?: number
  /** Another page wrote on the last socket, and nobody knows here what of it is still on its way. */
  doubtful?: true
}

export interface StreamEvents {
  /** In wire order, one call for each stanza that concerns the client; IQ answers go to who asked. */
  onIncoming(incoming: Incoming): void
  /** The server has all our stanzas up to this number of the outgoing count. */
  onAcked(upTo: number): void
  /** The server asks how far we are (`<r/>`): write what came in to the database, then call `acknowledge`. */
  onAckRequested(): void
  /** The stream is over, once, for whatever reason. */
  onClosed(failure: ConnectFailure): void
}

export interface ConnectOptions {
  account: BareJid
  websocket: string
  userAgent: { id: string; software: string; device: string }
  credentials: Credentials
  resume: ResumeState | null
  /** `<authentication/>` of the last time, XML text; with it and a token the whole sign-in is one flight. */
  features: string | null
  /**
   * First requests, written in the same flight as a pipelined sign-in (or at once after any other) when no old stream
   * is being resumed. Called again, on a fresh count, if the first sign-in failed and another one succeeded, or if
   * resuming failed. Promises of an abandoned call reject with `LinkLost`.
   */
  early(link: Link): void
  events: StreamEvents
  /** Whether the person is looking (XEP-0352): sent inline. */
  active: boolean
  /** Of this program, told to those who are trusted. */
  version?: string
  /** Who sees our presence anyway. */
  trusts?(jid: BareJid): boolean
  signal: AbortSignal
  tap?: WireTap
}

export interface Stream extends Link {
  readonly self: FullJid
  readonly resumed: boolean
  /** Names the session whose stanzas are counted (XEP-0198); null where the server has no stream management. */
  readonly sessionId: string | null
  /** Client-to-server flights after the socket opened until online. */
  readonly flights: number
  /** How it signed in, for people who ask: `HT-SHA-256-NONE`, `SCRAM-SHA-1`, … */
  readonly mechanism: string
  /** `<authentication/>` as offered this time, for the next `features`. */
  readonly features: string | null
  /** Features announced after sign-in, `{namespace}name`, empty when none were seen (after a resumption). */
  readonly postAuth: ReadonlySet<string>
  /** How many stanzas came in since `<enabled/>`. */
  received(): number
  /** What the server's count of ours is ahead of the numbers given here, at most: see `ResumeState.extra`. */
  extra(): number
  /** Tells the server that stanzas up to this number are safely written. */
  acknowledge(handled: number): void
  /** XEP-0352. */
  setActive(active: boolean): void
  /** Asks for an acknowledgement; false when none came within `timeoutMs`: the socket is dead. */
  probe(timeoutMs: number): Promise<boolean>
  /** What another stream needs to go on from here (XEP-0198 §5). Null where it cannot be resumed: what was stored of
   * this session before is worth nothing any more then. */
  exportState(): ResumeState | null
  /** Drops the socket without closing the session: it can be resumed. */
  drop(): void
  /** Ends the session properly: `<close/>`, unavailable to everybody. */
  close(): Promise<void>
}
