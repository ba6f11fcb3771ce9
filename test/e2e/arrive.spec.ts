/** Walking in: from a link in an empty browser to the first message, and wherever the way is cut. */
import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { mainDomain } from '../../server/prosody.mjs'
import type { Journey } from '../../src/model/journey.ts'
import { contactRow, expectSent, go, messageOf, write } from './chat.ts'
import { rowsOf } from './database.ts'
import { test as base, expect, expectOnline, type Guest, signIn } from './people.ts'

const test = base.extend<{ guest: Guest }>({
  guest: async ({ newGuest }, use) => {
    await use(await newGuest())
  },
})

const PASSWORD = 'a dove among crows 1597'
const someName = () => `guest-${randomBytes(4).toString('hex')}`

async function fillIn(page: Page, name: string) {
  await page.getByTestId('join-username').fill(name)
  await page.getByTestId('join-password').fill(PASSWORD)
}

async function join(page: Page, name: string) {
  await fillIn(page, name)
  await page.getByTestId('join-submit').click()
}

/** How far the journey is, whatever the screen says. */
const expectStep = (page: Page, at: string) =>
  expect.poll(async () => (await rowsOf<{ journey: Journey }>(page, 'journeys'))[0]?.journey.step.at).toBe(at)

const expectChat = (page: Page, jid: string) =>
  expect(page.getByTestId('conversation')).toHaveAttribute('data-jid', jid)

const subscription = async (page: Page, jid: string, expected: string) => {
  await go(page, '#/contacts')
  await expect(contactRow(page, jid)).toHaveAttribute('data-subscription', expected)
}

test('a link in an empty browser leads to an account, into the chat, and to the first message', async ({
  alice,
  accounts,
  guest: { page },
}) => {
  await signIn(alice.page, alice)
  await page.goto(await accounts.invite(alice.jid))
  await expect(page.getByTestId('landing')).toHaveAttribute('data-inviter', alice.jid)
  // The token has left the address.
  await expect(page).toHaveURL(/#\/invite$/)
  await page.getByTestId('landing-join').click()
  const name = someName()
  await join(page, name)
  await expectChat(page, alice.jid)
  await expectOnline(page)
  await write(page, 'Here I am')
  await expectSent(page, 'Here I am')
  const guestJid = `${name}@${mainDomain}`
  await go(alice.page, `#/chat/${encodeURIComponent(guestJid)}`)
  await expect(messageOf(alice.page, 'Here I am')).toBeVisible()
  await subscription(alice.page, guestJid, 'both')
  await subscription(page, alice.jid, 'both')
  await page.reload()
  await expectOnline(page)
  await subscription(page, alice.jid, 'both')
})

test('somebody who is signed in accepts, and both are contacts of each other', async ({
  alice,
  bob,
  accounts,
}) => {
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  const uri = await accounts.inviteContact(alice.jid)
  await go(bob.page, `#/invite/${encodeURIComponent(uri)}`)
  await bob.page.getByTestId('landing-accept').click()
  await expectChat(bob.page, alice.jid)
  await subscription(bob.page, alice.jid, 'both')
  await subscription(alice.page, bob.jid, 'both')
})

test('somebody who has an account signs in, and is led to the inviter', async ({ alice, bob, accounts }) => {
  await signIn(alice.page, alice)
  await bob.page.goto(await accounts.invite(alice.jid))
  await bob.page.getByTestId('landing-have-account').click()
  await expect(bob.page.getByTestId('sign-in-address')).toBeVisible()
  await bob.page.reload()
  await signIn(bob.page, bob)
  await expectChat(bob.page, alice.jid)
  await subscription(bob.page, alice.jid, 'both')
})

test('a taken name costs nothing', async ({ alice, accounts, guest: { page } }) => {
  await page.goto(await accounts.invite(alice.jid))
  await page.getByTestId('landing-join').click()
  await join(page, alice.user)
  await expect(page.getByTestId('join-error')).toHaveAttribute('data-status', 'taken')
  await expect(page.getByTestId('join-username')).toHaveValue(alice.user)
  await page.getByTestId('join-username').fill(someName())
  await page.getByTestId('join-submit').click()
  await expectChat(page, alice.jid)
})

test('a reload at every step goes on where it was', async ({ alice, accounts, guest: { page } }) => {
  await page.goto(await accounts.invite(alice.jid))
  await expect(page.getByTestId('landing')).toBeVisible()
  await page.reload()
  await expect(page.getByTestId('landing')).toHaveAttribute('data-inviter', alice.jid)
  await page.getByTestId('landing-join').click()
  await expectStep(page, 'join')
  await page.reload()
  await join(page, alice.user)
  await expect(page.getByTestId('join-error')).toHaveAttribute('data-status', 'taken')
  await page.reload()
  await join(page, someName())
  await expectChat(page, alice.jid)
  await page.reload()
  await expectChat(page, alice.jid)
  await subscription(page, alice.jid, 'both')
})

test('the network goes in the middle, and comes back', async ({
  alice,
  accounts,
  guest: { context, page },
}) => {
  await page.goto(await accounts.invite(alice.jid))
  await page.getByTestId('landing-join').click()
  await fillIn(page, someName())
  await context.setOffline(true)
  await page.getByTestId('join-submit').click()
  await expect(page.getByTestId('join-error')).toHaveAttribute('data-status', 'offline')
  // What was typed is sent by itself as soon as it can be.
  await context.setOffline(false)
  await expectChat(page, alice.jid)
})

test('an invite that is used, or has ended, says so', async ({ alice, accounts, newAccount, newGuest }) => {
  const link = await accounts.invite(alice.jid)
  const first = await newGuest()
  await first.page.goto(link)
  await first.page.getByTestId('landing-join').click()
  await join(first.page, someName())
  await expectChat(first.page, alice.jid)
  const second = await newGuest()
  await second.page.goto(link)
  await second.page.getByTestId('landing-join').click()
  await expect(second.page.getByRole('heading', { name: /does not accept this invite/ })).toBeVisible()

  const eve = await newAccount('eve', 'brief.localhost')
  const brief = await accounts.invite(eve.jid)
  const late = await newGuest()
  await late.page.goto(brief)
  const refused = late.page.getByRole('heading', { name: /does not accept this invite/ })
  await expect(async () => {
    await late.page.goto(brief)
    // Neither may wait for what this round does not bring.
    await late.page.getByTestId('landing-join').click({ timeout: 5000 })
    await expect(refused).toBeVisible({ timeout: 5000 })
  }).toPass()
})
