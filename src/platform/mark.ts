/**
 * A word that is not in the database, so that it can be told when that was thrown away: browsers tidy one and leave the
 * other, as often as not. Whoever can read it can read the database, too.
 */

export interface MarkWindow {
  /** Missing, or throwing when it is asked for: browsers have several ways of keeping nothing. */
  readonly localStorage?: Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>
}

const NAME = 'tessera:here'

export function markOf(window: MarkWindow) {
  return {
    read(): string | null {
      try {
        return window.localStorage?.getItem(NAME) ?? null
      } catch {
        return null
      }
    },
    write(text: string | null): void {
      try {
        if (text === null) window.localStorage?.removeItem(NAME)
        else window.localStorage?.setItem(NAME, text)
      } catch {}
    },
  }
}
