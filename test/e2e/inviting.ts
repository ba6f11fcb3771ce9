/** What a host and a guest do with an invite on screen, said once: make it, read it, walk in, look it up in the ledger. */
import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { go, messageOf, openChat, write } from './chat.ts'
import { expect, expectOnline } from './people.ts'

export type SheetKind = 'contact' | 'contact-and-account' | 'account'

export interface OnScreen {
  link: string
  uri: string
  token: string
}

export const sheet = (page: Page) => page.getByRole('dialog')

/** Works for links, which hold it percent-encoded, and for URIs. */
export const tokenIn = (text: string) => /preauth(?:=|%3D)([\w-]+)/i.exec(text)?.[1] ?? ''

export async function openSheet(page: Page) {
  await go(page, '#/')
  await page.getByTestId('invite-create').first().click()
  await expect(sheet(page)).toBeVisible()
}

/** What the sheet shows, once it shows an invite of this kind. */
export async function shownInvite(page: Page, kind: SheetKind): Promise<OnScreen> {
  const says = {
    contact: /\?roster;preauth=[\w-]+$/,
    'contact-and-account': /;ibr=y$/,
    account: /\?register;/,
  }
  await expect(page.getByTestId('invite-uri')).toHaveText(says[kind])
  const uri = (await page.getByTestId('invite-uri').textContent()) ?? ''
  const link = (await page.getByTestId('invite-link').textContent()) ?? ''
  expect(tokenIn(link)).toBe(tokenIn(uri))
  return { link, uri, token: tokenIn(uri) }
}

/** Opens the sheet and chooses; the sheet stays open. */
export async function makeInvite(page: Page, kind: SheetKind): Promise<OnScreen> {
  await openSheet(page)
  const choice = page.locator(`[data-testid="invite-kind"][data-kind="${kind}"]`)
  await expect(choice).toBeVisible()
  if ((await page.getByTestId('invite-kind').count()) > 1) await choice.click()
  return shownInvite(page, kind)
}

export async function closeSheet(page: Page) {
  // A name that is shown under the pointer would be what Escape closes.
  await page.mouse.move(0, 0)
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toHaveCount(0)
}

/** The sheet has turned into this, by itself. */
export const expectJoined = (page: Page, name: string) =>
  expect(sheet(page).getByRole('heading', { name: `${name} just joined` })).toBeVisible()

export const landing = (page: Page) => page.getByTestId('landing')

/** A link, or an `xmpp:` URI where the app is open already. */
export async function openLink(page: Page, link: string) {
  if (link.startsWith('xmpp:')) await go(page, `#/invite/${encodeURIComponent(link)}`)
  else await page.goto(link)
  await expect(landing(page)).toBeVisible()
  // What was safely kept has left the address.
  await expect.poll(() => new URL(page.url()).hash).toBe('#/invite')
}

/** Of somebody who is to make an account in the test. */
export const newName = (name: string) => `${name}-${randomBytes(4).toString('hex')}`

export const PASSWORD = 'quiet-otter-lantern-47'

export async function fillJoin(page: Page, username: string) {
  await page.getByTestId('join-username').fill(username)
  await page.getByTestId('join-password').fill(PASSWORD)
}

/** From the landing into the new account. */
export async function join(page: Page, username: string) {
  await page.getByTestId('landing-join').click()
  await fillJoin(page, username)
  await page.getByTestId('join-submit').click()
}

export async function expectIn(page: Page, inviter: string) {
  await expect(page.getByTestId('conversation')).toHaveAttribute('data-jid', inviter)
  await expectOnline(page)
}

export const row = (page: Page, state?: 'open' | 'probably-used' | 'used' | 'expired' | 'withdrawn') =>
  page.locator(`[data-testid="invite-row"]${state ? `[data-state="${state}"]` : ''}`)

export async function openLedger(page: Page) {
  await go(page, '#/invites')
  await expect(page.getByRole('heading', { name: 'Invites', level: 1 })).toBeVisible()
}

/** The one that this person came in by. */
export async function expectUsedBy(page: Page, guest: string) {
  await openLedger(page)
  await expect(row(page, 'used').filter({ hasText: guest })).toHaveCount(1)
}

/** Of one another's list, as each of them sees it. */
export async function expectContacts(page: Page, jid: string) {
  await go(page, '#/contacts')
  await expect(page.locator(`[data-testid="contact-item"][data-jid="${jid}"]`)).toHaveAttribute(
    'data-subscription',
    'both',
  )
}

/** The first message, as far as the other screen. */
export async function expectMessage(from: Page, to: Page, fromJid: string, text: string) {
  await write(from, text)
  await openChat(to, fromJid)
  await expect(messageOf(to, text)).toHaveAttribute('data-direction', 'in')
}
