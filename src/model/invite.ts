/** An invitation as its text says it. Whether it is still good, only the server of `domain` knows, and nobody has asked. */
import type { DeviceCode } from './device-code.ts'
import type { BareJid } from './jid.ts'

/** What it lets its holder do: meet the inviter, also make an account on their server, or only make an account. */
export type InviteKind = 'contact' | 'contact-and-account' | 'account'

export interface Invite {
  kind: InviteKind
  /** Who is to be met; null for `account`. */
  inviter: BareJid | null
  /** Whose server honours it. Nobody else is ever told the token. */
  domain: string
  /** `account` only: the name that the account must have (XEP-0445 §3.1), or whose password is to be set anew: the text
   * does not tell the two apart. */
  username: string | null
  /** Up to 1,000 characters, as it was written; null: none. */
  token: string | null
  /** What the inviter calls themselves (`name=`): shown beside the address, never instead of it. */
  name: string | null
}

/** What any text, from a code, a link, a file or a keyboard, turned out to be. Nothing in it was asked for or opened. */
export type Reading =
  | { kind: 'invite'; invite: Invite }
  /** Somebody's address: typed, `xmpp:`, or from a business card. `message` is what they are to be written (never sent). */
  | { kind: 'contact'; jid: BareJid; name: string | null; message: string | null }
  | { kind: 'room'; jid: BareJid }
  /** A web page that may know of an invite: only asking it would tell, which is for the person to decide. `https:` only. */
  | { kind: 'page'; url: string; host: string }
  /** The code of a device that wants to be let in, at a server or at anything else that does it that way. */
  | { kind: 'device'; code: DeviceCode }
  /** A login code of another app. It held a password, which was not read. */
  | { kind: 'login'; jid: BareJid }
  /** `says`: at most 200 characters of it, on one line, to be shown as plain text. */
  | {
      kind: 'unknown'
      what: 'nothing' | 'text' | 'web-page' | 'wifi' | 'email' | 'phone' | 'too-long'
      says: string
    }
