/** What the pages of both sides do alike, so that one script can drive them. */

/** `first`: with a password, asking for a token. `fast`: with that token. `resume`: with it, going on with the session. */
export type Kind = 'first' | 'fast' | 'resume'

export interface Place {
  websocket: string
  domain: string
  user: string
  password: string
}

/** Connects and resolves, once bound or resumed, with how long that took; then `leave` lets go of it again. */
export interface Side {
  connect(kind: Kind, place: Place): Promise<number>
  /** `drop`: only the socket, the session waits to be resumed. */
  leave(how: 'close' | 'drop'): Promise<void>
}

declare global {
  interface Window {
    side: Side
  }
}
