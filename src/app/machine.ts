/** What this machine can do beyond a browser, as far as the screens ask for it. Told by `settle-in.ts`; nothing of it in a browser. */
import { type Value, value } from '../live/live.ts'

export interface Machine {
  /** Makes the system open `xmpp:` links here. */
  claimLinks?: () => Promise<boolean>
  /** What each screen shows now. */
  pictureScreens?: () => Promise<readonly Blob[]>
}

export const machine: Value<Machine> = value<Machine>({})
