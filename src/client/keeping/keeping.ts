/** What is kept on this device, how much it takes, and whether the browser may throw it away. */
import type { Live } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import type { MediaKind } from '../../model/media-room.ts'

/** Why nothing can be kept, or no more. */
export type StorageProblem = 'full' | 'not-allowed' | 'newer' | 'broken'

/** Bytes, all of it. */
export interface Held {
  /** Files of others, which can be fetched again as long as their servers have them. */
  media: Readonly<Record<MediaKind, number>>
  /** Files that have not left yet. */
  waiting: number
  /** Messages, contacts, settings, as far as the browser counts right; null = it does not say. */
  rest: number | null
  /** The program itself; null = it is in `rest`. */
  program: number | null
}

export interface Keeping {
  /** Null while it is being read. */
  readonly held: Live<Held | null>
  /** Undefined while it is being asked; null = the browser does not say. */
  readonly isSafe: Live<boolean | null | undefined>
  /** Whether the browser asks the person, who then wants to know what for. */
  readonly asksPerson: boolean
  /** Asks the browser to leave alone what is here; what it said. */
  keepSafe(): Promise<boolean>
  /** Files of others leave this device, of all accounts. */
  clearMedia(): Promise<void>
}

/** For the client: what of it is known before anybody asks. */
export interface StorageCare {
  /** Null: all is well. */
  readonly storageProblem: Live<StorageProblem | null>
  /** Who was signed in here when the browser threw everything away; null = it did not. */
  readonly cleared: Live<BareJid | null>
  /** That is not said any more. */
  forgetCleared(): void
  /** The same one each time. Rejects when that part of the program cannot be fetched. */
  keeping(): Promise<Keeping>
}
