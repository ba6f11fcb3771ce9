/** Signing in on the server's own pages: Prosody's, with a person who answers them. */
import type { BrowserContext } from '@playwright/test'
import { go } from './chat.ts'
import { rowsOf } from './database.ts'
import { expectNoSecret } from './find-secrets.ts'
import { expectIn, landing, openLink } from './inviting.ts'
import { overhearGrants, refresh, secretsOf, send } from './overhear-grants.ts'
import { expect, expectOnline, test } from './people.ts'
import {
  answerServer,
  blockWindows,
  openServerWindow,
  problem,
  serverButton,
  signInAtServer,
  toWays,
} from './server-pages.ts'

test('D6.3 I am asked by my server in a window beside, and am in; no code, token or verifier stays anywhere', async ({
  alice,
}) => {
  const heard = overhearGrants(alice.context)
  const told: string[] = []
  alice.page.on('request', (request) => told.push(request.url()))
  await signInAtServer(alice)
  await expectOnline(alice.page)
  expect(heard.registrations).toMatchObject([
    { client_name: 'Tessera', application_type: 'native', software_version: expect.any(String) },
  ])
  await expect.poll(() => heard.given.length).toBe(1)
  expect(secretsOf(heard)).toHaveLength(4)
  await expectNoSecret(alice, secretsOf(heard), told)
  await expect.poll(() => alice.context.pages()).toHaveLength(1)

  await alice.page.reload()
  await expectOnline(alice.page)
  await expectNoSecret(alice, secretsOf(heard), told)
  // The server's own token does it from here on.
  expect(heard.asked).toHaveLength(1)
})

test('by the whole page where no window opens; back where I was, with nothing in the history', async ({
  alice,
}) => {
  const heard = overhearGrants(alice.context)
  await blockWindows(alice.page)
  await toWays(alice.page, alice.jid)
  await serverButton(alice.page).click()
  await expect(problem(alice.page)).toHaveAttribute('data-status', 'window-blocked')
  await alice.page.getByRole('button', { name: 'Open it on this page' }).click()
  await answerServer(alice.page, alice)
  await expectOnline(alice.page)
  await expect(alice.page).toHaveURL(/#\/$/)
  await expect.poll(() => heard.given.length).toBe(1)
  await expectNoSecret(alice, secretsOf(heard), [])
  await alice.page.reload()
  await expectOnline(alice.page)
  expect(heard.asked).toHaveLength(1)
})

test('an invite that lies open is gone on with after the whole page was away', async ({
  alice,
  bob,
  accounts,
}) => {
  await blockWindows(alice.page)
  await openLink(alice.page, await accounts.invite(bob.jid))
  await landing(alice.page).getByRole('button', { name: 'I already have an account' }).click()
  await alice.page.getByTestId('sign-in-address').fill(alice.jid)
  await alice.page.getByTestId('sign-in-continue').click()
  await serverButton(alice.page).click()
  await alice.page.getByRole('button', { name: 'Open it on this page' }).click()
  await answerServer(alice.page, alice)
  await expectIn(alice.page, bob.jid)
})

test('a code that somebody else has used opens nothing', async ({ alice }) => {
  const heard = overhearGrants(alice.context)
  // Whoever gets hold of it spends it, and has no verifier.
  await alice.context.route('**/oauth2/token', async (route) => {
    const body = new URLSearchParams(route.request().postData() ?? '')
    body.set('code_verifier', 'x'.repeat(43))
    expect((await send(route.request().url(), body)).status).toBe(400)
    await route.continue()
  })
  await signInAtServer(alice)
  await expect(problem(alice.page)).toHaveAttribute('data-status', 'over')
  expect(await rowsOf(alice.page, 'accounts')).toEqual([])
  expect(heard.given).toEqual([])
  await alice.context.unroute('**/oauth2/token')
  const window = await openServerWindow(alice.page)
  await answerServer(window, alice)
  await expectOnline(alice.page)
})

test('a no on the server’s page is told, keeps the password at hand, and can be thought over', async ({
  alice,
}) => {
  await toWays(alice.page, alice.jid)
  await answerServer(await openServerWindow(alice.page), alice, 'denied')
  await expect(problem(alice.page)).toHaveAttribute('data-status', 'denied')
  await expect(alice.page.getByTestId('sign-in-password')).toBeVisible()
  expect(await rowsOf(alice.page, 'accounts')).toEqual([])
  await answerServer(await openServerWindow(alice.page), alice)
  await expectOnline(alice.page)
})

test('pages that are down, that let no web page ask them, or do not want to know us: each is said, and the password works', async ({
  alice,
}) => {
  const { page, context } = alice
  const cors = { 'access-control-allow-origin': '*' }
  await toWays(page, alice.jid)
  const tries = async (path: string, status: string, answer: Parameters<BrowserContext['route']>[1]) => {
    await context.route(path, answer)
    const window = await openServerWindow(page)
    await expect(problem(page)).toHaveAttribute('data-status', status)
    // A window that waits for nothing does not stay.
    await expect.poll(() => window.isClosed()).toBe(true)
    await context.unroute(path)
  }
  const metadata = '**/.well-known/oauth-authorization-server'
  await tries(metadata, 'pages-down', (route) => route.abort('connectionrefused'))
  const closed = { 'access-control-allow-origin': 'https://padua.example' }
  await tries(metadata, 'closed-to-pages', (route) => route.fulfill({ headers: closed, json: {} }))
  await tries(metadata, 'not-trusted', (route) =>
    route.fulfill({ headers: cors, json: { issuer: 'https://padua.example' } }),
  )
  await tries('**/oauth2/register', 'registration-refused', (route) =>
    route.fulfill({ status: 400, headers: cors, json: { error: 'invalid_client_metadata' } }),
  )
  await page.getByTestId('sign-in-password').fill(alice.password)
  await page.getByTestId('sign-in-submit').click()
  await expectOnline(page)
})

test('a window that I close is noticed, and costs nothing', async ({ alice }) => {
  await toWays(alice.page, alice.jid)
  const window = await openServerWindow(alice.page)
  await expect(alice.page.getByTestId('sign-in-there')).toBeVisible()
  await window.close()
  await expect(problem(alice.page)).toHaveAttribute('data-status', 'window-closed')
  await answerServer(await openServerWindow(alice.page), alice)
  await expectOnline(alice.page)
})

test('D6.5 another account than I typed is told; nothing is kept of either before I say so', async ({
  alice,
  newAccount,
}) => {
  const other = await newAccount('amelia')
  const { page } = alice
  const heard = overhearGrants(alice.context)
  await toWays(page, alice.jid)
  await answerServer(await openServerWindow(page), other)
  const question = page.getByTestId('sign-in-another')
  await expect(question).toContainText(other.jid)
  await expect(question).toContainText(alice.jid)
  expect(await rowsOf(page, 'accounts')).toEqual([])
  expect(await rowsOf(page, 'credentials')).toEqual([])
  await question.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByTestId('sign-in-password')).toBeVisible()
  await expect.poll(() => rowsOf(page, 'grants')).toEqual([])

  // Gone without a word: what was given is of no use to anybody.
  await answerServer(await openServerWindow(page), other)
  await expect(question).toBeVisible()
  await expect.poll(() => heard.given.length).toBe(2)
  await page.reload()
  await expect.poll(() => rowsOf(page, 'grants')).toEqual([])
  for (const { refresh: kept } of heard.given)
    expect((await refresh(heard, kept ?? '')).text).toContain('invalid_grant')

  await toWays(page, alice.jid)
  await answerServer(await openServerWindow(page), other)
  await question.getByRole('button', { name: `Go on as ${other.jid}` }).click()
  await expectOnline(page)
  expect(await rowsOf<{ jid: string }>(page, 'accounts')).toMatchObject([{ jid: other.jid }])
})

test('D6.3 what was brought back once, or was never asked for, opens nothing', async ({ alice }) => {
  const heard = overhearGrants(alice.context)
  await signInAtServer(alice)
  await expectOnline(alice.page)
  const again = await alice.context.newPage()
  for (const url of [heard.returns[0] ?? '', `${(heard.returns[0] ?? '').split('?')[0]}?code=x&state=y`]) {
    await again.goto(url)
    await expect(again.getByRole('heading', { name: 'This way back is closed' })).toBeVisible()
    expect(again.url()).not.toContain('?')
  }
  expect(heard.asked).toHaveLength(1)
})

test('a server without pages of its own shows nothing of them, and the password is there at once', async ({
  newPerson,
}) => {
  const old = await newPerson('olga', 'classic.localhost')
  const asking = old.page.waitForEvent('websocket')
  await toWays(old.page, old.jid)
  const asked = await asking
  // The server has been asked when that stream is closed again.
  await expect.poll(() => asked.isClosed()).toBe(true)
  await expect(serverButton(old.page)).toHaveCount(0)
  await old.page.getByTestId('sign-in-password').fill(old.password)
  await old.page.getByTestId('sign-in-submit').click()
  await expectOnline(old.page)
})

test('D6.1 a deployment that prefers it asks for the address alone, and the password is one click away', async ({
  alice,
}) => {
  const { page, context } = alice
  await context.route('**/config.json', async (route) => {
    const config = (await (await route.fetch()).json()) as object
    await route.fulfill({ json: { ...config, oauth: { prefer: true } } })
  })
  await page.reload()
  await go(page, '#/sign-in')
  await page.getByTestId('sign-in-address').fill(alice.jid)
  await page.getByTestId('sign-in-continue').click()
  await expect(serverButton(page)).toHaveText(`Continue at ${alice.domain}`)
  await expect(page.getByTestId('sign-in-password')).toHaveCount(0)
  await page.getByTestId('sign-in-use-password').click()
  await page.getByTestId('sign-in-password').fill(alice.password)
  await page.getByTestId('sign-in-submit').click()
  await expectOnline(page)
})
