/** How this browser is reached while no page of the program is open (Push API). Fetched when first needed. */

/** What somebody needs to wake it, and to say something that only it can read. */
export interface PushAddress {
  endpoint: string
  /** Both base64url. */
  p256dh: string
  auth: string
}

/** `denied`: the person, or their browser, wants no notices. `unreachable`: the browser's own service did not answer. */
export type PushProblem = 'denied' | 'unreachable'

export class PushFailure extends Error {
  override readonly name = 'PushFailure'
  constructor(readonly problem: PushProblem) {
    super(`push: ${problem}`)
  }
}

export interface Push {
  /** Only whoever has the other half of `key` can wake it. Asks nobody: without a permission it rejects. With `PushFailure`. */
  subscribe(key: string): Promise<PushAddress>
  /** From now on nobody can. */
  end(): Promise<void>
}

/** The part of a window that this needs, where it is there. */
export interface PushWindow {
  readonly PushManager?: object
  readonly Notification?: typeof Notification
  readonly navigator: { readonly serviceWorker?: ServiceWorkerContainer }
}
