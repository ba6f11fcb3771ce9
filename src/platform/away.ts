/** Going to somebody else's pages and coming back: in a window beside this one, or by the whole page. Fetched when first needed. */

export interface Away {
  /** The folder of this program's own pages, with the `/` at its end. */
  readonly home: string
  /** Where one comes back to: a page that does nothing else. */
  readonly door: string
  /** Whether a window beside this one can be seen together with it; on phones it would only cover it. */
  readonly besides: boolean
  /** At once, as an answer to a press; null: the browser did not open it. It shows `door` until it is sent somewhere. */
  open(): Beside | null
  /** This page itself goes. */
  leave(url: string): void
}

export interface Beside {
  /** Where one does not come back by `door` as a page of ours: what was brought, as it stands behind `?`. */
  readonly brought?: Promise<string>
  go(url: string): void
  show(): void
  close(): void
  /** Gone, or out of sight: some pages cut the thread to whoever opened them, and then look as if they were gone. */
  closed(): boolean
}

/** The part of a window that this needs. */
export interface AwayWindow {
  readonly location: Pick<Location, 'href' | 'assign'>
  readonly screenX?: number
  readonly screenY?: number
  readonly outerWidth?: number
  readonly outerHeight?: number
  open?(url: string, name: string, features: string): WindowProxy | null
  matchMedia?(query: string): { matches: boolean }
}
