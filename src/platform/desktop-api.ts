/** What the desktop's shell gives to the page as `window.desktop`, and nothing beside it: types alone. Kept by `electron/`. */

export interface DesktopNotice {
  /** A later one of the same tag takes the place of the earlier. */
  tag: string
  title: string
  body: string
  silent: boolean
  /** A PNG. */
  icon?: Uint8Array
  /** What stands in the empty field of an answer, where the system has one in its notices. */
  reply?: string
}

export interface MenuCommand {
  /** Comes back in the event `command`. */
  name: string
  label: string
  /** As in `app/commands.ts`: `Mod+k`. */
  keys: string
}

/** Offered, never forced: only `ready` ends in another version, and only when the person says so, or leaves. */
export type UpdateState =
  /** Nothing newer is known; `possible`: there is a place to ask at. */
  | { status: 'none'; possible: boolean }
  | { status: 'asking' }
  | { status: 'offered'; version: string }
  | { status: 'loading'; version: string; percent: number }
  | { status: 'ready'; version: string }
  | { status: 'failed' }

export interface DesktopHabits {
  startAtLogin: boolean
  /** Closing the window leaves the program in the tray. */
  keepRunning: boolean
  checkSpelling: boolean
  /** Of `DesktopChoices.dictionaries`; empty: as suits the language of the page. */
  spellingLanguages: string[]
}

/** What this system leaves to choose of the habits. */
export interface DesktopChoices {
  startAtLogin: boolean
  keepRunning: boolean
  /** Tags of BCP 47; empty: the system finds out by itself. */
  dictionaries: string[]
}

/** To somebody who grants access (OAuth). */
export interface IssuerQuestion {
  url: string
  method: 'GET' | 'POST'
  /** In lower case. */
  headers: { accept?: string; authorization?: string; 'content-type'?: string }
  body: string
}

export interface IssuerAnswer {
  status: number
  headers: { 'content-type'?: string; 'www-authenticate'?: string }
  body: string
}

/** One line for each thing that the page can ask for: what it takes, what it gives. */
export interface DesktopCalls {
  showNotice: { takes: DesktopNotice; gives: boolean }
  closeNotice: { takes: string; gives: undefined }
  /** On the icon, in the tray, on the taskbar; 0 = none. */
  showCount: { takes: number; gives: undefined }
  /** In the language of the page. */
  showMenu: { takes: { language: string; commands: MenuCommand[] }; gives: undefined }
  /** The `xmpp:` links that the system handed over and nobody has taken yet; from then on they come as events. */
  takeLinks: { takes: undefined; gives: string[] }
  /** Makes the system open `xmpp:` links here; only as an answer to a press. False: it does not. */
  claimLinks: { takes: undefined; gives: boolean }
  /** A PNG of each screen, as it is now; empty when the system shows none. */
  pictureScreens: { takes: undefined; gives: Uint8Array[] }
  /** Whether the system keeps a secret for us: then `wrap` is more than a change of shape. */
  canWrap: { takes: undefined; gives: boolean }
  wrap: { takes: Uint8Array; gives: Uint8Array }
  /** Null: not wrapped by this installation, or damaged. */
  unwrap: { takes: Uint8Array; gives: Uint8Array | null }
  /** Wraps a key that signs (HMAC-SHA-256). What is wrapped so is used by `signWith`, and never unwrapped again. */
  wrapSigner: { takes: Uint8Array; gives: Uint8Array }
  /** Null: not wrapped by this installation, or damaged. */
  signWith: { takes: { signer: Uint8Array; text: Uint8Array }; gives: Uint8Array | null }
  /**
   * What is known of somebody who grants access, and then what they name there for programs: registering, asking for codes and
   * tokens, giving back. Pages may ask only those that let pages in (CORS). Null: nobody answered, or it is something else.
   */
  askIssuer: { takes: IssuerQuestion; gives: IssuerAnswer | null }
  /** The address on loopback by which one comes back from the system's browser. */
  openReturn: { takes: undefined; gives: string }
  /** Shows a page there, which carries a `state`; gives the whole address it came back with, null when given up. */
  visit: { takes: string; gives: string | null }
  giveUpVisit: { takes: string; gives: undefined }
  readUpdate: { takes: undefined; gives: UpdateState }
  checkForUpdate: { takes: undefined; gives: undefined }
  loadUpdate: { takes: undefined; gives: undefined }
  /** Ends the program and begins it anew: only when nothing would be lost. */
  installUpdate: { takes: undefined; gives: undefined }
  readHabits: { takes: undefined; gives: DesktopHabits }
  readChoices: { takes: undefined; gives: DesktopChoices }
  changeHabits: { takes: Partial<DesktopHabits>; gives: DesktopHabits }
}

export type DesktopEvent =
  | { type: 'link'; uri: string }
  | { type: 'command'; name: string }
  | { type: 'notice-pressed'; tag: string }
  | { type: 'notice-closed'; tag: string }
  | { type: 'notice-answered'; tag: string; text: string }
  | { type: 'update'; state: UpdateState }
  | { type: 'habits'; habits: DesktopHabits }

type Call<C extends keyof DesktopCalls> = DesktopCalls[C]['takes'] extends undefined
  ? () => Promise<DesktopCalls[C]['gives']>
  : (argument: DesktopCalls[C]['takes']) => Promise<DesktopCalls[C]['gives']>

export type DesktopApi = { readonly [C in keyof DesktopCalls]: Call<C> } & {
  /** Until the returned function is called. */
  listen(listener: (event: DesktopEvent) => void): () => void
}
