/** An invite that was handed out, as the ledger keeps it. The token itself is sealed and stands elsewhere. */
import type { InviteKind } from './invite.ts'
import type { BareJid } from './jid.ts'

export type IssuedState =
  | { is: 'open' }
  /** Somebody came in who may have come by it; it may still be good. */
  | {
      is: 'probably-used'
      /** Any one of these. */
      by: readonly BareJid[]
      /** Of whom the person said that it was not they. */
      not: readonly BareJid[]
      /** How many invites may have been the one: with 1, it is this or none. */
      among: number
      /** When it was found out: they came then or before. */
      at: number
    }
  /** `by` null: somebody used it, who it was is not known. Milliseconds since 1970. */
  | { is: 'used'; by: BareJid | null; at: number }
  | { is: 'withdrawn'; at: number }

export interface IssuedInvite {
  account: BareJid
  /** Names the token without telling it: the first 16 characters of the base64url SHA-256. */
  id: string
  kind: InviteKind | 'reset'
  /** Who honours it: our server by itself, or this program whenever it is online (XEP-0379 §4.2). */
  issuer: 'server' | 'client'
  /** For whom, in the person's own words; empty when they said nothing. */
  note: string
  /** Milliseconds since 1970. */
  madeAt: number
  /** Null: it does not end by itself. `expired` is a matter of the clock, not of the row. */
  expiresAt: number | null
  state: IssuedState
  /** Client-issued ones may be for one person only. */
  boundTo: BareJid | null
  /** False until it was copied, shared, printed or noted: nobody's yet. */
  handedOut: boolean
}

/** The same with what the ledger itself needs. */
export interface LedgerEntry extends IssuedInvite {
  /** When the note was written, ms since 1970; 0 = never: of two, the later one holds. */
  notedAt: number
  /** The server would let it make an account, too; the link that was handed out hides that. */
  leaky: boolean
}
