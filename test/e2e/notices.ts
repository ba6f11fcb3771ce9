/** What the browser would show beside the page: every notice of it is written down in the page that made it. */
import type { BrowserContext, Page } from '@playwright/test'
import { type Browsing, expect } from './people.ts'

interface Noted {
  title: string
  body: string
  tag: string
  isOpen: boolean
}

declare global {
  interface Window {
    noted: Noted[]
    askedForNotices: number
    /** That part of the program is here: before it nothing is told. The first it does is to put a number on the icon. */
    tellsNotices: boolean
    pressNotice(body: string): void
  }
}

/** Before the page is opened. `permission`: what the person has decided, or decides when they are asked. */
export async function noteNotices(
  context: BrowserContext,
  permission: { now: NotificationPermission; answer?: NotificationPermission } = { now: 'granted' },
): Promise<void> {
  await context.addInitScript(({ now, answer }) => {
    const made: { noted: Noted; notice: EventTarget & { onclick: (() => void) | null } }[] = []
    window.noted = []
    window.askedForNotices = 0
    window.tellsNotices = false
    for (const name of ['setAppBadge', 'clearAppBadge'])
      Object.defineProperty(navigator, name, {
        value: async () => {
          window.tellsNotices = true
        },
      })
    let decided = now
    class NotedNotification extends EventTarget {
      static get permission() {
        return decided
      }
      static async requestPermission() {
        window.askedForNotices++
        decided = answer ?? decided
        return decided
      }
      onclick: (() => void) | null = null
      onclose: (() => void) | null = null
      noted: Noted
      constructor(title: string, options: NotificationOptions = {}) {
        super()
        const tag = options.tag ?? ''
        // As browsers do it: a later one of the same tag takes the place of the earlier.
        for (const one of window.noted) if (one.tag === tag) one.isOpen = false
        this.noted = { title, body: options.body ?? '', tag, isOpen: true }
        window.noted.push(this.noted)
        made.push({ noted: this.noted, notice: this })
      }
      close() {
        this.noted.isOpen = false
      }
    }
    window.pressNotice = (body) => made.find(({ noted }) => noted.body === body)?.notice.onclick?.()
    Object.defineProperty(window, 'Notification', { value: NotedNotification })
  }, permission)
}

/** From now on somebody who writes is told of. */
export const expectTelling = (page: Page) =>
  expect.poll(() => page.evaluate(() => window.tellsNotices)).toBe(true)

const notedIn = (pages: readonly Page[]) =>
  Promise.all(pages.map((page) => page.evaluate(() => window.noted)))

/** Everything that was ever shown, in whichever of the pages. */
export const shownIn = async (...pages: Page[]): Promise<string[]> =>
  (await notedIn(pages)).flat().map(({ title, body }) => `${title}: ${body}`)

/** What still is. */
export const stillShownIn = async (...pages: Page[]): Promise<string[]> =>
  (await notedIn(pages)).flatMap((noted) => noted.filter(({ isOpen }) => isOpen).map(({ body }) => body))

export async function secondTab(person: Browsing): Promise<Page> {
  const page = await person.context.newPage()
  await page.goto(person.page.url())
  return page
}
