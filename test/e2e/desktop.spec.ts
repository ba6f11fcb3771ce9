/** The same program with a machine around it: links, menu, notices, the screen, and the headers of the desktop's own protocol. */
import type { Page } from '@playwright/test'
import { createVault, type Keychain } from '../../electron/vault.ts'
import { contentSecurityPolicy } from '../../server/web-headers.mjs'
import { chatRow, go, messageOf, openChat, write } from './chat.ts'
import { rowsOf } from './database.ts'
import { type DesktopShell, openDesktop } from './desktop-shell.ts'
import { tokenIn } from './inviting.ts'
import { expect, expectOnline, type Guest, test as people, signIn } from './people.ts'
import { answerServer, serverButton, toWays } from './server-pages.ts'

const INVITE = 'xmpp:juliet@verona.example?roster;preauth=s3cret-t0ken'

type Parts = Parameters<typeof openDesktop>[3]

/** Turns every byte over: enough to be told from what was put in. */
const turningKeychain: Keychain = {
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text) => Buffer.from(text).map((byte) => byte ^ 255),
  decryptStringAsync: async (bytes) => ({ result: Buffer.from(bytes.map((byte) => byte ^ 255)).toString() }),
}

/** A browser that shows the app as the desktop does. */
const test = people.extend<{ desktop(guest: Guest, parts?: Parts): Promise<DesktopShell> }>({
  desktop: async ({ house }, use) => {
    const open: DesktopShell[] = []
    const config = await (await fetch(new URL('config.json', house.web))).text()
    await use(async ({ context, page }, parts) => {
      const shell = await openDesktop(context, page, config, parts)
      open.push(shell)
      return shell
    })
    for (const shell of open) await shell.close()
  },
})

const said = <T>({ asked }: DesktopShell, channel: string) =>
  asked.filter((one) => one.channel === `tessera:${channel}`).map(({ argument }) => argument as T)
const card = (page: Page) => page.getByTestId('landing')

test('a link that started the program is shown as what it is, and its token stays in no address', async ({
  newGuest,
  desktop,
}) => {
  const guest = await newGuest()
  const seen: string[] = []
  guest.page.on('framenavigated', (frame) => seen.push(frame.url()))
  await desktop(guest, { argv: ['tessera', INVITE] })
  await expect(card(guest.page)).toContainText('juliet@verona.example')
  await expect.poll(() => guest.page.evaluate(() => window.location.hash)).toBe('#/invite')
  expect(seen[0]).not.toContain('preauth')
  expect(tokenIn(guest.page.url())).toBe('')
})

test('a link that comes later is shown, too, and the page is under the policy of every skin', async ({
  newGuest,
  desktop,
}) => {
  const guest = await newGuest()
  const headers = guest.page.waitForResponse(/index\.html$/)
  const shell = await desktop(guest)
  expect((await headers).headers()['content-security-policy']).toBe(contentSecurityPolicy)
  await expect.poll(() => said(shell, 'take-links')).toHaveLength(1)
  shell.shell.onStarted(INVITE)
  await expect(card(guest.page)).toContainText('juliet@verona.example')
  expect(guest.console.filter((line) => /Content.Security|Refused|uncaught/i.test(line))).toEqual([])
})

test('the page has the functions of the table, and no way around them', async ({ newGuest, desktop }) => {
  const guest = await newGuest()
  await desktop(guest)
  const found = await guest.page.evaluate(() => {
    const { desktop } = window as unknown as { desktop: Record<string, unknown> }
    return {
      kinds: [...new Set(Object.values(desktop).map((value) => typeof value))],
      frozen: Object.isFrozen(desktop),
      node: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
    }
  })
  expect(found).toEqual({ kinds: ['function'], frozen: true, node: [] })
  const refused = await guest.page.evaluate(async () => {
    const { desktop } = window as unknown as {
      desktop: Record<string, (argument: unknown) => Promise<unknown>>
    }
    const tries = [
      desktop.showCount?.(-1),
      desktop.wrap?.('text'),
      desktop.takeLinks?.('more'),
      desktop.changeHabits?.({ exec: 'x' }),
    ]
    return (await Promise.allSettled(tries)).map(({ status }) => status)
  })
  expect(refused).toEqual(['rejected', 'rejected', 'rejected', 'rejected'])
})

test('the menu of the system speaks the language of the page, and does what its keys do', async ({
  newGuest,
  newAccount,
  desktop,
}) => {
  const guest = await newGuest()
  const shell = await desktop(guest)
  await signIn(guest.page, await newAccount())
  await expect
    .poll(() => said<{ commands: { name: string }[] }>(shell, 'show-menu').at(-1)?.commands.length)
    .toBeGreaterThan(5)
  const entry = (label: string) =>
    shell
      .menu()
      .flatMap(({ submenu }) => submenu ?? [])
      .find((one) => one.label === label)
  await expect.poll(() => entry('Settings')).toBeDefined()
  entry('Settings')?.click?.()
  await expect(guest.page).toHaveURL(/#\/settings/)
  await guest.page.goto(`${shell.address}/index.html#/settings/appearance`)
  await guest.page.getByText('Deutsch', { exact: true }).click()
  await expect.poll(() => shell.menu().map(({ label }) => label)).toContain('Bearbeiten')
})

test('a notice of the system leads to its message, and what is new is counted in the tray', async ({
  newGuest,
  newAccount,
  alice,
  accounts,
  desktop,
}) => {
  const me = await newAccount('bob')
  await accounts.befriend(alice.jid, me.jid)
  const guest = await newGuest()
  const shell = await desktop(guest)
  await signIn(guest.page, me)
  await expectOnline(guest.page)
  await guest.page.goto(`${shell.address}/index.html#/settings/about`)
  // Nothing is told before that part of the program is here, which begins with the number.
  await expect.poll(() => shell.trayCounts.at(-1)).toBe(0)
  await signIn(alice.page, alice)
  await openChat(alice.page, me.jid)
  await write(alice.page, 'Look at your tray')
  const shown = () => said<{ tag: string; body: string }>(shell, 'show-notice')
  await expect.poll(() => shown().map(({ body }) => body)).toEqual(['Look at your tray'])
  await expect.poll(() => shell.trayCounts.at(-1)).toBe(1)
  await shell.tell({ type: 'notice-pressed', tag: shown()[0]?.tag ?? '' })
  await expect(guest.page.getByTestId('conversation')).toHaveAttribute('data-jid', alice.jid)
  await expect(messageOf(guest.page, 'Look at your tray')).toBeVisible()
  await expect.poll(() => shell.trayCounts.at(-1)).toBe(0)
  await expect(chatRow(guest.page, alice.jid)).toHaveAttribute('data-unread', '0')

  await guest.page.goto(`${shell.address}/index.html#/settings/about`)
  await write(alice.page, 'And answer there')
  await expect.poll(() => shown().at(-1)).toMatchObject({ body: 'And answer there', reply: 'Answer' })
  await shell.tell({ type: 'notice-answered', tag: shown().at(-1)?.tag ?? '', text: 'From the notice' })
  await expect(messageOf(alice.page, 'From the notice')).toBeVisible()
  await expect.poll(() => shell.trayCounts.at(-1)).toBe(0)
})

test('a code anywhere on the screen is found, and nothing is done with it', async ({ newGuest, desktop }) => {
  const guest = await newGuest()
  const { toBuffer } = await import('qrcode')
  let screens: Uint8Array[] = []
  const shell = await desktop(guest, { pictureScreens: async () => screens })
  await guest.page.goto(`${shell.address}/index.html#/scan`)
  const look = guest.page.getByRole('button', { name: 'Look at the screen' })
  await look.click()
  await expect(guest.page.getByText('Your screens could not be seen')).toBeVisible()
  screens = [
    new Uint8Array(await toBuffer(' ', { width: 20 })),
    new Uint8Array(await toBuffer(INVITE, { width: 600 })),
  ]
  await look.click()
  await expect(guest.page.getByTestId('scan-result')).toContainText('juliet@verona.example')
  expect(said(shell, 'picture-screens')).toHaveLength(2)
})

test('my server asks me in the browser of the system, which comes back here and keeps nothing of it', async ({
  newGuest,
  newAccount,
  desktop,
}) => {
  const [me, guest, browser] = await Promise.all([newAccount(), newGuest(), newGuest()])
  const shell = await desktop(guest)
  await toWays(guest.page, me.jid)
  await serverButton(guest.page).click()
  await expect.poll(() => shell.opened.length).toBe(1)
  await browser.page.goto(shell.opened[0] ?? '')
  await answerServer(browser.page, me)
  await expect(browser.page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/done$/)
  await expect(browser.page.getByRole('heading', { name: 'Back to Tessera' })).toBeVisible()
  await expectOnline(guest.page)
  expect(guest.context.pages()).toHaveLength(1)
})

test('a device comes in by another one though its server lets no page in, and what it signs in with is in the keychain', async ({
  alice,
  newGuest,
  desktop,
}) => {
  const guest = await newGuest()
  const shell = await desktop(guest, {
    vault: createVault(turningKeychain, 'darwin'),
  })
  const refused: string[] = []
  await guest.page.route(/\/oauth2\/|\/\.well-known\/oauth/, (route) => {
    refused.push(route.request().url())
    return route.abort()
  })
  await signIn(alice.page, alice)
  await toWays(guest.page, alice.jid)
  await guest.page.getByTestId('link-others').click()
  await guest.page.getByTestId('link-here').click()
  const code = guest.page.getByTestId('link-user-code')
  await expect(code).toBeVisible()
  const number = guest.page.getByTestId('link-number-shown')

  await go(alice.page, '#/settings/devices')
  await alice.page.getByTestId('link-device').click()
  await alice.page.getByTestId('link-code').fill(await code.innerText())
  await alice.page.keyboard.press('Enter')
  await alice.page.getByTestId('link-number').fill(await number.innerText())
  await alice.page.keyboard.press('Enter')
  const opening = alice.context.waitForEvent('page')
  await alice.page.getByTestId('link-approve').click()
  await answerServer(await opening, alice)
  await expectOnline(guest.page)
  expect(refused).toEqual([])
  expect(said<{ url: string }>(shell, 'ask-issuer').map(({ url }) => new URL(url).pathname)).toContain(
    '/oauth2/device',
  )

  const [credential] = await rowsOf<{ token: { key: object } }>(guest.page, 'credentials')
  expect(Object.keys(credential?.token.key ?? {}).sort()).toEqual(['extractable', 'wrapped'])
  const grants = await rowsOf<{ sealed: { wrapped?: true } }>(guest.page, 'grants')
  expect(grants.map(({ sealed }) => sealed.wrapped)).toEqual([true])
  await guest.page.reload()
  await expectOnline(guest.page)
  expect(said(shell, 'sign-with').length).toBeGreaterThan(1)
})

test('its habits are in the settings, and in the menu they are the same', async ({
  newGuest,
  newAccount,
  desktop,
}) => {
  const guest = await newGuest()
  const shell = await desktop(guest)
  await signIn(guest.page, await newAccount())
  await go(guest.page, '#/settings/desktop')
  await guest.page.getByText('Check spelling', { exact: true }).click()
  await guest.page.getByRole('group', { name: 'Dictionaries' }).getByText('German').click()
  await expect.poll(() => shell.spelling.at(-1)).toEqual([true, 'en-GB', ['de']])
  const box = () =>
    shell
      .menu()
      .flatMap(({ submenu }) => submenu ?? [])
      .find(({ label }) => label === 'Start when you log in')
  await expect.poll(box).toBeDefined()
  box()?.click?.()
  await expect(guest.page.getByRole('switch', { name: 'Start when you log in' })).toBeChecked()
  await expect(guest.page.getByText('No keychain is open')).toBeVisible()
})

test('a newer version is offered, and comes when it is wanted', async ({ newGuest, newAccount, desktop }) => {
  const guest = await newGuest()
  const shell = await desktop(guest)
  await signIn(guest.page, await newAccount())
  await shell.tell({ type: 'update', state: { status: 'offered', version: '9.9.9' } })
  await guest.page.getByRole('button', { name: 'Download it' }).click()
  await expect.poll(() => said(shell, 'load-update')).toHaveLength(1)
  await shell.tell({ type: 'update', state: { status: 'ready', version: '9.9.9' } })
  await expect(guest.page.getByText('Version 9.9.9 lies ready.')).toBeVisible()
  expect(said(shell, 'install-update')).toEqual([])
  await guest.page.getByRole('button', { name: 'Restart' }).click()
  await expect.poll(() => said(shell, 'install-update')).toHaveLength(1)
})
