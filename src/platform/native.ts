/** What a program of its own has beyond a page in a browser. A machine that lacks one of these answers with nothing. */
import type { Live } from '../live/live.ts'

export interface NativeMenu {
  language: string
  /** `keys`: as in the list of commands; the machine only writes them down. */
  commands: { name: string; label: string; keys: string }[]
}

/** Offered, never forced. `none`: nothing newer is known. */
export type NativeUpdate =
  | { status: 'none' }
  | { status: 'offered'; version: string }
  | { status: 'loading'; version: string; percent: number }
  | { status: 'ready'; version: string }

/** Of the system: what it keeps is of no use to whoever has the disk alone. Null = there is none, or it does not know these bytes. */
export interface Keychain {
  isThere(): Promise<boolean>
  /** Opaque bytes. */
  wrap(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null>
  unwrap(wrapped: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null>
  /** A key that signs (HMAC-SHA-256): used there, and never given out again. */
  wrapSigner(key: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null>
  sign(signer: Uint8Array, text: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null>
}

/** What is null is no choice on this machine. */
export interface HabitState {
  startAtLogin: boolean | null
  /** Closing the window leaves the program where the system has a place for it. */
  keepRunning: boolean | null
  checkSpelling: boolean
  /** Tags of BCP 47. None chosen: as suits the language of the page. */
  spelling: { dictionaries: readonly string[]; chosen: readonly string[] } | null
}

export interface HabitChange {
  startAtLogin?: boolean
  keepRunning?: boolean
  checkSpelling?: boolean
  spellingLanguages?: readonly string[]
}

export interface NativeHabits {
  /** Null: not known yet. */
  readonly state: Live<HabitState | null>
  change(change: HabitChange): void
}

export interface Native {
  /** `xmpp:` links that other programs hand over: those that waited, then each as it comes. They may hold a secret. */
  onLink(listener: (uri: string) => void): () => void
  /** Makes the system open such links here; only as an answer to a press. */
  claimLinks(): Promise<boolean>
  showMenu(menu: NativeMenu): void
  /** The name of what was chosen there. */
  onCommand(listener: (name: string) => void): () => void
  /** What each screen shows now; empty when the system or the person says no. */
  pictureScreens(): Promise<readonly Blob[]>
  readonly keychain: Keychain
  /** Those who grant access (OAuth), also where they let no pages in. Answers to nothing else. */
  readonly askIssuer: typeof globalThis.fetch
  habits(): NativeHabits
  readonly update: Live<NativeUpdate>
  loadUpdate(): void
  /** Begins anew with it; only as an answer to a press. */
  installUpdate(): void
}
