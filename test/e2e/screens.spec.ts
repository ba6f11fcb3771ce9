/**
 * The pictures of docs/screens: Romeo's day in Verona, on the real app and a real server. The time stands still and the
 * conversations are written into the database, so that only a change of the app changes a picture. Nothing in them opens
 * anything: accounts and passwords are those of a server that is thrown away, and tokens are dead before they are drawn.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { Message } from '../../src/model/message.ts'
import { ledgerRows } from '../support/ledger-rows.ts'
import { startProsody, type TestServer } from '../support/prosody.ts'
import {
  ROMEO,
  veronaContacts,
  veronaConversations,
  veronaMessages,
  veronaPresence,
} from '../support/verona.ts'
import { go } from './chat.ts'
import { putRows } from './database.ts'
import { type DeadTokens, deadTokens } from './dead-tokens.ts'
import { expectJoined, landing, sheet, shownInvite } from './inviting.ts'
import { test as base, expect, expectOnline } from './people.ts'
import { romeosDevices } from './screens-devices.ts'
import { hangPictures, takeTalk, talkRows } from './screens-talk.ts'

const folder = fileURLToPath(new URL('../../docs/screens/', import.meta.url))
const NOW = new Date('2026-05-09T10:42:00+02:00')
const DOMAIN = 'tessera.localhost'
const HOST = { user: 'romeo', jid: `romeo@${DOMAIN}`, password: 'but-soft' }
const JULIET = 'juliet@verona.example'

const SIZES = {
  phone: { width: 360, height: 780 },
  desktop: { width: 1440, height: 900 },
} as const

/** Where invites lead; it is nobody's. */
const WEB = 'https://tessera.example/'
const ENDS = new Date('2026-05-16T18:00:00+02:00')

const test = base.extend<{ verona: TestServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed
  verona: async ({}, use) => {
    const server = await startProsody({ webAddress: WEB })
    await use(server)
    await server.close()
  },
})

type Rows = Record<string, unknown[]>

/** The day, as the database of this account holds it. */
function dayOf(account: string): Rows {
  const now = NOW.getTime()
  const own = <Row extends { account: string }>(row: Row) => ({ ...row, account })
  // Machines without a font for them would draw a box.
  const used = (by: string, ago: number) => ({
    is: 'used' as const,
    by,
    at: now - ago * 3_600_000,
  })
  const plain = (text: string) => text.replace(/\s*\p{Extended_Pictographic}/gu, '')
  const mine = (message: Message) => ({
    ...message,
    body: plain(message.body),
    account,
    from: message.from === ROMEO ? account : message.from,
  })
  return {
    conversations: veronaConversations(now).map(own),
    contacts: veronaContacts().map(own),
    messages: [...veronaMessages(now).values()].flat().map(mine),
    invites: ledgerRows(account, now, [
      { note: 'the nurse', made: 3, ends: 92 },
      { note: 'Friar John', kind: 'contact', made: 20, ends: 1.5 },
      { made: 60, ends: 108, state: used('balthasar@mantua.example', 31) },
      { made: 150, ends: 18, state: used('benvolio@verona.example', 140) },
      { note: 'Tybalt', made: 230, ends: -62 },
    ]),
    presences: veronaContacts().flatMap(({ jid }) => {
      const show = { online: null, away: 'away', busy: 'dnd' }[
        veronaPresence(jid) as 'online' | 'away' | 'busy'
      ]
      return show === undefined ? [] : [{ account, jid: `${jid}/home`, show, status: null, priority: 0 }]
    }),
  }
}

async function settled(page: Page) {
  await page.evaluate(() => document.fonts.ready)
  await expect(page.locator('[data-entering]')).toHaveCount(0)
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          document
            .getAnimations()
            .filter((one) => one.playState === 'running' && one.effect?.getTiming().iterations === 1).length,
      ),
    )
    .toBe(0)
}

interface Stage {
  browser: Browser
  verona: TestServer
  size: keyof typeof SIZES
  theme: 'light' | 'dark'
  web: string
  tokens: DeadTokens
}

async function openBrowser({ browser, verona, size, theme, web, tokens }: Stage): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: web,
    viewport: SIZES[size],
    colorScheme: theme,
    reducedMotion: 'reduce',
    hasTouch: size === 'phone',
    isMobile: size === 'phone',
  })
  await context.route('**/config.json', (route) =>
    route.fulfill({
      json: { servers: { [DOMAIN]: { websocket: verona.websocket() } }, defaultDomain: DOMAIN },
    }),
  )
  await context.route(`${WEB}**`, (route) => route.fulfill({ body: '' }))
  await tokens.tell(context)
  return context
}

type Take = (page: Page, name: string) => Promise<void>

async function openPage(context: BrowserContext, web: string): Promise<Page> {
  const page = await context.newPage()
  await page.clock.setFixedTime(NOW)
  await page.goto(web)
  await expect(page.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
  // The doorway is a file of its own.
  await expect(page.locator('[class*="wall"] > svg')).toBeVisible()
  return page
}

async function takeChats(page: Page, take: Take) {
  await take(page, 'welcome')
  await go(page, `#/sign-in?address=${encodeURIComponent(HOST.jid)}`)
  await page.getByTestId('sign-in-continue').click()
  await expect(page.getByTestId('sign-in-password')).toBeVisible()
  await take(page, 'sign-in')
  await page.getByTestId('sign-in-password').fill(HOST.password)
  await page.getByTestId('sign-in-submit').click()
  await expectOnline(page)
  await take(page, 'nobody-yet')

  // What is put into the database now is nobody else's to write.
  await expect
    .poll(() =>
      page.evaluate(
        (name) => navigator.locks.query().then(({ held }) => held?.some((lock) => lock.name === name)),
        `tessera:${HOST.jid}`,
      ),
    )
    .toBe(true)
  const [day, talk] = [dayOf(HOST.jid), talkRows(HOST.jid, NOW.getTime())]
  for (const rows of [talk, day]) await putRows(page, rows)
  await page.reload()
  await expectOnline(page)
  await go(page, '#/')
  await expect(page.getByTestId('conversation-item')).toHaveCount(8)
  await take(page, 'chats')
  await go(page, `#/chat/${encodeURIComponent(JULIET)}`)
  await expect(page.getByText('The dog is more welcome than Mercutio')).toBeVisible()
  await take(page, 'conversation')
  await go(page, '#/contacts')
  await expect(page.getByText('tybalt@capulet.example')).toBeVisible()
  await take(page, 'people')
  await page.getByRole('button', { name: 'Add a contact' }).first().click()
  const sheet = page.getByRole('dialog', { name: 'Add a contact' })
  await expect(sheet).toBeVisible()
  // Where a keyboard may come up, a sheet with a field to type in shows itself only when that has come, or does not.
  await expect(sheet.locator('..')).toHaveCSS('opacity', '1')
  await take(page, 'add-contact')
  await page.keyboard.press('Escape')
  await go(page, '#/settings/appearance')
  await expect(page.getByRole('heading', { name: 'Appearance' })).toBeVisible()
  await take(page, 'settings')
}

/** Romeo makes an invite, Helena comes in by it. */
async function takeInvites(page: Page, guest: Page, take: Take) {
  await go(page, '#/')
  await page.getByTestId('invite-create').filter({ visible: true }).first().click()
  await expect(page.locator('[data-check="good"]')).toBeVisible()
  const { uri } = await shownInvite(page, 'contact-and-account')
  await take(page, 'invite-sheet')

  await go(guest, '#/scan')
  await expect(guest.getByRole('heading', { name: 'Bring an invite' })).toBeVisible()
  await guest.getByTestId('scan-text').fill(uri)
  await expect(guest.getByTestId('scan-result')).toBeVisible()
  await take(guest, 'scan-card')
  await go(guest, `#/invite/${encodeURIComponent(uri)}`)
  await expect(landing(guest)).toHaveAttribute('data-inviter', HOST.jid)
  await take(guest, 'invite')
  await guest.getByTestId('landing-join').click()
  await guest.getByTestId('join-username').fill('helena')
  await guest.getByTestId('join-password').fill('all-is-well-that-ends-well')
  await take(guest, 'join')
  await guest.getByTestId('join-submit').click()

  await expectJoined(page, 'helena')
  await take(page, 'joined')
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toHaveCount(0)
  await go(page, '#/invites')
  await expect(page.getByTestId('invite-row')).toHaveCount(6)
  await take(page, 'invites')
}

for (const size of ['phone', 'desktop'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${size}, ${theme}`, async ({ browser, house: { web }, verona }) => {
      await verona.register(HOST.user, DOMAIN, HOST.password)
      const tokens = deadTokens(ENDS, romeosDevices(NOW.getTime()))
      const stage: Stage = { browser, verona, size, theme, web, tokens }
      const take: Take = async (page, name) => {
        await settled(page)
        await page.screenshot({ path: path.join(folder, `${name}-${size}-${theme}.png`), caret: 'hide' })
      }
      const context = await openBrowser(stage)
      await hangPictures(context)
      const page = await openPage(context, web)
      await takeChats(page, take)
      await takeTalk(page, size, take)
      const guests = await openBrowser(stage)
      await takeInvites(page, await openPage(guests, web), take)
      await Promise.all([context.close(), guests.close()])
    })
  }
}
