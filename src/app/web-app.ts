/** What a browser adds where this page may be a program of its own. Told by `settle-in-browser.ts`; nothing of it on the desktop. */
import { type Live, type Value, value } from '../live/live.ts'
import type { Share } from '../model/share.ts'

export interface WebApp {
  /** What another program handed over last, until it has been put somewhere. Absent where nothing can be handed over. */
  shelf?: {
    read(): Promise<Share | null>
    clear(): Promise<void>
  }
  install: {
    way: Live<'here' | 'ask' | 'menu' | 'share-sheet' | 'dock' | 'none'>
    ask(): Promise<boolean>
  }
}

export const webApp: Value<WebApp | null> = value<WebApp | null>(null)
