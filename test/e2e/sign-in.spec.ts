/** Coming in: by every way that works, and what is said when one does not. */
import type { BrowserContext, Page } from '@playwright/test'
import { chatRow, expectSent, go, messageOf, openChat, write } from './chat.ts'
import { rowsOf } from './database.ts'
import { type Browsing, expect, expectOnline, fillSignIn, signIn, test } from './people.ts'

const address = (page: Page) => page.getByRole('textbox', { name: 'Address', exact: true })
const password = (page: Page) => page.getByLabel('Password', { exact: true })

async function lookUp(page: Page, text: string) {
  await go(page, '#/sign-in')
  await address(page).fill(text)
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** What the web says of a domain that has no server behind it, in these tests. */
async function web(context: BrowserContext, domain: string, answer: { https: boolean; http: boolean }) {
  for (const scheme of ['https', 'http'] as const)
    await context.route(`${scheme}://${domain}/**`, (route) =>
      answer[scheme]
        ? route.fulfill({ status: 404, headers: { 'access-control-allow-origin': '*' }, body: '' })
        : route.abort('namenotresolved'),
    )
}

test('I come in by address and password, and by keyboard alone', async ({ alice }) => {
  const { page } = alice
  await expect(page.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
  const toFocus = async (name: RegExp) => {
    for (let presses = 0; presses < 20; presses++) {
      await page.keyboard.press('Tab')
      const focused = page.locator(':focus')
      if (name.test((await focused.textContent()) ?? '')) return
    }
    throw new Error(`Tab never came to ${name}`)
  }
  await toFocus(/I have an account/)
  await page.keyboard.press('Enter')
  await expect(address(page)).toBeFocused()
  await page.keyboard.type(alice.jid)
  await page.keyboard.press('Enter')
  await expect(password(page)).toBeFocused()
  await page.keyboard.type(alice.password)
  await page.keyboard.press('Enter')
  await expectOnline(page)
  await expect(page).toHaveURL(/#\/$/)
})

test('my name is enough where a deployment has a domain', async ({ alice }) => {
  await lookUp(alice.page, alice.user)
  await expect(alice.page.getByText(alice.domain, { exact: false }).first()).toBeVisible()
  await password(alice.page).fill(alice.password)
  await alice.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expectOnline(alice.page)
})

test('a wrong password is said to be wrong, and the right one lets me in after all', async ({ alice }) => {
  await fillSignIn(alice.page, { jid: alice.jid, password: 'not-this-one' })
  await expect(alice.page.getByText(`${alice.domain} did not accept this password.`)).toBeVisible()
  await expect(password(alice.page)).toBeFocused()
  await password(alice.page).fill(alice.password)
  await alice.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expectOnline(alice.page)
})

test('a name that nobody has is answered like a wrong password', async ({ alice }) => {
  await fillSignIn(alice.page, { jid: `nobody-at-all@${alice.domain}`, password: 'any' })
  await expect(alice.page.getByText('did not accept this password')).toBeVisible()
  expect(await rowsOf(alice.page, 'accounts')).toEqual([])
})

test('what is no address, and a server that does not exist, are told apart', async ({ alice }) => {
  const { page, context } = alice
  await lookUp(page, 'two words@here')
  await expect(page.getByText('An address has a name, an @ and a server')).toBeVisible()
  await web(context, 'nowhere.example', { https: false, http: false })
  await lookUp(page, 'anna@nowhere.example')
  await expect(page.getByText('No server answers at nowhere.example.')).toBeVisible()
  await expect(address(page)).toHaveValue('anna@nowhere.example')
})

test('a certificate that the browser does not trust is called that', async ({ alice }) => {
  await web(alice.context, 'odd.localhost', { https: false, http: true })
  await lookUp(alice.page, 'anna@odd.localhost')
  await expect(alice.page.getByText('this browser does not trust its certificate')).toBeVisible()
  await expect(alice.page.getByRole('link', { name: 'Open odd.localhost in a new tab' })).toHaveAttribute(
    'href',
    'https://odd.localhost/',
  )
})

test('where a server does not say how browsers reach it, I can type it', async ({ alice, house }) => {
  const { page, context } = alice
  await context.route('**/config.json', (route) => route.fulfill({ status: 404, body: '' }))
  await web(context, alice.domain, { https: true, http: true })
  await page.reload()
  await lookUp(page, alice.jid)
  await expect(page.getByText('does not say how a browser can reach it')).toBeVisible()
  const endpoint = page.getByRole('textbox', { name: 'Address for browsers' })
  await endpoint.fill('ws://chat.example/ws')
  await page.getByRole('button', { name: 'Try this one' }).click()
  await expect(page.getByText('so nothing was sent')).toBeVisible()
  await endpoint.fill(house.websocket)
  await page.getByRole('button', { name: 'Try this one' }).click()
  await password(page).fill(alice.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expectOnline(page)
})

test('offline I am told so, and come in by itself when I am back', async ({ alice }) => {
  const { page, context } = alice
  await lookUp(page, alice.jid)
  await password(page).fill(alice.password)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('You are offline.')).toBeVisible()
  await context.setOffline(false)
  await expectOnline(page)
})

test('an account that its server has closed is not asked for its password again', async ({
  alice,
  accounts,
}) => {
  await accounts.disable(alice.jid)
  await fillSignIn(alice.page, alice)
  await expect(alice.page.getByText('has closed this account for now')).toBeVisible()
  await alice.page.getByRole('button', { name: 'Use another address' }).click()
  await expect(address(alice.page)).toBeVisible()
})

for (const domain of ['classic.localhost', 'bare.localhost']) {
  test(`we talk on ${domain}, which knows only the old ways`, async ({ newPerson, accounts }) => {
    const anna = await newPerson('anna', domain)
    const ben = await newPerson('ben', domain)
    await accounts.befriend(anna.jid, ben.jid)
    await signIn(anna.page, anna)
    await signIn(ben.page, ben)
    await openChat(anna.page, ben.jid)
    await write(anna.page, 'As in old times')
    await expectSent(anna.page, 'As in old times')
    await chatRow(ben.page, anna.jid).click()
    await expect(messageOf(ben.page, 'As in old times')).toBeVisible()
    // No token, and no password is kept: after a reload everything is still here, and the password is asked for.
    await anna.page.reload()
    await expect(messageOf(anna.page, 'As in old times')).toBeVisible()
    await signInAgain(anna, anna.password)
    await write(ben.page, 'Welcome back')
    await expect(messageOf(anna.page, 'Welcome back')).toBeVisible()
  })
}

test('D5.7 when my password was changed elsewhere, I sign in again with everything still on screen', async ({
  alice,
  bob,
  accounts,
}) => {
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  await write(alice.page, 'Still here')
  await expectSent(alice.page, 'Still here')
  await accounts.changePassword(alice.jid, 'a-new-password')
  await alice.page.reload()
  await expect(alice.page.getByText('Please sign in again.')).toBeVisible()
  await expect(alice.page.getByTestId('connection')).toHaveAttribute('data-status', 'blocked')
  await expect(messageOf(alice.page, 'Still here')).toBeVisible()
  await expect.poll(() => rowsOf(alice.page, 'credentials')).toEqual([])
  await signInAgain(alice, 'a-new-password')
  await expect(messageOf(alice.page, 'Still here')).toBeVisible()
  await alice.page.reload()
  await expectOnline(alice.page)
})

async function signInAgain({ page }: Browsing, secret: string) {
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  const sheet = page.getByRole('dialog', { name: 'Sign in again' })
  await sheet.getByLabel('Password', { exact: true }).fill(secret)
  await sheet.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expectOnline(page)
  await expect(sheet).toHaveCount(0)
}

interface Credential {
  token: { expiry: number }
}

test('D5.6 my token is renewed while it is used, and D5.7 my password is asked for once it has expired', async ({
  newPerson,
}) => {
  const anna = await newPerson('anna', 'brief.localhost')
  const expiry = async () => (await rowsOf<Credential>(anna.page, 'credentials'))[0]?.token.expiry ?? 0
  await signIn(anna.page, anna)
  await expect.poll(expiry).toBeGreaterThan(0)
  const first = await expiry()
  await expect
    .poll(
      async () => {
        await anna.page.reload()
        await expectOnline(anna.page)
        return expiry()
      },
      { intervals: [500] },
    )
    .toBeGreaterThan(first)
  const last = await expiry()
  await expect.poll(() => Date.now(), { intervals: [200] }).toBeGreaterThan(last)
  await anna.page.reload()
  await expect(anna.page.getByText('Please sign in again.')).toBeVisible()
  await signInAgain(anna, anna.password)
})

test('a link with a password in it is refused, and nothing of it stays', async ({ alice }) => {
  await go(alice.page, `#/sign-in?address=${encodeURIComponent(alice.jid)}&password=hunter2`)
  await expect(alice.page.getByText('The link that brought you here held a password.')).toBeVisible()
  await expect(alice.page).not.toHaveURL(/hunter2/)
})
