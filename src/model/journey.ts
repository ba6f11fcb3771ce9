/**
 * The way in of a guest, from the opened invite to the first message. Kept at every step, so that a reload, a crash or an
 * installation goes on where it stopped. There is one on a device: whoever opens another invite has changed their mind.
 */
import type { Invite } from './invite.ts'
import type { BareJid } from './jid.ts'

/** An invite without its secret: what screens may know. */
export type InviteFacts = Omit<Invite, 'token'> & {
  /** As in the ledger: names the token without telling it; null when there is none. */
  tokenId: string | null
}

export type JourneyStep =
  /** The invite lies open, and nothing was chosen but, where there are several, the account that may accept it. */
  | { at: 'landing'; account?: BareJid }
  /** "I already have an account": once somebody is signed in, the inviter is added. `besides`: who was in by then, and is
   * not meant. */
  | { at: 'sign-in'; besides?: readonly BareJid[] }
  /** An account is being made at `domain`, the inviter's or another. */
  | { at: 'join'; domain: string; username: string }
  /** The server was asked to make it, and its answer has not been heard: it may exist. */
  | { at: 'registering'; domain: string; username: string }
  /** Somebody is signed in and wants to go in: what is left needs nobody. */
  | { at: 'redeeming'; account: BareJid }

export interface Journey {
  invite: InviteFacts
  step: JourneyStep
  /** Milliseconds since 1970. */
  openedAt: number
}
