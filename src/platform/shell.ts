/** The program as it is kept on this device by its worker: it opens without a network, and later versions come ahead of their use. */
import type { Live } from '../live/live.ts'

export type ShellUpdate =
  | { status: 'none' }
  /** It lies here. */
  | { status: 'ready'; version: string }
  /** Another window has begun with it: this one is of the version before, which goes on as long as it is needed. */
  | { status: 'replaced'; version: string }

export interface Shell {
  /** What this page was made as: a short mark, different for each build. */
  readonly build: string
  readonly update: Live<ShellUpdate>
  /** Begins anew with the later version, here and wherever nothing is in hand; only as an answer to a press. */
  apply(): void
}

/** Of a window: browsers that may keep nothing have no such workers. */
export interface ShellWindow {
  readonly document: {
    readonly baseURI?: string
    readonly scripts?: Iterable<{ readonly type: string; readonly src: string }>
  }
  readonly location: { reload?(): void }
  readonly navigator: { readonly serviceWorker?: ServiceWorkerContainer }
  readonly caches?: Pick<CacheStorage, 'keys' | 'delete'>
}
