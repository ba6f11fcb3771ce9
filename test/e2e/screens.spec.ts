/**
 * The pictures of docs/screens: Romeo's day in Verona, on the real app and a real server. The time stands still and the
 * conversations are written into the database, so that only a change of the app changes a picture.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type { Message } from '../../src/model/message.ts'
import {
  ROMEO,
  veronaContacts,
  veronaConversations,
  veronaMessages,
  veronaPresence,
} from '../support/verona.ts'
import { go } from './chat.ts'
import { putRows } from './database.ts'
import { expect, expectOnline } from './people.ts'
import { test } from './trouble.ts'

const folder = fileURLToPath(new URL('../../docs/screens/', import.meta.url))
const NOW = new Date('2026-05-09T10:42:00+02:00')
const JULIET = 'juliet@verona.example'

const SIZES = {
  phone: { width: 360, height: 780 },
  desktop: { width: 1440, height: 900 },
} as const

type Rows = Record<string, unknown[]>

/** The day, as the database of this account holds it. */
function dayOf(account: string): Rows {
  const now = NOW.getTime()
  const own = <Row extends { account: string }>(row: Row) => ({ ...row, account })
  // Machines without a font for them would draw a box.
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

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${size}, ${theme}`, async ({ browser, house, ownServer }) => {
      const romeo = {
        user: 'romeo',
        domain: 'tessera.localhost',
        jid: 'romeo@tessera.localhost',
        password: 'but-soft',
      }
      await ownServer.register(romeo.user, romeo.domain, romeo.password)
      const context = await browser.newContext({
        baseURL: house.web,
        viewport,
        colorScheme: theme,
        reducedMotion: 'reduce',
        hasTouch: size === 'phone',
        isMobile: size === 'phone',
      })
      await context.route('**/config.json', (route) =>
        route.fulfill({
          json: {
            servers: { [romeo.domain]: { websocket: ownServer.websocket() } },
            defaultDomain: romeo.domain,
          },
        }),
      )
      const page = await context.newPage()
      await page.clock.setFixedTime(NOW)
      const take = async (name: string) => {
        await settled(page)
        await page.screenshot({ path: path.join(folder, `${name}-${size}-${theme}.png`), caret: 'hide' })
      }
      await page.goto(house.web)
      await expect(page.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
      await take('welcome')
      await go(page, `#/sign-in?address=${encodeURIComponent(romeo.jid)}`)
      await page.getByTestId('sign-in-continue').click()
      await expect(page.getByTestId('sign-in-password')).toBeVisible()
      await take('sign-in')
      await page.getByTestId('sign-in-password').fill(romeo.password)
      await page.getByTestId('sign-in-submit').click()
      await expectOnline(page)
      await take('nobody-yet')

      await expect
        .poll(() => page.evaluate(() => navigator.locks.query().then(({ held }) => held?.length)))
        .toBe(1)
      await putRows(page, dayOf(romeo.jid))
      await page.reload()
      await expectOnline(page)
      await go(page, '#/')
      await expect(page.getByTestId('conversation-item')).toHaveCount(8)
      await take('chats')
      await go(page, `#/chat/${encodeURIComponent(JULIET)}`)
      await expect(page.getByText('The dog is more welcome than Mercutio')).toBeVisible()
      await take('conversation')
      await go(page, '#/contacts')
      await expect(page.getByText('tybalt@capulet.example')).toBeVisible()
      await take('people')
      await page.getByRole('button', { name: 'Add a contact' }).first().click()
      await expect(page.getByRole('dialog', { name: 'Add a contact' })).toBeVisible()
      await take('add-contact')
      await page.keyboard.press('Escape')
      await go(page, '#/settings/appearance')
      await expect(page.getByRole('heading', { name: 'Appearance' })).toBeVisible()
      await take('settings')
      await context.close()
    })
  }
}
