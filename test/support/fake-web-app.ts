/** What a browser adds where the page may be a program of its own, in memory. */
import { type WebApp, webApp } from '../../src/app/web-app.ts'
import { type Value, value } from '../../src/live/live.ts'
import type { Share } from '../../src/model/share.ts'

type Way = ReturnType<WebApp['install']['way']['get']>

export interface FakeWebApp {
  /** What waits to be put somewhere. */
  share: Share | null
  way: Value<Way>
  /** What the person says when the browser asks; it asks once. */
  answer: boolean
  asked: number
}

/** Until `webApp` is set to null again. */
export function setFakeWebApp(given: Partial<Share> | null = null): FakeWebApp {
  const fake: FakeWebApp = {
    share: given && { text: '', files: [], leftOut: 0, ...given },
    way: value<Way>('menu'),
    answer: true,
    asked: 0,
  }
  webApp.set({
    shelf: {
      read: async () => fake.share,
      clear: async () => {
        fake.share = null
      },
    },
    install: {
      way: fake.way,
      async ask() {
        fake.asked += 1
        fake.way.set(fake.answer ? 'here' : 'menu')
        return fake.answer
      },
    },
  })
  return fake
}
