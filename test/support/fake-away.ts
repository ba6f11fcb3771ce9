/** A browser that opens windows beside a page, or refuses to; what is shown in them is a test's to say. */
import type { Away } from '../../src/platform/away.ts'

export interface FakeBeside {
  /** Where it was sent; empty = it waits. */
  url: string
  isClosed: boolean
  shown: number
}

export interface FakeAway extends Away {
  besides: boolean
  blocked: boolean
  readonly opened: FakeBeside[]
  /** Where the page itself went. */
  readonly left: string[]
}

export function fakeAway(home = 'https://chat.verona.example/'): FakeAway {
  const away: FakeAway = {
    home,
    door: `${home}oauth.html`,
    besides: true,
    blocked: false,
    opened: [],
    left: [],
    open() {
      if (away.blocked) return null
      const beside: FakeBeside = { url: '', isClosed: false, shown: 0 }
      away.opened.push(beside)
      return {
        go: (url) => void Object.assign(beside, { url }),
        show: () => void beside.shown++,
        close: () => void Object.assign(beside, { isClosed: true }),
        closed: () => beside.isClosed,
      }
    },
    leave: (url) => void away.left.push(url),
  }
  return away
}
