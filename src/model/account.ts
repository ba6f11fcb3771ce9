/** An account on this device. Nothing secret: the token lives in its own store as a key object. */
import type { InvitePowers } from './invite-powers.ts'
import type { BareJid } from './jid.ts'
import type { OwnStatus } from './own-status.ts'
import type { UploadPower } from './upload-power.ts'
import type { Waking } from './waking.ts'

export interface Account {
  jid: BareJid
  /** UUID v4 of this installation for this account (XEP-0388 §2.2); FAST tokens are bound to it. */
  userAgentId: string
  /** Discovered or typed endpoint, `wss:` (or `ws:` on loopback). */
  websocket: string
  /** What the server offered before sign-in the last time, XML text of `<authentication/>`: allows pipelining. */
  features: string | null
  /** XEP-0237 version of the cached contact list, null when never fetched. */
  rosterVersion: string | null
  signedInAt: number
  /** It signed in by what its server's own pages gave (OAuth), not by password. */
  byPages?: true
  /** When it was last chosen to be on screen; absent when there was never a choice. */
  usedAt?: number
  /** Absent until the server was asked. */
  inviting?: InvitePowers
  uploads?: UploadPower
  /** How the person wants to be seen on this device, and since when, milliseconds since 1970. Absent: as being here. */
  status?: OwnStatus & { since: number; told?: true }
  /** Whether the server takes reports of whom one blocks (XEP-0377). */
  takesReports?: boolean
  /** The contact list is kept by somebody else (true), or not (false). Absent: nobody has tried to change it. */
  managed?: boolean
  /** What was changed about these people had to be undone, and the person has not been told. */
  undone?: readonly BareJid[]
  /** The server keeps no private data: what one calls people for oneself stays on this device. */
  namesHere?: true
  /** Absent: nobody was asked to wake this browser for it. */
  waking?: Waking
}
