/**
 * The people of an end-to-end test. Each test that asks for `alice` and `bob` gets two new accounts, each with a browser
 * of their own (a context: own storage, own cookies), and whatever they print on the console.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { accountsOf, openShell } from '../../server/accounts.mjs'
import { mainDomain } from '../../server/prosody.mjs'
import { otherDomain, type Person } from '../support/prosody.ts'
import { RawStream } from '../support/raw-stream.ts'
import type { House } from './house.ts'

export { expect }

/** A browser of one's own: own storage, own cookies. */
export interface Guest {
  context: BrowserContext
  page: Page
  /** Everything that any page of this browser has written to the console, and errors nobody caught. */
  console: string[]
}

export interface Browsing extends Person, Guest {}

interface People {
  house: House
  /** The server's operator: registers, befriends, invites, disables. */
  accounts: ReturnType<typeof accountsOf>
  /** The operator of the other server. */
  accountsThere: ReturnType<typeof accountsOf>
  /** A new account, without a browser. */
  newAccount(name?: string, domain?: string): Promise<Person>
  /** A browser that has never seen the app, and shows nothing yet. */
  newGuest(): Promise<Guest>
  /** A new account with a browser that shows the app, not signed in. */
  newPerson(name?: string, domain?: string): Promise<Browsing>
  /** Whether Alice and Bob are contacts from the beginning; otherwise each is a stranger to the other. */
  friends: boolean
  alice: Browsing
  bob: Browsing
}

export const test = base.extend<People>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed
  house: async ({}, use) => {
    await use(JSON.parse(process.env.TESSERA_E2E ?? '{}') as House)
  },
  accounts: async ({ house }, use) => {
    await use(accountsOf(openShell(house.door)))
  },
  accountsThere: async ({ house }, use) => {
    await use(accountsOf(openShell(house.there.door)))
  },
  newAccount: async ({ accounts, accountsThere }, use) => {
    await use(async (name = 'person', domain = mainDomain) => {
      const user = `${name}-${randomBytes(4).toString('hex')}`
      const password = randomUUID()
      const operator = domain === otherDomain ? accountsThere : accounts
      await operator.register(user, domain, password)
      return { user, domain, jid: `${user}@${domain}`, password }
    })
  },
  newGuest: async ({ browser, house, contextOptions }, use) => {
    const contexts: BrowserContext[] = []
    await use(async () => {
      const context = await browser.newContext({ ...contextOptions, baseURL: house.web })
      contexts.push(context)
      const heard: string[] = []
      context.on('console', (message) => {
        // Playwright says so itself where workers are blocked.
        if (!message.text().startsWith('Service Worker registration blocked'))
          heard.push(`${message.type()}: ${message.text()}`)
      })
      context.on('weberror', (error) => heard.push(`uncaught: ${error.error().message}`))
      return { context, page: await context.newPage(), console: heard }
    })
    for (const context of contexts) await context.close()
  },
  newPerson: async ({ house, newAccount, newGuest }, use) => {
    await use(async (name, domain) => {
      const [account, guest] = await Promise.all([newAccount(name, domain), newGuest()])
      await guest.page.goto(house.web)
      return { ...account, ...guest }
    })
  },
  friends: [false, { option: true }],
  alice: async ({ newPerson }, use) => {
    await use(await newPerson('alice'))
  },
  bob: async ({ newPerson, friends, alice, accounts }, use) => {
    const bob = await newPerson('bob')
    if (friends) await accounts.befriend(alice.jid, bob.jid)
    await use(bob)
  },
})

/** Types address and password into the sign-in form; says nothing of what comes of it. */
export async function fillSignIn(page: Page, person: Pick<Person, 'jid' | 'password'>) {
  const { hash } = new URL(page.url())
  if (!hash.startsWith('#/sign-in')) await page.goto(new URL('#/sign-in', page.url()).href)
  await page.getByTestId('sign-in-address').fill(person.jid)
  await page.getByTestId('sign-in-continue').click()
  await page.getByTestId('sign-in-password').fill(person.password)
  await page.getByTestId('sign-in-submit').click()
}

export async function expectOnline(page: Page) {
  await expect(page.getByTestId('connection')).toHaveAttribute('data-status', 'online')
}

export async function signIn(page: Page, person: Pick<Person, 'jid' | 'password'>) {
  await fillSignIn(page, person)
  await expectOnline(page)
}

/** From now on the app finds this domain's server somewhere else: behind a bad network, or one of the test's own. */
export async function routeTo(context: BrowserContext, domain: string, websocket: string) {
  await context.route('**/config.json', (route) =>
    route.fulfill({ json: { servers: { [domain]: { websocket } }, defaultDomain: domain } }),
  )
}

/** The same person on another device, as plain XML. */
export const rawStream = (house: House, person: Person, resource?: string) =>
  RawStream.signIn(
    person.domain === otherDomain
      ? house.there.websocket
      : house.websocket.replace(mainDomain, person.domain),
    person,
    resource,
  )
