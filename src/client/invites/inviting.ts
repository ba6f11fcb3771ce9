/** What the screens know of making invites, handing them over and keeping account of them. */
import type { Live } from '../../live/live.ts'
import type { DataForm, FormAnswers } from '../../model/data-form.ts'
import type { InviteKind } from '../../model/invite.ts'
import type { IssuedInvite } from '../../model/issued-invite.ts'
import type { BareJid } from '../../model/jid.ts'

/** Which kinds can be made here. */
export type InviteOffers =
  /** Not known yet: being asked, or never asked and offline. */
  | { status: 'unknown' }
  | {
      status: 'known'
      /** `server`: by its own command. `client`: it has none, so this program honours its own tokens while it is online. */
      issuer: 'server' | 'client'
      /**
       * What the person may choose, in the order of the screen. `leaky`: the server gives one kind for both, so that a
       * `contact` link only hides the account, and its token could still make one.
       */
      kinds: readonly { kind: InviteKind | 'reset'; leaky: boolean }[]
    }

export type MakeInvite =
  | { status: 'made'; invite: IssuedInvite; link: string; uri: string }
  /** The server has questions first; `make` again with the answers. */
  | { status: 'form'; form: DataForm; problem: string | null }
  /** `text`: the server's own words, if any. */
  | { status: 'refused'; text: string | null }
  | { status: 'limit'; text: string | null }
  | { status: 'offline' }
  | { status: 'unavailable'; text: string | null }
  | { status: 'no-storage' }

/** What a stranger would meet who used the invite now; nothing is used up by looking. */
export type Preflight =
  | { status: 'good' }
  /** The web address of the link does not answer, or not with this program. */
  | { status: 'page-unreachable'; url: string }
  /** RFC 7395 and XEP-0156: a browser cannot find or open the server. */
  | { status: 'no-web-access'; domain: string }
  | { status: 'unreachable'; domain: string }
  /** It cannot make accounts by invite although the invite says so (XEP-0445). */
  | { status: 'no-registration'; domain: string }
  /** Used, ended, or never known. */
  | { status: 'token-refused' }
  /** It is an invite that this program honours itself: only while it is online. */
  | { status: 'needs-us' }
  | { status: 'offline' }

export type Withdrawal =
  | { status: 'withdrawn' }
  /** This server has no way to do it: the invite ends by itself (null: never). */
  | { status: 'ends-by-itself'; at: number | null }
  | { status: 'offline' }

export interface Invites {
  readonly offers: Live<InviteOffers>
  /**
   * Makes one, or gives the one of this kind that was made before and never handed out. The server's landing link where it
   * gives one, else `webAddress` (of this program, without fragment) with everything behind the `#`.
   */
  make(
    kind: InviteKind | 'reset',
    options: { webAddress: string; answers?: FormAnswers; boundTo?: BareJid; note?: string },
  ): Promise<MakeInvite>
  /** Newest first, also those that were made on the person's other devices; null while the database is being read. */
  readonly all: Live<readonly IssuedInvite[] | null>
  one(id: string): Live<IssuedInvite | null>
  /** Link and URI again, for somebody who asked to see them; null when this device cannot tell (any more). */
  reveal(id: string, webAddress: string): Promise<{ link: string; uri: string } | null>
  note(id: string, text: string): Promise<void>
  /**
   * It was copied, shared, printed, shown to a room or given a note: somebody's from now on. One that was only on screen for
   * a moment is nobody's yet, and `make` hands it out again. `kind`: as which, where its token is good for two.
   */
  handOut(id: string, kind?: InviteKind | 'reset'): Promise<void>
  /** The person knows whether somebody who may have come in by it did (`probably-used`). */
  settle(id: string, by: BareJid, came: boolean): Promise<void>
  withdraw(id: string): Promise<Withdrawal>
  /** Only from the ledger, and only one that is over. */
  forget(id: string): Promise<void>
  check(id: string, webAddress: string): Promise<Preflight>
}
