/** A list that others keep, and what may act for an account, screen by screen: sound for axe, whole in German and in Arabic. */
import type { Page } from '@playwright/test'
import ar from '../../src/i18n/ar/house.json' with { type: 'json' }
import de from '../../src/i18n/de/house.json' with { type: 'json' }
import en from '../../src/i18n/en/house.json' with { type: 'json' }
import { makeGrant } from '../support/oauth-grant.ts'
import { contactRow, expectSent, go, openChat, write } from './chat.ts'
import { putRows, rowsOf } from './database.ts'
import type { House } from './house.ts'
import { expectFits, expectSound } from './looking.ts'
import { type Browsing, expect, expectOnline, rawStream, signIn, test } from './people.ts'

test.describe.configure({ timeout: 480_000 })

const MANAGED = 'managed.localhost'
const LONG = 'The association for the preservation of old kilns, ovens and chimneys in the valley'

type Visit = (page: Page, screen: string) => Promise<void>

interface Scene {
  anna: Browsing
  /** Address of somebody who is there to be written to. */
  ben: string
  house: House
  words: typeof en
  visit: Visit
}

const keep = async (house: House, { user }: Browsing, people: Record<string, string>) => {
  const lists = Object.entries(people).map(([jid, name]) => [jid, { name, groups: ['Team'] }])
  const body = JSON.stringify(Object.fromEntries(lists))
  expect((await fetch(house.contacts.replace('%s', user), { method: 'PUT', body })).status).toBe(200)
}

async function visitList({ anna, ben, house, words: { managed, timeline }, visit }: Scene) {
  const { page, jid } = anna
  const carl = `carl@${MANAGED}`
  await keep(house, anna, { [ben]: 'Ben', [carl]: LONG })
  await go(page, '#/contacts')
  await expect(contactRow(page, carl)).toBeVisible()
  await visit(page, 'the list')
  const [account] = await rowsOf<{ jid: string }>(page, 'accounts')
  await putRows(page, { accounts: [{ ...account, undone: [ben, carl] }] })
  await page.reload()
  await expectOnline(page)
  await expect(page.getByRole('button', { name: managed.understood })).toBeVisible()
  await visit(page, 'changes that did not hold')
  await page.getByRole('button', { name: managed.understood }).click()

  await openChat(page, ben)
  await write(page, 'Is the kiln warm?')
  await expectSent(page, 'Is the kiln warm?')
  const more = new RegExp(`^${timeline.menu.replace('{{name}}', '')}`)
  await page.getByTestId('conversation').getByRole('button', { name: more }).click()
  await page.getByRole('menuitem', { name: managed.ownName }).click()
  await expect(page.getByRole('textbox', { name: managed.alias })).toBeVisible()
  await visit(page, 'names and groups of one’s own')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await keep(house, anna, {})
  await expect(page.getByTestId('left-list')).toBeVisible()
  // What the button is called stands beside it as long as it is the one that a key would press.
  await page.getByTestId('composer').focus()
  await visit(page, 'a chat with somebody who has left')

  await go(page, `#/invite/${encodeURIComponent(`xmpp:${jid.replace('anna', 'dora')}?roster;preauth=abc`)}`)
  await expect(page.getByTestId('landing')).toHaveAttribute('data-situation', 'managed')
  await visit(page, 'an invite')
}

async function visitDevices({ anna, house, words: { sessions }, visit }: Scene) {
  const { page } = anna
  await rawStream(house, anna, 'old-program')
  await makeGrant(`http://${MANAGED}:${new URL(house.websocket).port}`, anna, LONG)
  await go(page, '#/settings/devices')
  await expect(page.getByTestId('sign-in-session')).toHaveCount(3)
  await visit(page, 'what may act')
  await page.locator('[data-kind="program"]').getByRole('button').click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await visit(page, 'end a program?')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await page.getByRole('button', { name: sessions.endOthers }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: sessions.endOthers }).click()
  await expect(page.getByRole('alertdialog').getByRole('alert')).toBeVisible()
  await visit(page, 'one that knows the password')
  await page.getByRole('alertdialog').getByRole('button', { name: sessions.password.change }).click()
  await expect(page.getByTestId('change-password')).toBeVisible()
  await visit(page, 'another password')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('change-password')).toHaveCount(0)
  await page.getByTestId('give-access').click()
  await expect(page.getByTestId('program-name')).toBeVisible()
  await visit(page, 'access for a program')
}

const LOOKS = [
  { title: 'in German, all is whole', locale: 'de-DE', words: de, visit: expectFits },
  { title: 'in Arabic, axe finds nothing', locale: 'ar', words: ar, visit: expectSound },
]

for (const { title, locale, words, visit } of LOOKS)
  test.describe(title, () => {
    test.use({ locale, viewport: { width: 360, height: 780 } })
    test('a list that others keep, and what may act', async ({ newPerson, newAccount, house }) => {
      const anna = await newPerson('anna', MANAGED)
      const { jid: ben } = await newAccount('ben', MANAGED)
      const scene: Scene = { anna, ben, house, words: words as typeof en, visit }
      await signIn(anna.page, anna)
      await visitList(scene)
      await visitDevices(scene)
    })
  })
