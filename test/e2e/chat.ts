/** What Alice and Bob do on screen, said once: go somewhere, write, look at a message. */
import type { Page } from '@playwright/test'
import { expect } from './people.ts'

/** The app's address of a screen: `#/…`. */
export const go = (page: Page, hash: string) => page.goto(new URL(hash, page.url()).href)

/** A page of the settings, once it is the one that is shown and not the one before. */
export async function openSettings(page: Page, section: string) {
  await go(page, `#/settings/${section}`)
  await expect(page.locator(`a[data-section="${section}"][aria-current="page"]`)).toHaveCount(1)
}

export async function openChat(page: Page, jid: string) {
  await go(page, `#/chat/${encodeURIComponent(jid)}`)
  await expect(page.getByTestId('conversation')).toHaveAttribute('data-jid', jid)
}

/** Writes it and presses Enter; says nothing of whether it left. */
export async function write(page: Page, text: string) {
  await page.getByTestId('composer').fill(text)
  await page.getByTestId('composer').press('Enter')
  await expect(page.getByTestId('composer')).toHaveValue('')
}

/** The message on screen that says exactly this. */
export const messageOf = (page: Page, text: string) =>
  page
    .getByTestId('message')
    .filter({ has: page.getByTestId('message-text').getByText(text, { exact: true }) })

/** The row of the list that leads to a conversation with somebody. */
export const chatRow = (page: Page, jid: string) =>
  page.locator(`[data-testid="conversation-item"][data-jid="${jid}"]`)

export const contactRow = (page: Page, jid: string) =>
  page.locator(`[data-testid="contact-item"][data-jid="${jid}"]`)

export async function expectSent(page: Page, text: string) {
  await expect(messageOf(page, text)).toHaveAttribute('data-state', /^(sent|delivered|read)$/)
}

export async function signOut(page: Page) {
  await go(page, '#/settings/account')
  await page.getByTestId('sign-out').click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
}
