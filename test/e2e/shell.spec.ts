/** The program is kept on the device: it opens without a network, and changes only whole, and when it is told to. */
import fs from 'node:fs'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { root } from '../../scripts/install.mjs'
import { chatRow, expectSent, go, messageOf, openChat, write } from './chat.ts'
import { makeOtherVersion } from './other-version.ts'
import { type OwnWeb, openOwnWeb } from './own-web.ts'
import { test as base, expect, expectOnline, fillSignIn, signIn } from './people.ts'

const BUILD = path.join(root, 'dist')

const test = base.extend<{ web: OwnWeb }>({
  web: async ({ house }, use) => {
    const web = await openOwnWeb(house, BUILD)
    await use(web)
    await web.goAway()
  },
})
test.use({ serviceWorkers: 'allow', friends: true })

/** All its files are here, and the worker answers for this page. */
const expectKept = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 30_000 })
    .toBe('activated')

/** Looks for a later version, and says what became of it. */
const askForVersion = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    const end = new Promise<string>((resolve) => {
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing
        worker?.addEventListener('statechange', () => {
          if (worker.state === 'installed' || worker.state === 'redundant') resolve(worker.state)
        })
      })
    })
    await registration.update()
    return end
  })

/** Of the build that this page is. */
const scriptOf = (page: Page) => page.locator('script[type=module]').first().getAttribute('src')

/** What a page knows until it is loaded anew. */
const remember = (page: Page) => page.evaluate(() => Object.assign(window, { wasHere: true }))
const remembers = (page: Page) => page.evaluate(() => 'wasHere' in window)

test('all that the program may come to fetch is on the list of what is kept', () => {
  const [list = '[]'] =
    /\[\{"integrity":.*?\}\]/s.exec(fs.readFileSync(path.join(BUILD, 'worker.js'), 'utf8')) ?? []
  const kept = (JSON.parse(list) as { url: string }[]).map(({ url }) => url)
  const assets = fs.readdirSync(path.join(BUILD, 'assets')).filter((name) => !name.endsWith('.map'))
  expect(assets.length).toBeGreaterThan(100)
  expect(assets.filter((name) => !kept.includes(`assets/${name}`))).toEqual([])
  expect(kept).toContain('index.html')
  expect(kept.filter((url) => url.startsWith('oauth.html') || url.startsWith('worker'))).toEqual([])
})

test('opens without a network after the browser was closed, shows what is here, and lets one write', async ({
  alice,
  bob,
  web,
}, testInfo) => {
  const begin = (offline: boolean) =>
    chromium.launchPersistentContext(testInfo.outputPath('browser'), {
      ...testInfo.project.use.launchOptions,
      locale: 'en-GB',
      serviceWorkers: 'allow',
      offline,
    })
  const evening = await begin(false)
  const page = await evening.newPage()
  await page.goto(web.url)
  await fillSignIn(page, alice)
  await expectOnline(page)
  await openChat(page, bob.jid)
  await write(page, 'See you tomorrow')
  await expectSent(page, 'See you tomorrow')
  await expectKept(page)
  await evening.close()
  await web.goAway()

  const morning = await begin(true)
  const opened = await morning.newPage()
  await opened.goto(web.url)
  await chatRow(opened, bob.jid).click()
  await expect(messageOf(opened, 'See you tomorrow')).toBeVisible()
  // Rooms that nobody was in yet.
  await go(opened, '#/settings/about')
  await expect(opened.getByText('0.1.0')).toBeVisible()
  await openChat(opened, bob.jid)
  await expect(opened.getByTestId('connection')).not.toHaveAttribute('data-status', 'online')
  await write(opened, 'It is tomorrow')
  await expect(messageOf(opened, 'It is tomorrow')).toHaveAttribute('data-state', 'sending')
  // What the deployment wants is known, too: by it the server is found.
  await morning.setOffline(false)
  await expectSent(opened, 'It is tomorrow')
  await morning.close()
})

test('a later version is offered, and applied in all windows without losing what is being written', async ({
  alice,
  bob,
  newAccount,
  accounts,
  web,
}, testInfo) => {
  const carol = await newAccount('carol')
  await accounts.befriend(alice.jid, carol.jid)
  const first = alice.page
  await first.goto(web.url)
  await signIn(first, alice)
  await openChat(first, bob.jid)
  await expectKept(first)
  const [second, third] = [await alice.context.newPage(), await alice.context.newPage()]
  for (const page of [second, third]) {
    await page.goto(web.url)
    await openChat(page, carol.jid)
  }
  await write(third, 'Said in a hury')
  await expectSent(third, 'Said in a hury')

  const later = testInfo.outputPath('later')
  const names = makeOtherVersion(BUILD, later)
  await web.comeBack(later)
  const old = await scriptOf(first)
  expect(await askForVersion(first)).toBe('installed')
  for (const page of [first, second, third]) await remember(page)
  // What is changed in a message that was sent is no draft: nothing keeps it.
  await third.getByTestId('composer').press('ArrowUp')
  await third.getByTestId('composer').fill('Said in a hurry')
  await second.getByTestId('composer').fill('To Carol, not')
  await first.getByTestId('composer').fill('To Bob, half a')
  await go(first, '#/settings/about')
  await first.getByTestId('restart').click()

  for (const [page, draft] of [
    [first, 'To Bob, half a'],
    [second, 'To Carol, not'],
  ] as const) {
    await expect.poll(() => remembers(page).catch(() => true)).toBe(false)
    if (page === first) await openChat(first, bob.jid)
    await expect(page.getByTestId('composer')).toHaveValue(draft)
    expect(await scriptOf(page)).toBe(old?.replace(/[^/]+$/, (name) => names.get(name) ?? ''))
  }
  // The third goes on as it was, with the files of the version that the web server has no more.
  expect(await remembers(third)).toBe(true)
  const gone = await third.evaluate((address) => fetch(address ?? '').then(({ ok }) => ok), old)
  expect(gone).toBe(true)
  expect((await fetch(new URL(old ?? '', web.url))).status).toBe(404)
  await third.getByTestId('composer').press('Enter')
  await expectSent(third, 'Said in a hurry')
  await go(third, '#/settings/about')
  await third.getByTestId('restart').click()
  await expect.poll(() => remembers(third).catch(() => true)).toBe(false)
  await expect(third.getByText(/^0\.1\.0$/)).toBeVisible()
  await expect(third.getByTestId('restart')).toHaveCount(0)
})

test('a version of which one file is not as it was made is never used; the switch takes all of it away', async ({
  newGuest,
  web,
}, testInfo) => {
  const { page } = await newGuest()
  await page.goto(web.url)
  await expectKept(page)
  const old = await scriptOf(page)

  const later = testInfo.outputPath('later')
  const names = makeOtherVersion(BUILD, later)
  const [spoilt = ''] = [...names.values()].filter((name) => /^Home-.*\.js$/.test(name))
  const file = path.join(later, 'assets', spoilt)
  const sound = fs.readFileSync(file)
  fs.appendFileSync(file, '\n;globalThis.wasTamperedWith = true\n')
  await web.comeBack(later)
  expect(await askForVersion(page)).toBe('redundant')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await scriptOf(page)).toBe(old)

  // Mended, it is taken by the only window at the next opening, without a word.
  fs.writeFileSync(file, sound)
  expect(await askForVersion(page)).toBe('installed')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await scriptOf(page)).not.toBe(old)

  const keeps = () =>
    page.evaluate(async () => {
      const [names, registrations] = await Promise.all([
        caches.keys(),
        navigator.serviceWorker.getRegistrations(),
      ])
      return names.length + registrations.length
    })
  expect(await keeps()).toBeGreaterThan(0)
  fs.copyFileSync(path.join(later, 'worker-off.js'), path.join(later, 'worker.js'))
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
  await expect.poll(keeps).toBe(0)
  web.config = { keepOffline: false }
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
