/** What the screens know of walking in through an invite: the landing, the registration, the redemption. */
import type { Live } from '../../live/live.ts'
import type { DataForm, FormAnswers } from '../../model/data-form.ts'
import type { Invite } from '../../model/invite.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Journey } from '../../model/journey.ts'

/** What became of "accept", by somebody who is signed in. Works offline: then it leaves later. */
export type Acceptance =
  /** On its way; the inviter's server decides, and may take days. */
  | { status: 'asked'; chatWith: BareJid }
  /** They know each other already. */
  | { status: 'already'; chatWith: BareJid }
  | { status: 'yourself' }
  /** The list of this account is kept by somebody else: nobody was asked, and the invite is as good as before. */
  | { status: 'managed' }
  /** The invite is for an account only, and there is one. */
  | { status: 'nobody-to-meet' }
  | { status: 'no-invite' }

/** What a server says to somebody who wants an account. */
export type Door =
  | {
      status: 'open'
      domain: string
      /** Given by the invite, and not to be changed; or a suggestion. */
      username: { value: string; locked: boolean }
      /** `reset`: the account exists, its password is set anew. `either`: the server does not say which. */
      purpose: 'new' | 'reset' | 'either'
      /** Everything else that is asked, such as an e-mail address or a captcha; without name and password. */
      more: DataForm | null
    }
  /** It is done on a page of theirs, which is shown and not followed. */
  | { status: 'elsewhere'; domain: string; url: string }
  /** The token is used, ended or was never known: servers do not tell which. */
  | { status: 'token-refused'; domain: string }
  /** Nobody can make an account here from outside, with or without an invite. */
  | { status: 'closed'; domain: string }
  /** The name of the domain leads nowhere. */
  | { status: 'no-server'; domain: string }
  | { status: 'no-web-access'; domain: string }
  | { status: 'certificate'; domain: string }
  | { status: 'unreachable'; domain: string }
  | { status: 'bad-domain' }
  | { status: 'offline' }

/** Every answer but `joined` leaves what was typed, and the invite, as they were. `text`: the server's own words. */
export type Registration =
  | { status: 'joined'; account: BareJid; chatWith: BareJid | null }
  | { status: 'taken'; username: string }
  | { status: 'bad-name'; text: string | null }
  /** Not to be had: kept for somebody else, or not the name of this invite. */
  | { status: 'reserved'; text: string | null }
  | { status: 'weak-password'; text: string | null }
  | { status: 'token-refused' }
  | { status: 'too-fast' }
  /** A wrong captcha, a missing field: ask again, perhaps with another form. */
  | { status: 'ask-again'; text: string | null; more: DataForm | null }
  | { status: 'refused'; text: string | null }
  /** The account is there, signing in did not work: that is the next step, with the same password. */
  | { status: 'made'; account: BareJid }
  | { status: 'unreachable'; domain: string }
  | { status: 'offline' }
  | { status: 'no-storage' }

export interface Arrival {
  /** Undefined while the database is being read; null = no invite in hand. */
  readonly journey: Live<Journey | null | undefined>
  /** An invite was opened, scanned or pasted: it is kept here, and nobody is told. Resolves when it is safely kept. */
  take(invite: Invite): Promise<void>
  /** The `xmpp:` URI with its secret, for another app, when the person says so. */
  uri(): Promise<string | null>
  /** They think better of it, or are through. */
  leave(): Promise<void>
  /** Back to the landing: nothing chosen. */
  reconsider(): Promise<void>
  /** Several accounts: which of them may accept. Kept, and nobody is told. */
  choose(account: BareJid): Promise<void>
  /** Signed in: add the inviter, with the token, to the inviter's address and nobody else (XEP-0379 §4.1). `as`: where
   * there are several accounts; else the one on screen. */
  accept(as?: BareJid): Promise<Acceptance>
  /** "I already have an account": accepted by itself as soon as somebody has signed in who was not in yet. */
  signInFirst(): Promise<void>
  /** Opens an unauthenticated stream and shows the token there (XEP-0445): nothing is used up. `domain`: another than the
   * invite's; without an invite, anywhere. */
  open(domain?: string): Promise<Door>
  /** Makes the account and signs in, on the same stream where the server can (XEP-0077). The password is not kept. */
  register(username: string, password: string, more?: FormAnswers): Promise<Registration>
  /** Whether this contact was asked by an invite and has not answered: the chat says so. */
  waitingFor(jid: BareJid): Live<{ since: number } | null>
  /** Reads an `https:` page's `Link` header for an invite, after the person agreed. */
  resolve(
    url: string,
  ): Promise<{ status: 'found'; invite: Invite } | { status: 'nothing' | 'unreadable' | 'unreachable' }>
}
