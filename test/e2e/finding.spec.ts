/** Finding: words, people, a day of long ago; and landing there, wherever in history that is. */
import type { Page } from '@playwright/test'
import { messageOf, openChat, write } from './chat.ts'
import { storedChat } from './database.ts'
import type { House } from './house.ts'
import { expectFits, expectSound, still } from './looking.ts'
import { rememberTalk } from './old-talk.ts'
import { type Browsing, expect, signIn, test } from './people.ts'

test.describe.configure({ timeout: 240_000 })

const COUNT = 1500
const HOUR = 3_600_000
const word = (index: number) => `old words, number ${index}`
const searchField = (page: Page) =>
  page.getByRole('main').getByRole('searchbox', { name: 'Search', exact: true })

interface Setting {
  house: House
  accounts: { befriend(jid: string, other: string): Promise<unknown> }
  alice: Browsing
  bob: Browsing
}

async function withOldTalk({ house, accounts, alice, bob }: Setting) {
  await accounts.befriend(alice.jid, bob.jid)
  await rememberTalk(house, alice, bob, COUNT)
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  await expect(messageOf(alice.page, word(COUNT))).toBeVisible()
}

/** The message is lit, in sight, and has the focus. */
async function expectLanded(page: Page, text: string) {
  await expect(messageOf(page, text)).toBeInViewport()
  await expect(messageOf(page, text)).toBeFocused()
}

test('words are found as I type them, and lead to their place', async ({ house, accounts, alice, bob }) => {
  await withOldTalk({ house, accounts, alice, bob })
  const { page } = alice
  await expect.poll(async () => (await storedChat(page, bob.jid)).length).toBeGreaterThan(200)
  await page.keyboard.press('ControlOrMeta+k')
  await expect(searchField(page)).toBeFocused()
  await page.keyboard.type('NUMBER 1388')
  await expect(page.getByRole('heading', { name: '1 message', exact: true })).toBeVisible()
  await expectSound(page, 'found messages')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expectLanded(page, word(1388))
  await page.getByTestId('jump-to-latest').click()
  await expect(messageOf(page, word(COUNT))).toBeInViewport()
  // What the server cannot do is said, not hidden.
  await searchField(page).fill('number 149999')
  await page.getByRole('button', { name: 'Look for more on the server' }).click()
  await expect(page.getByText('Your server cannot look for words.', { exact: false })).toBeVisible()
  expect(alice.console).toEqual([])
})

test('a day of long ago is fetched and shown, and the way back leads to now', async ({
  house,
  accounts,
  alice,
  bob,
}) => {
  await withOldTalk({ house, accounts, alice, bob })
  const { page } = alice
  await page.getByRole('button', { name: /^More about/ }).click()
  await page.getByRole('menuitem', { name: 'Go to a date' }).click()
  const dialog = page.getByRole('dialog', { name: 'Go to a date' })
  await expect(dialog).toBeVisible()
  await expectSound(page, 'which day')
  await expectFits(page, 'which day')
  await dialog.getByRole('button', { name: 'Previous' }).click()
  await still(page)
  const days = dialog.getByRole('gridcell').getByRole('button', { disabled: false })
  const day = days.getByText('15', { exact: true }).first()
  await day.click()
  // The first message of that day, by the clock of the browser.
  const first = await page.evaluate(() => {
    const now = new Date()
    return new Date(now.getFullYear(), now.getMonth() - 1, 15).getTime()
  })
  const last = (await storedChat(page, bob.jid)).find(({ body }) => body === word(COUNT))?.time ?? 0
  const index = Array.from({ length: COUNT }, (_, at) => at + 1).find(
    (at) => last - (COUNT - at) * HOUR >= first,
  )
  await expectLanded(page, word(index ?? 0))
  await expect
    .poll(async () => (await storedChat(page, bob.jid)).some(({ body }) => body === word(index ?? 0)))
    .toBe(true)
  // Nothing jumps while what stands around it comes.
  const top = await messageOf(page, word(index ?? 0)).evaluate(
    (element) => element.getBoundingClientRect().top,
  )
  await expect(messageOf(page, word((index ?? 0) - 3))).toBeVisible()
  expect(
    Math.abs(
      (await messageOf(page, word(index ?? 0)).evaluate((one) => one.getBoundingClientRect().top)) - top,
    ),
  ).toBeLessThan(2)
  // What one writes from there is seen at the end.
  await write(page, 'Do you remember?')
  await expect(messageOf(page, 'Do you remember?')).toBeInViewport()
  expect(alice.console).toEqual([])
})

test('in a chat, one goes from one place to the next', async ({ house, accounts, alice, bob }) => {
  await withOldTalk({ house, accounts, alice, bob })
  const { page } = alice
  await expect.poll(async () => (await storedChat(page, bob.jid)).length).toBeGreaterThan(200)
  await page.getByTestId('composer').press('ControlOrMeta+f')
  const field = page.getByRole('searchbox', { name: 'Search in this chat' })
  await expect(field).toBeFocused()
  // Number 147 is one of them where all of the past has come.
  await field.fill('number 147')
  await expect(page.getByText(/^1 of 1[01]$/)).toBeVisible()
  await expect(messageOf(page, word(1479))).toBeInViewport()
  await field.press('Enter')
  await expect(page.getByText(/^2 of 1[01]$/)).toBeVisible()
  await expect(messageOf(page, word(1478))).toBeInViewport()
  await expect(field).toBeFocused()
  await expectSound(page, 'search in a chat')
  await page.setViewportSize({ width: 360, height: 640 })
  await expectFits(page, 'search in a chat')
  await field.fill('')
  await field.press('Escape')
  await expect(field).toHaveCount(0)
  expect(alice.console).toEqual([])
})
