/**
 * What this machine can do that not all can, as far as the screens ask for it. Told by `settle-in.ts` of the desktop, and by
 * `keep-shell.ts` of a browser.
 */
import type { Desktop } from '../features/settings/DesktopPage.tsx'
import { type Live, type Value, value } from '../live/live.ts'

export interface Machine {
  /** Makes the system open `xmpp:` links here. */
  claimLinks?: () => Promise<boolean>
  /** What each screen shows now. */
  pictureScreens?: () => Promise<readonly Blob[]>
  /** It is a program of its own on this computer. */
  desktop?: Desktop
  /** The program is kept here, and changes only when it is told to. */
  shell?: {
    build: string
    update: Live<{ status: 'none' | 'ready' | 'replaced' }>
    apply(): void
  }
}

export const machine: Value<Machine> = value<Machine>({})
