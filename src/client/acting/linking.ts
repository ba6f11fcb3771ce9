/** What the screens know of letting a device in by another one, on either side. Made by `create-linking.ts`, lazily. */
import type { Live } from '../../live/live.ts'
import type { DeviceCode } from '../../model/device-code.ts'
import type { BareJid } from '../../model/jid.ts'
import type { VisitProblem } from '../signing-in/entering.ts'

/** How far it is on the device that wants to come in. */
export type LinkState =
  | { status: 'asking' }
  /** Until then (milliseconds since 1970), and then there is another one. */
  | { status: 'shown'; link: string; code: string; number: string; from: number; until: number }
  /** It was allowed. */
  | { status: 'entering' }
  | { status: 'signed-in'; account: BareJid }
  /** It was allowed by somebody else than was meant. Nothing of either is opened before `goOn`. */
  | { status: 'another'; meant: BareJid; account: BareJid }
  /** It was allowed, and then the door did not open. */
  | { status: 'not-in'; problem: VisitProblem }
  | {
      status: 'over'
      reason:
        | 'denied'
        /** Nobody came for as long as codes are made. */
        | 'unused'
        | 'offline'
        | 'unreachable'
        /** The server does not do it, or not for this program. */
        | 'refused'
    }

export interface LinkAttempt {
  readonly state: Live<LinkState>
  /** With the account that the server named. */
  goOn(): void
  /** Begins anew, whatever was before. */
  again(): void
  /** Nobody looks at it any more. */
  stop(): void
}

/** Whose code it is, for somebody who is signed in. */
export type CodeExamined =
  | {
      status: 'own'
      domain: string
      /** Those who are signed in here and are at home there. */
      accounts: readonly BareJid[]
      /** Where it is allowed: the server asks who one is, and then once more. */
      address: string
      /** Two digits, as they stand on the other screen. */
      number: string
    }
  /** Of a server, or of something else, where nobody of these accounts is at home. */
  | { status: 'foreign'; host: string }
  /** A typed code, and the server lets no devices in that way. */
  | { status: 'unsupported'; domain: string }
  | { status: 'unreachable'; domain: string }
  | { status: 'offline' }

export interface Linking {
  /** Whether this device can ask this server: it has to know how, and to let this program through to it. Asks it. */
  isOffered(found: { address: BareJid; websocket: string }): Promise<boolean>
  begin(found: { address: BareJid; websocket: string }): LinkAttempt
  /** Asks the servers of one's own accounts, and nobody else. `account`: whose server is meant by a code that was typed. */
  examine(code: DeviceCode, account: BareJid): Promise<CodeExamined>
}
