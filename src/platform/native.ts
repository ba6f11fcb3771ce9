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
  /** Opaque bytes, kept by the keychain of the system; null where it has none. */
  wrap(bytes: Uint8Array): Promise<Uint8Array | null>
  /** Null: not wrapped on this machine, or damaged. */
  unwrap(bytes: Uint8Array): Promise<Uint8Array | null>
  readonly update: Live<NativeUpdate>
  loadUpdate(): void
  /** Begins anew with it; only as an answer to a press. */
  installUpdate(): void
}
