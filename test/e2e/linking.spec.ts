/** A second browser is let in by the first: through a real camera, by the typed code, and not by whoever has no number. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { mainDomain } from '../../server/prosody.mjs'
import { cameraFlags, writeFilm } from '../support/camera.ts'
import { otherDomain } from '../support/prosody.ts'
import { go } from './chat.ts'
import { type Browsing, expect, expectOnline, type Guest, signIn, test } from './people.ts'
import config from './playwright.config.ts'
import { answerServer, toWays } from './server-pages.ts'

const film = fileURLToPath(new URL('../../test-results/link-camera.y4m', import.meta.url))
const launch = config.use?.launchOptions

// The film is chosen when a browser is started: this file has one of its own.
test.use({ launchOptions: { ...launch, args: [...(launch?.args ?? []), ...cameraFlags(film)] } })

const show = (...scenes: (string | null)[]) => writeFilm(film, scenes)

test.beforeEach(() => {
  mkdirSync(path.dirname(film), { recursive: true })
  show(null)
})

interface Shown {
  link: string
  code: string
  number: string
}

/** What stands on the screen of the device that wants to come in. */
async function askToComeIn({ page }: Guest, web: string, jid: string): Promise<Shown> {
  await page.goto(web)
  await toWays(page, jid)
  await page.getByTestId('link-others').click()
  await page.getByTestId('link-here').click()
  await expect(page.getByTestId('link-qr')).toBeVisible()
  return {
    link: (await page.getByTestId('link-qr').getAttribute('data-text')) ?? '',
    code: await page.getByTestId('link-user-code').innerText(),
    number: await page.getByTestId('link-number-shown').innerText(),
  }
}

async function typeCode(page: Page, code: string) {
  await go(page, '#/settings/devices')
  await page.getByTestId('link-device').click()
  await page.getByTestId('link-code').fill(code)
  await page.keyboard.press('Enter')
}

/** Types the number, and resolves with the server's page that opens. */
async function approve({ page, context }: Browsing, number: string): Promise<Page> {
  await page.getByTestId('link-number').fill(number)
  await page.keyboard.press('Enter')
  const opening = context.waitForEvent('page')
  await page.getByTestId('link-approve').click()
  return opening
}

test('a second browser comes in through the camera of the first', async ({ alice, newGuest, house }) => {
  await signIn(alice.page, alice)
  const second = await newGuest()
  const { link, number } = await askToComeIn(second, house.web, alice.jid)
  // Whatever camera sees it: no password, no token, and nothing that opens anything by itself.
  expect(link).toMatch(/\/oauth2\/device\?user_code=[\w-]+#device=/)

  show(link)
  await alice.context.grantPermissions(['camera'])
  await go(alice.page, '#/scan')
  const card = alice.page.getByTestId('scan-result')
  await expect(card).toHaveAttribute('data-kind', 'device')
  await card.getByRole('button', { name: 'See what it wants' }).click()
  const sheet = alice.page.getByTestId('link-sheet')
  await expect(sheet).toContainText('as it calls itself')
  await expect(sheet).toContainText(alice.jid)
  // The code is in no address and no history of the first.
  expect(alice.page.url()).not.toContain('user_code')

  await answerServer(await approve(alice, number), alice)
  await expectOnline(second.page)
  await expect(second.page.getByTestId('link-qr')).toHaveCount(0)
  // It stays in by itself.
  await second.page.reload()
  await expectOnline(second.page)
  expect(
    await second.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage })),
  ).not.toMatch(/secret-token|device_code|eyJ/)
})

test('the typed code does the same, and both are in the list of the first', async ({
  alice,
  newGuest,
  house,
}) => {
  await signIn(alice.page, alice)
  const second = await newGuest()
  const { code, number } = await askToComeIn(second, house.web, alice.jid)
  await typeCode(alice.page, code.toLowerCase())
  await answerServer(await approve(alice, number), alice)
  await expectOnline(second.page)
  await alice.page.getByRole('button', { name: 'Done' }).click()
  await expect(alice.page.getByTestId('sign-in-session')).toHaveCount(2, { timeout: 45_000 })
})

test('without the number of the other screen nothing is opened', async ({ alice, newGuest, house }) => {
  await signIn(alice.page, alice)
  const { code, number } = await askToComeIn(await newGuest(), house.web, alice.jid)
  await typeCode(alice.page, code)
  const field = alice.page.getByTestId('link-number')
  for (const wrong of [1, 2, 3]) {
    await field.fill(String(((Number(number) - 10 + wrong) % 90) + 10))
    await alice.page.keyboard.press('Enter')
    if (wrong < 3) await expect(alice.page.getByText(/not the number of that code/)).toBeVisible()
  }
  await expect(alice.page.getByTestId('link-told')).toHaveAttribute('data-status', 'wrong-number')
  expect(alice.context.pages()).toHaveLength(1)
})

test('who is told no says so, and shows another code', async ({ alice, newGuest, house }) => {
  await signIn(alice.page, alice)
  const second = await newGuest()
  const { code, number } = await askToComeIn(second, house.web, alice.jid)
  await typeCode(alice.page, code)
  await answerServer(await approve(alice, number), alice, 'denied')
  await expect(second.page.getByTestId('link-over')).toHaveAttribute('data-status', 'denied')
  await second.page.getByRole('button', { name: 'Show another code' }).click()
  await expect(second.page.getByTestId('link-user-code')).not.toHaveText(code)
})

test('a code is good for one visit, and each minute there is another one', async ({
  alice,
  newGuest,
  house,
}) => {
  await signIn(alice.page, alice)
  const second = await newGuest()
  await second.page.clock.install()
  const { code, number } = await askToComeIn(second, house.web, alice.jid)
  await second.page.clock.fastForward(61_000)
  await expect(second.page.getByTestId('link-user-code')).not.toHaveText(code)

  // The one before is remembered for whoever read it in its last second.
  await typeCode(alice.page, code)
  const pages = await approve(alice, number)
  await expect(pages.locator('[name=username]')).toBeVisible()
  const again = await alice.context.newPage()
  await again.goto(`http://${mainDomain}:${new URL(house.websocket).port}/oauth2/device?user_code=${code}`)
  await expect(again.getByText('Incorrect or expired code')).toBeVisible()
  await answerServer(pages, alice)
  await expect
    .poll(async () => {
      await second.page.clock.fastForward(6000)
      return second.page
        .getByTestId('connection')
        .getAttribute('data-status', { timeout: 1000 })
        .catch(() => null)
    })
    .toBe('online')
})

test('it is not offered where the server does not let browsers ask', async ({
  newAccount,
  newGuest,
  house,
}) => {
  const closed = await newAccount('carla', otherDomain)
  const { page } = await newGuest()
  await page.goto(house.web)
  await toWays(page, closed.jid)
  // The server's own pages need no such permission.
  await expect(page.getByTestId('sign-in-server')).toBeVisible()
  await page.getByTestId('link-others').click()
  await expect(page.getByText(`${otherDomain} offers browsers no other way in.`)).toBeVisible()
  await expect(page.getByTestId('link-here')).toHaveCount(0)
})

test('the code of somebody else’s server is told as what it is', async ({ alice, house }) => {
  await signIn(alice.page, alice)
  await go(alice.page, '#/scan')
  const heard: string[] = []
  alice.context.on('request', (request) => heard.push(request.url()))
  await alice.page.getByTestId('scan-text').fill('https://elsewhere.example/device?user_code=ABCD-EFGH')
  await alice.page.getByRole('button', { name: 'See what it wants' }).click()
  await expect(alice.page.getByTestId('link-told')).toHaveAttribute('data-status', 'foreign')
  expect(heard.filter((url) => url.includes('elsewhere'))).toEqual([])
  expect(house.web).toBeTruthy()
})
