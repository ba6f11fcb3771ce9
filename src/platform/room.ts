/** What is kept on this machine, as the machine itself sees it: how much, and whether it may throw it away. */

export interface RoomEstimate {
  /** Bytes, both. Some browsers blur them. */
  usage: number
  quota: number
  /** How much of it is the program itself; null = the browser does not say. */
  program: number | null
}

export interface Room {
  /** Null: the browser does not say. */
  isSafe(): Promise<boolean | null>
  /** Asks for that; whether it is so from now on. */
  keepSafe(): Promise<boolean>
  /** Whether the browser puts that to the person, who then wants to know what for; others decide by themselves. */
  readonly asksPerson: boolean
  estimate(): Promise<RoomEstimate | null>
}

/** The part of a window that is used: a test brings its own. */
export interface RoomWindow {
  readonly navigator: {
    readonly storage?: Partial<Pick<StorageManager, 'persist' | 'persisted' | 'estimate'>>
  }
  /** Only Firefox has it, and only Firefox asks. */
  readonly mozInnerScreenX?: number
}
