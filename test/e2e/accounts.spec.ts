/** Several accounts in one browser: all online, one on screen. */
import type { Page } from '@playwright/test'
import type { Journey } from '../../src/model/journey.ts'
import { chatRow, contactRow, expectSent, go, messageOf, openChat, signOut, write } from './chat.ts'
import { rowsOf } from './database.ts'
import { expectIn, landing } from './inviting.ts'
import { expect, expectOnline, rawStream, signIn, test } from './people.ts'

const switcher = (page: Page) => page.getByRole('button', { name: /^Switch account/ })
const menu = (page: Page) => page.getByRole('menu', { name: 'Your accounts' })

const expectShown = (page: Page, jid: string) =>
  expect(switcher(page)).toHaveAccessibleName(new RegExp(`^Switch account, ${jid} is on screen`))

async function switchTo(page: Page, jid: string) {
  await switcher(page).click()
  await menu(page).getByRole('menuitemradio', { name: jid }).click()
  await expectShown(page, jid)
}

/** A second account, by the way that a person takes. */
async function add(page: Page, person: { jid: string; password: string }) {
  await go(page, '#/settings/account')
  await page.getByRole('link', { name: 'Add an account' }).click()
  await page.getByTestId('sign-in-address').fill(person.jid)
  await page.getByTestId('sign-in-continue').click()
  await page.getByTestId('sign-in-password').fill(person.password)
  await page.getByTestId('sign-in-submit').click()
  await expectShown(page, person.jid)
  await expectOnline(page)
}

const chosen = async (page: Page) => {
  const step = (await rowsOf<{ journey: Journey }>(page, 'journeys'))[0]?.journey.step
  return step?.at === 'landing' ? step.account : step?.at
}

test('a second account comes beside the first: both receive, each writes as itself, and a reload keeps what is on screen', async ({
  alice,
  bob,
  newAccount,
  accounts,
}) => {
  const { page } = alice
  const second = await newAccount('amelia')
  await accounts.befriend(alice.jid, bob.jid)
  await accounts.befriend(second.jid, bob.jid)
  await signIn(page, alice)
  await expect(switcher(page)).toHaveCount(0)
  // A name that is not to be had changes nothing.
  await go(page, '#/sign-in')
  await page.getByTestId('sign-in-address').fill(second.jid)
  await page.getByTestId('sign-in-continue').click()
  await page.getByTestId('sign-in-password').fill('not the password')
  await page.getByTestId('sign-in-submit').click()
  await expect(page.getByTestId('sign-in-error')).toBeVisible()
  expect(await rowsOf(page, 'accounts')).toHaveLength(1)
  await add(page, second)

  await signIn(bob.page, bob)
  await openChat(bob.page, alice.jid)
  await write(bob.page, 'for the first')
  await openChat(bob.page, second.jid)
  await write(bob.page, 'for the second')
  await expect(chatRow(page, bob.jid)).toContainText('for the second')
  await expect(switcher(page)).toHaveAccessibleName(/1 unread chat in the others/)

  await switchTo(page, alice.jid)
  await expect(chatRow(page, bob.jid)).toContainText('for the first')
  await expect(page.getByText('for the second')).toHaveCount(0)
  await openChat(page, bob.jid)
  await expect(messageOf(page, 'for the first')).toBeVisible()
  await write(page, 'as the first')
  await expectSent(page, 'as the first')
  await page.reload()
  await expectShown(page, alice.jid)
  await expect(page.getByTestId('conversation')).toHaveAttribute('data-jid', bob.jid)
  await expectOnline(page)

  await switchTo(page, second.jid)
  await openChat(page, bob.jid)
  await expect(messageOf(page, 'for the second')).toBeVisible()
  await expect(messageOf(page, 'as the first')).toHaveCount(0)
  // Back through the pages is back through the accounts that they are of.
  await page.goBack()
  await page.goBack()
  await expectShown(page, alice.jid)
  await expect(messageOf(page, 'as the first')).toBeVisible()
})

test('an invite that is opened asks which account accepts, remembers it, and that one meets the inviter', async ({
  alice,
  bob,
  newAccount,
  accounts,
}) => {
  const { page } = alice
  const second = await newAccount('amelia')
  await signIn(bob.page, bob)
  await signIn(page, alice)
  await add(page, second)
  await page.goto(await accounts.invite(bob.jid))
  await expect(landing(page)).toHaveAttribute('data-inviter', bob.jid)
  const which = page.getByRole('radiogroup', { name: 'Which account accepts?' })
  await expect(which.getByRole('radio', { name: second.jid })).toBeChecked()
  await which.getByText(alice.jid).click()
  await expect.poll(() => chosen(page)).toBe(alice.jid)
  await page.reload()
  await expect(which.getByRole('radio', { name: alice.jid })).toBeChecked()
  await page.getByTestId('landing-accept').click()
  await expectIn(page, bob.jid)
  await expectShown(page, alice.jid)
  await go(page, '#/contacts')
  await expect(contactRow(page, bob.jid)).toHaveAttribute('data-subscription', 'both')
  await go(bob.page, '#/contacts')
  await expect(contactRow(bob.page, alice.jid)).toHaveAttribute('data-subscription', 'both')
  await expect(contactRow(bob.page, second.jid)).toHaveCount(0)
  await switchTo(page, second.jid)
  await go(page, '#/contacts')
  await expect(contactRow(page, bob.jid)).toHaveCount(0)
})

test('an invite makes another account for somebody who is in, and their own invite brings the two together', async ({
  alice,
  accounts,
}) => {
  const { page } = alice
  await signIn(page, alice)
  await page.goto(await accounts.invite(alice.jid))
  await expect(page.getByRole('heading', { name: 'This is your own invite' })).toBeVisible()
  await page.goto(await accounts.inviteAccount(alice.domain))
  await page.getByRole('link', { name: 'Make another account' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  const name = `amelia-${alice.user.split('-').at(-1)}`
  await page.getByTestId('join-username').fill(name)
  await page.getByTestId('join-password').fill('a dove among crows 1597')
  await page.getByTestId('join-submit').click()
  const second = `${name}@${alice.domain}`
  await expectShown(page, second)
  await page.goto(await accounts.invite(alice.jid))
  await expect(page.getByText(`It comes from ${alice.jid}, your own.`)).toBeVisible()
  await page.getByTestId('landing-accept').click()
  await expectIn(page, alice.jid)
  await write(page, 'to myself')
  await expectSent(page, 'to myself')
  await expect(switcher(page)).toHaveAccessibleName(/1 unread chat in the others/)
  await switchTo(page, alice.jid)
  await expect(chatRow(page, second)).toContainText('to myself')
})

test('signing out concerns the account on screen: the other stays, and comes on screen', async ({
  alice,
  newAccount,
  house,
}) => {
  const { page, context } = alice
  const second = await newAccount('amelia')
  await signIn(page, alice)
  await add(page, second)
  const other = await context.newPage()
  await other.goto(house.web)
  await expectShown(other, second.jid)
  await switchTo(other, alice.jid)
  await expectShown(page, second.jid)

  await go(page, '#/settings/account')
  await page.getByTestId('sign-out').click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
  for (const each of [page, other]) {
    await expect(each.getByRole('button', { name: `Your account, ${alice.jid}` })).toBeVisible()
    await expectOnline(each)
  }
  await expect(page).toHaveURL(/#\/$/)
  for (const store of ['accounts', 'conversations', 'contacts', 'credentials'])
    expect(JSON.stringify(await rowsOf(page, store))).not.toContain(second.jid)
  const stream = await rawStream(house, second)
  await stream.close()
  await signOut(page)
  await expect(other.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
})
