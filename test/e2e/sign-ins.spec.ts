/** What may act for somebody: seen, ended, and another password; with two browsers of the same person. */

import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { makeGrant } from '../support/oauth-grant.ts'
import type { Person } from '../support/prosody.ts'
import { expectSent, go, messageOf, openChat, write } from './chat.ts'
import { rowsOf } from './database.ts'
import type { House } from './house.ts'
import { overhearGrants, refresh } from './overhear-grants.ts'
import {
  type Browsing,
  expect,
  expectOnline,
  fillSignIn,
  type Guest,
  rawStream,
  signIn,
  test,
} from './people.ts'
import { signInAtServer } from './server-pages.ts'

const rows = (page: Page) => page.getByTestId('sign-in-session')
const others = (page: Page) => page.locator('[data-testid="sign-in-session"][data-current="false"]')
const current = (page: Page) => page.locator('[data-testid="sign-in-session"][data-current="true"]')
const httpOf = (house: House, { domain }: Person) => `http://${domain}:${new URL(house.websocket).port}`

async function openDevices(page: Page) {
  await go(page, '#/settings/devices')
  await expect(page.getByRole('heading', { name: 'Devices and sign-ins' })).toBeVisible()
}

/** The same person in another browser, signed in. */
async function another(person: Browsing, guest: Guest, house: House): Promise<Page> {
  await guest.page.goto(house.web)
  await signIn(guest.page, person)
  return guest.page
}

/** It is told so, everything is still there, and only a password lets it in again. */
async function expectSignedOutForGood(page: Page, person: Person) {
  await expect(page.getByText('Please sign in again.')).toBeVisible()
  await expect(
    page.getByText(`${person.domain} no longer accepts this device. Everything stays here.`),
  ).toBeVisible()
  await page.reload()
  await expect(page.getByText('Please sign in again.')).toBeVisible()
}

async function changePassword(page: Page, password: string) {
  await page.getByRole('button', { name: 'Change password', exact: true }).last().click()
  const sheet = page.getByTestId('change-password')
  await sheet.getByTestId('new-password').fill(password)
  await sheet.getByRole('button', { name: 'Change password' }).click()
  await expect(sheet).toBeHidden()
  await expect(page.getByText('Your password is changed. This device stays signed in.').first()).toBeVisible()
}

test('D6.7 I see both my browsers, and end the other: it is signed out for good', async ({
  alice,
  newGuest,
  house,
}) => {
  await signIn(alice.page, alice)
  const there = await another(alice, await newGuest(), house)
  await openDevices(alice.page)
  await expect(rows(alice.page)).toHaveCount(2)
  await expect(current(alice.page)).toHaveCount(1)
  await expect(current(alice.page)).toContainText('Active now')
  await expect(others(alice.page)).toHaveAttribute('data-kind', 'device')

  await others(alice.page).getByRole('button').click()
  const sheet = alice.page.getByRole('alertdialog')
  await expect(sheet).toContainText('If it has kept your password')
  await sheet.getByRole('button', { name: 'Sign out' }).click()
  await expect(sheet).toBeHidden()
  await expect(rows(alice.page)).toHaveCount(1)
  await expect(alice.page.getByText('Nothing else can get in')).toBeVisible()
  await expectSignedOutForGood(there, alice)
  await expectOnline(alice.page)

  // The way back is the password, and then it is in the list again, without anybody asking for it.
  await fillSignIn(there, alice)
  await expectOnline(there)
  await expect(rows(alice.page)).toHaveCount(2, { timeout: 30_000 })
})

test('I sign out everywhere else, and am told of what only another password ends', async ({
  alice,
  newGuest,
  house,
}) => {
  await signIn(alice.page, alice)
  const there = await another(alice, await newGuest(), house)
  const old = await rawStream(house, alice, 'old-program')
  await openDevices(alice.page)
  await expect(rows(alice.page)).toHaveCount(3)
  await expect(others(alice.page).filter({ hasText: 'Uses password' })).toHaveCount(1)
  await alice.page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  const sheet = alice.page.getByRole('alertdialog')
  await expect(sheet).toContainText('2 other sign-ins lose their connection')
  await sheet.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(sheet).toContainText('knows your password. Only a new one keeps it out.')
  await expectSignedOutForGood(there, alice)

  // In place: the sheet leads to another password, which ends that one too.
  await sheet.getByRole('button', { name: 'Change password' }).click()
  const change = alice.page.getByTestId('change-password')
  const password = randomUUID()
  await change.getByTestId('new-password').fill(password)
  await change.getByRole('button', { name: 'Change password' }).click()
  await expect(change).toBeHidden()
  await old.closed
  await expect(rows(alice.page)).toHaveCount(1)
  await expectOnline(alice.page)
  await alice.page.reload()
  await expectOnline(alice.page)
})

test('where the server takes every device to know the password, another one is offered in place', async ({
  newPerson,
  newGuest,
  house,
}) => {
  const anna = await newPerson('anna', 'closed.localhost')
  await signIn(anna.page, anna)
  const there = await another(anna, await newGuest(), house)
  await openDevices(anna.page)
  await others(anna.page).getByRole('button').click()
  const sheet = anna.page.getByRole('alertdialog')
  await sheet.getByRole('button', { name: 'Sign out' }).click()
  await expect(sheet).toContainText('Only a new password keeps it out.')
  await expectSignedOutForGood(there, anna)
  await sheet.getByRole('button', { name: 'Change password' }).click()
  await expect(anna.page.getByTestId('new-password')).toBeFocused()
})

test('D6.7 a browser that I let in at my server is listed as that, and what it was given there ends with it', async ({
  alice,
  newGuest,
  house,
}) => {
  const guest = await newGuest()
  const heard = overhearGrants(guest.context)
  await guest.page.goto(house.web)
  await signInAtServer({ ...alice, ...guest })
  await expectOnline(guest.page)
  await expect.poll(() => heard.given.length).toBe(1)
  await openDevices(guest.page)
  await expect(current(guest.page)).toContainText('signed in at your server')

  await signIn(alice.page, alice)
  await openDevices(alice.page)
  // One device, and no program beside it: the grant is how it came in.
  await expect(rows(alice.page)).toHaveCount(2)
  await expect(others(alice.page)).toHaveAttribute('data-kind', 'device')
  await expect(others(alice.page)).toContainText('signed in at your server')
  await expect(current(alice.page)).not.toContainText('signed in at your server')
  await others(alice.page).getByRole('button').click()
  const sheet = alice.page.getByRole('alertdialog')
  // It has never had one.
  await expect(sheet).not.toContainText('password')
  await sheet.getByRole('button', { name: 'Sign out' }).click()
  await expect(sheet).toBeHidden()
  await expect(rows(alice.page)).toHaveCount(1)
  await expectSignedOutForGood(guest.page, alice)
  expect((await refresh(heard, heard.given[0]?.refresh ?? '')).text).toContain('invalid_grant')
})

test('D6.8 a sign-in with fewer rights is told what it may not see, and what is refused to it', async ({
  alice,
  accounts,
}) => {
  await signIn(alice.page, alice)
  await accounts.restrict(alice.jid)
  await accounts.disconnect(alice.jid)
  await openDevices(alice.page)
  await alice.page.reload()
  await expectOnline(alice.page)
  await expect(alice.page.getByText(`${alice.domain} does not show its list to this sign-in.`)).toBeVisible()
  await expect(alice.page.getByText('may be refused a new password, too')).toBeVisible()
  await expect(alice.page.getByTestId('sign-in-here')).toContainText('A token, for this device only')
  await expect(rows(alice.page)).toHaveCount(0)
})

test('a program that I allowed at my server is listed, and ended', async ({ alice, house }) => {
  await makeGrant(httpOf(house, alice), alice, 'backup-robot')
  await signIn(alice.page, alice)
  await openDevices(alice.page)
  const robot = rows(alice.page).filter({ hasText: 'backup-robot' })
  await expect(robot).toHaveAttribute('data-kind', 'program')
  await expect(robot.getByRole('link')).toHaveAttribute('href', 'https://program.example/')
  await robot.getByRole('button').click()
  const sheet = alice.page.getByRole('alertdialog')
  await sheet.getByRole('button', { name: 'End access' }).click()
  await expect(sheet).toBeHidden()
  await expect(rows(alice.page)).toHaveCount(1)
})

for (const domain of ['noinvite.localhost', 'classic.localhost'])
  test(`on ${domain}, which keeps no list, I see what this device knows, and another password ends the rest`, async ({
    newPerson,
    newGuest,
    house,
  }) => {
    const anna = await newPerson('anna', domain)
    await signIn(anna.page, anna)
    const there = await another(anna, await newGuest(), house)
    await openDevices(anna.page)
    await expect(anna.page.getByText(`${domain} keeps no list of sign-ins.`)).toBeVisible()
    const here = anna.page.getByTestId('sign-in-here')
    await expect(here).toContainText(
      domain === 'classic.localhost'
        ? 'Your password, until this window is closed'
        : 'A token, for this device only',
    )
    await expect(rows(anna.page)).toHaveCount(0)
    const password = randomUUID()
    await changePassword(anna.page, password)
    await expect(there.getByText('Please sign in again.')).toBeVisible()
    await expectOnline(anna.page)

    // Nothing of the password is kept, and the new one is right.
    await there.reload()
    await fillSignIn(there, { ...anna, password })
    await expectOnline(there)
    const stored = await anna.page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    )
    expect(stored).not.toContain(password)
    expect(anna.console.join('\n')).not.toContain(password)
  })

test('I delete my account: it is gone at the server and here, and what I wrote stays with Bob', async ({
  alice,
  bob,
  accounts,
}) => {
  await accounts.befriend(alice.jid, bob.jid)
  await signIn(bob.page, bob)
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  await write(alice.page, 'Farewell')
  await expectSent(alice.page, 'Farewell')
  await go(alice.page, '#/settings/account')
  await alice.page.getByRole('button', { name: 'Delete account…' }).click()
  const sheet = alice.page.getByRole('alertdialog')
  await sheet.getByRole('textbox').fill(alice.jid)
  await sheet.getByRole('button', { name: 'Delete for good' }).click()
  await expect(alice.page.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
  for (const store of ['accounts', 'credentials', 'contacts', 'conversations', 'messages', 'outbox'])
    expect(await rowsOf(alice.page, store)).toEqual([])

  // Neither here nor anywhere.
  await fillSignIn(alice.page, alice)
  await expect(alice.page.getByTestId('sign-in-error')).toHaveAttribute('data-status', 'refused')
  await openChat(bob.page, alice.jid)
  await expect(messageOf(bob.page, 'Farewell')).toBeVisible()
})
