/** What the program may say of becoming one of its own on this machine. The app knows how it is done. */
import type { Live } from '../../live/live.ts'

/** By hand: in the `menu` of the browser, in the `share-sheet`, by the `dock`. `none`: this browser cannot. */
export type InstallWay = 'here' | 'ask' | 'menu' | 'share-sheet' | 'dock' | 'none'

export interface Install {
  way: Live<InstallWay>
  /** Only as an answer to a press. False: the person said no, or they could not be asked. */
  ask(): Promise<boolean>
}
