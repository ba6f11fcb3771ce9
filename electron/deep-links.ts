/**
 * `xmpp:` links that other programs hand over: on macOS as an event, elsewhere as an argument of a start. Anybody can write
 * such a link, so it is only text: kept until the page takes it, shown there as what it is, and never part of an address.
 */

/** RFC 5122; an invite of the longest kind needs a tenth of it. */
const LONGEST = 4096
/** More than a person presses while the page is opening. */
const MOST = 5

/** Null: not a link of this kind, or one that hides something. */
export function readLink(text: string): string | null {
  if (text.length > LONGEST || !/^xmpp:[^\s\p{Cc}\p{Cf}\p{Cs}]+$/iu.test(text)) return null
  return `xmpp:${text.slice('xmpp:'.length)}`
}

/**
 * What Windows and Linux give: one link, after the program's own name. Behind a second one, or a switch that we do not set
 * ourselves, stands somebody who tries to say more than a link: the system's entry for us has one place for one link.
 */
export function linkOf(argv: readonly string[]): string | null {
  const links = argv.slice(1).filter((argument) => /^xmpp:/i.test(argument))
  return links.length === 1 ? readLink(links[0] ?? '') : null
}

export interface Links {
  arrive(link: string | null): void
  /** Those that waited; from now on each is told at once. */
  take(): string[]
  /** The page has gone, or is loading anew: what comes waits again. */
  pause(): void
}

export function createLinks(tell: (uri: string) => void): Links {
  let waiting: string[] = []
  let isTold = false
  return {
    arrive(link) {
      if (link === null) return
      if (isTold) tell(link)
      else waiting = [...waiting.filter((other) => other !== link), link].slice(-MOST)
    },
    take() {
      isTold = true
      return waiting.splice(0)
    },
    pause() {
      isTold = false
    },
  }
}
