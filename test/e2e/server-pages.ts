/** The way to a server's own pages and back, as a person takes it. */
import type { Page } from '@playwright/test'
import { go } from './chat.ts'
import { type Browsing, expect } from './people.ts'

export const serverButton = (page: Page) => page.getByTestId('sign-in-server')
export const problem = (page: Page) => page.getByTestId('sign-in-error')

/** To the step where the ways in are offered. */
export async function toWays(page: Page, jid: string): Promise<void> {
  await go(page, '#/sign-in')
  await page.getByTestId('sign-in-address').fill(jid)
  await page.getByTestId('sign-in-continue').click()
  await expect(page.getByTestId('sign-in-password')).toBeVisible()
}

/** On Prosody's two pages: who one is, and whether one agrees. */
export async function answerServer(
  pages: Page,
  { user, password }: { user: string; password: string },
  consent: 'granted' | 'denied' = 'granted',
): Promise<void> {
  await pages.locator('[name=username]').fill(user)
  await pages.locator('[name=password]').fill(password)
  await pages.locator('[type=submit]').click()
  await pages.locator(`[name=consent][value=${consent}]`).click()
}

/** Presses the button, and resolves with the window that opens. */
export async function openServerWindow(page: Page): Promise<Page> {
  const opening = page.waitForEvent('popup')
  await serverButton(page).click()
  return opening
}

/** The whole of it, in a window beside. */
export async function signInAtServer(person: Browsing): Promise<void> {
  await toWays(person.page, person.jid)
  const window = await openServerWindow(person.page)
  await answerServer(window, person)
}

/** Windows that open are refused, as a browser with a strict setting does; by the whole page then. */
export async function blockWindows(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.open = () => null
  })
  await page.reload()
}
