/** No password and no token can be found anywhere that a script, a person at the desk or a log can read. */
import type { BrowserContext, Page } from '@playwright/test'
import { chatRow, expectSent, go, openChat, openSettings, write } from './chat.ts'
import { cutLine } from './cut-line.ts'
import { expectNoSecret } from './find-secrets.ts'
import {
  closeSheet,
  expectContacts,
  expectIn,
  join,
  landing,
  newName,
  openLedger,
  openLink,
  PASSWORD,
  tokenIn,
} from './inviting.ts'
import { overhear } from './overhear.ts'
import { expect, expectOnline, fillSignIn, signIn, test } from './people.ts'

test.describe.configure({ retries: 0 })

/** The tokens that the server really gives out, read from the wire. */
function overhearTokens(context: BrowserContext): string[] {
  const tokens: string[] = []
  const listen = (page: Page) =>
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        const token = /<token [^>]*token=['"]([^'"]+)['"]/.exec(String(payload))?.[1]
        if (token) tokens.push(token)
      }),
    )
  for (const page of context.pages()) listen(page)
  context.on('page', listen)
  return tokens
}

test('D5.9 no password and no token can be read anywhere', async ({ alice, bob }) => {
  const tokens = overhearTokens(alice.context)
  const told: string[] = []
  alice.context.on('request', (request) => told.push(request.url(), JSON.stringify(request.headers())))
  const secrets = () => [
    alice.password,
    `\0${alice.user}\0${alice.password}`,
    ...tokens,
    ...tokens.map((token) => token.replace(/^secret-token:/, '')),
  ]
  await signIn(alice.page, alice)
  await expect.poll(() => tokens.length).toBeGreaterThan(0)
  await expectNoSecret(alice, secrets(), told)

  await openChat(alice.page, bob.jid)
  await write(alice.page, 'I have a secret')
  await expectSent(alice.page, 'I have a secret')
  await alice.page.reload()
  await expectOnline(alice.page)
  await expect(chatRow(alice.page, bob.jid)).toBeVisible()
  for (const section of ['appearance', 'account', 'about']) {
    await openSettings(alice.page, section)
    await expect(alice.page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectNoSecret(alice, secrets(), told)
  }

  const found = await expectNoSecret(alice, secrets(), told)
  // The search looked where things are, and would have found what is there.
  expect(found.stores).toContain('credentials')
  expect(found.rows).toBeGreaterThan(3)
  expect(found.text).toContain('I have a secret')
  expect(found.text).toContain(alice.jid)
  expect(found.keys).toEqual([{ extractable: false, exported: [] }])
})

test('a password that was refused, or typed and left, stays nowhere either', async ({ alice }) => {
  await go(alice.page, '#/sign-in')
  await alice.page.getByTestId('sign-in-address').fill(alice.jid)
  await alice.page.getByTestId('sign-in-continue').click()
  await alice.page.getByTestId('sign-in-password').fill('wrong-horse-battery')
  await alice.page.getByTestId('sign-in-submit').click()
  await expect(alice.page.getByText('did not accept this password')).toBeVisible()
  await alice.page.getByTestId('sign-in-password').fill('half-typed-secret')
  await alice.page.getByRole('button', { name: 'Change address' }).click()
  await go(alice.page, '#/')
  await expect(alice.page.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
  const found = await expectNoSecret(alice, ['wrong-horse-battery', 'half-typed-secret'], [])
  expect(found.keys).toEqual([])
})

test('D4.10 no token of an invite can be read once it is off the screen', async ({ alice, house }) => {
  const heard = overhear(alice)
  await signIn(alice.page, alice)
  await alice.page.getByTestId('invite-create').click()
  const uri = alice.page.getByTestId('invite-uri')
  await expect(uri).toHaveText(/preauth=/)
  const token = tokenIn((await uri.textContent()) ?? '')
  await expect(alice.page.getByText('Checked: this code works')).toBeVisible()
  await alice.page.getByRole('button', { name: 'Copy link' }).click()
  // Tried as a stranger would, and told to the person's other devices: by their own server both times.
  await expect.poll(() => heard.framesWith(token).some((frame) => frame.includes('<publish'))).toBe(true)
  for (const frame of heard.framesWith(token)) {
    expect(frame.startsWith(house.websocket)).toBe(true)
    expect(frame).toMatch(/<preauth |<publish /)
  }
  await closeSheet(alice.page)
  await expect(uri).toHaveCount(0)
  await openLedger(alice.page)
  const found = await expectNoSecret(alice, [token], heard.asked)
  expect(token.length).toBeGreaterThan(15)
  expect(found.stores).toContain('invites')
  expect(found.keys.length).toBe(2)
  for (const key of found.keys) expect(key).toEqual({ extractable: false, exported: [] })
})

test('the token that a guest comes with is told to the server that honours it, once, and kept by nobody', async ({
  alice,
  accounts,
  newGuest,
  house,
}) => {
  const guest = await newGuest()
  const { page } = guest
  const heard = overhear(guest)
  const link = await accounts.invite(alice.jid)
  const token = tokenIn(link)
  await openLink(page, link)
  await expectNoSecret(guest, [token], heard.asked)
  await page.reload()
  await expect(landing(page)).toBeVisible()
  const found = await expectNoSecret(guest, [token], heard.asked)
  const opened = await page.evaluate(() => JSON.stringify(performance.getEntriesByType('navigation')))
  expect(opened).not.toContain(token)
  expect(found.stores).toContain('journeys')
  expect(found.text).toContain(alice.jid)
  expect(heard.frames).toEqual([])
  expect(heard.asked.filter((line) => !line.startsWith(house.web))).toEqual([])

  await join(page, newName('nina'))
  await expectIn(page, alice.jid)
  const told = heard.framesWith(token)
  expect(told).toHaveLength(1)
  expect(told[0]).toMatch(new RegExp(`^${house.websocket} <iq .*to="${alice.domain}"`))
  await expectNoSecret(guest, [token, PASSWORD, `\0${PASSWORD}`], heard.asked)
  // In the frame that makes the account and in the one that signs in; nowhere as a header, an address, a word to others.
  for (const frame of heard.framesWith(PASSWORD)) expect(frame).toContain('jabber:iq:register')
})

test('the token of somebody who signs in elsewhere is in the one request to the inviter', async ({
  alice,
  newPerson,
  accounts,
  house,
}) => {
  const guest = await newPerson('guest', 'mantua.localhost')
  const { page } = guest
  const heard = overhear(guest)
  const link = await accounts.invite(alice.jid)
  const token = tokenIn(link)
  await openLink(page, link)
  await page.getByTestId('landing-have-account').click()
  await expect(page.getByTestId('sign-in-address')).toBeVisible()
  await page.reload()
  await fillSignIn(page, guest)
  await expectIn(page, alice.jid)
  await expectContacts(page, alice.jid)
  const told = heard.framesWith(token)
  expect(told).toHaveLength(1)
  expect(told[0]).toMatch(new RegExp(`^${house.there.websocket} <presence [^>]*to="${alice.jid}"`))
  await expectNoSecret(guest, [token], heard.asked)
})

test('a token that was said and not heard is kept for the next try, and cannot be read', async ({
  alice,
  bob,
  accounts,
}) => {
  const line = await cutLine(bob.context)
  await bob.page.reload()
  await signIn(bob.page, bob)
  const link = await accounts.invite(alice.jid)
  await openLink(bob.page, link)
  const lost = line.loseWord(/preauth/)
  await bob.page.getByTestId('landing-accept').click()
  await lost
  const found = await expectNoSecret(bob, [tokenIn(link)], [])
  expect(found.stores).toEqual(expect.arrayContaining(['outbox', 'redemptions']))
  expect(found.text).toContain('preauth')
})

test('a token that is refused is not shown, nor told to anybody else', async ({ alice, newGuest, house }) => {
  const guest = await newGuest()
  const heard = overhear(guest)
  const token = 'Never-made_by-anybody-0'
  const uri = `xmpp:${alice.jid}?roster;preauth=${token};ibr=y`
  await openLink(guest.page, `${house.web}#/invite/${encodeURIComponent(uri)}`)
  await guest.page.getByTestId('landing-join').click()
  await expect(guest.page.getByTestId('join-error')).toHaveAttribute('data-status', 'token-refused')
  await expectNoSecret(guest, [token], heard.asked)
  expect(heard.framesWith(token)).toHaveLength(1)
  await guest.page.getByRole('button', { name: 'I already have an account' }).click()
  await expect(guest.page.getByTestId('sign-in-address')).toBeVisible()
  await expectNoSecret(guest, [token], heard.asked)
})
