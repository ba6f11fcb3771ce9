/** People: what they show of themselves, who is kept out, who waits to be let in, and which chats are in the way. */
import type { Page } from '@playwright/test'
import { chatRow, expectSent, go, messageOf, openChat, write } from './chat.ts'
import { paintedPng } from './painted-png.ts'
import { expect, signIn, test } from './people.ts'

const menuOf = async (page: Page, item: string | RegExp) => {
  await page
    .getByTestId('conversation')
    .getByRole('button', { name: /^More about/ })
    .click()
  await page.getByRole('menuitem', { name: item }).click()
  // It fades away first.
  await expect(page.getByRole('menuitem')).toHaveCount(0)
}

test('Alice chooses a picture and a name, and Bob sees both', async ({ alice, bob, accounts }) => {
  await accounts.befriend(alice.jid, bob.jid)
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await go(bob.page, '#/contacts')
  await expect(bob.page.locator('[data-testid="contact-item"] img')).toHaveCount(0)

  await go(alice.page, '#/settings/profile')
  await alice.page.setInputFiles('input[type=file]', {
    name: 'me.png',
    mimeType: 'image/png',
    buffer: paintedPng(640, 480),
  })
  const sheet = alice.page.getByRole('dialog', { name: 'Choose the part to show' })
  await sheet.getByRole('button', { name: 'Part of the picture' }).press('ArrowRight')
  await sheet.getByRole('button', { name: 'Use this picture' }).click()
  await alice.page.getByRole('textbox', { name: 'Your name' }).fill('Alice of the Orchard')
  await alice.page.getByRole('textbox', { name: 'Your name' }).press('Enter')

  const row = bob.page.locator(`[data-testid="contact-item"][data-jid="${alice.jid}"]`)
  await expect(row).toContainText('Alice of the Orchard')
  await expect(row.locator('img')).toHaveAttribute('src', /^blob:/)
  await bob.page.reload()
  await expect(row.locator('img')).toHaveAttribute('data-ready', '')

  await alice.page.getByRole('button', { name: 'Remove' }).click()
  await expect(row.locator('img')).toHaveCount(0)
})

test('what is no picture is not taken for one, whatever it is called', async ({ alice }) => {
  await signIn(alice.page, alice)
  await go(alice.page, '#/settings/profile')
  for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<html><script>alert(1)</script>']) {
    await alice.page.setInputFiles('input[type=file]', {
      name: 'me.png',
      mimeType: 'image/png',
      buffer: Buffer.from(text),
    })
    await expect(alice.page.getByText('This is not a picture that can be read.')).toBeVisible()
    await expect(alice.page.getByRole('dialog')).toHaveCount(0)
  }
})

test('whom I block cannot write to me, on no device of mine, until I let them', async ({
  alice,
  bob,
  accounts,
  newGuest,
}) => {
  await accounts.befriend(alice.jid, bob.jid)
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  const second = await newGuest()
  await second.page.goto(alice.page.url())
  await signIn(second.page, alice)
  await openChat(alice.page, bob.jid)
  await menuOf(alice.page, 'Block…')
  await alice.page.getByRole('alertdialog').getByRole('button', { name: 'Block' }).click()
  await expect(alice.page.getByText(/^You blocked/)).toBeVisible()
  await expect(alice.page.getByTestId('composer')).toHaveCount(0)
  await openChat(second.page, bob.jid)
  await expect(second.page.getByText(/^You blocked/)).toBeVisible()

  await openChat(bob.page, alice.jid)
  await write(bob.page, 'do you hear me')
  await expect(messageOf(bob.page, 'do you hear me')).toHaveAttribute('data-state', /sent|failed/)

  await go(second.page, '#/settings/blocked')
  await second.page.getByRole('button', { name: /^Unblock/ }).click()
  await expect(alice.page.getByTestId('composer')).toBeVisible()
  await write(bob.page, 'and now')
  await expect(messageOf(alice.page, 'and now')).toBeVisible()
  await expect(messageOf(alice.page, 'do you hear me')).toHaveCount(0)
})

test('a stranger waits, hears nothing, and is let in, or deleted', async ({ alice, bob, newPerson }) => {
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await go(alice.page, '#/')
  await openChat(bob.page, alice.jid)
  await write(bob.page, 'we have not met')
  await expectSent(bob.page, 'we have not met')

  const door = alice.page.getByRole('button', { name: /Message requests/ })
  await expect(door).toBeVisible()
  await expect(chatRow(alice.page, bob.jid)).toHaveCount(0)
  await expect(alice.page).toHaveTitle(/^[^(]/)
  await door.click()
  await chatRow(alice.page, bob.jid).click()
  await expect(messageOf(alice.page, 'we have not met')).toBeVisible()
  await expect(alice.page.getByTestId('composer')).toHaveCount(0)
  await alice.page.getByRole('button', { name: 'Just reply' }).click()
  await write(alice.page, 'now we have')
  await expect(messageOf(bob.page, 'now we have')).toBeVisible()
  // What was read before they were let in was never told.
  await go(alice.page, '#/')
  await alice.page.reload()
  await expect(chatRow(alice.page, bob.jid)).toContainText('now we have')

  const third = await newPerson('carol')
  await signIn(third.page, third)
  await openChat(third.page, alice.jid)
  await write(third.page, 'buy my herbs')
  await alice.page.getByRole('button', { name: /Message requests/ }).click()
  await chatRow(alice.page, third.jid).click()
  await alice.page.getByRole('button', { name: 'Delete' }).click()
  await alice.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  // A page that goes takes along what is only being asked of the database.
  await expect(chatRow(alice.page, third.jid)).toHaveCount(0)
  await alice.page.reload()
  await expect(chatRow(alice.page, bob.jid)).toBeVisible()
  await expect(alice.page.getByRole('button', { name: /Message requests/ })).toHaveCount(0)
})

test('a chat is pinned, muted and archived, and comes back when somebody writes', async ({
  alice,
  bob,
  newAccount,
  accounts,
}) => {
  const carol = await newAccount('carol')
  for (const other of [bob, carol]) await accounts.befriend(alice.jid, other.jid)
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  for (const other of [bob, carol]) {
    await openChat(alice.page, other.jid)
    await write(alice.page, 'hello')
    await expectSent(alice.page, 'hello')
  }
  const rows = alice.page.getByTestId('conversation-item')
  await expect(rows.first()).toHaveAttribute('data-jid', carol.jid)
  await openChat(alice.page, bob.jid)
  await menuOf(alice.page, 'Pin to the top')
  await expect(rows.first()).toHaveAttribute('data-jid', bob.jid)
  await menuOf(alice.page, 'Unpin')
  await expect(rows.first()).toHaveAttribute('data-jid', carol.jid)

  // By keyboard, at the row itself.
  await chatRow(alice.page, bob.jid).focus()
  await chatRow(alice.page, bob.jid).dispatchEvent('contextmenu')
  await alice.page.getByRole('menuitem', { name: 'Archive' }).press('Enter')
  await expect(chatRow(alice.page, bob.jid)).toHaveCount(0)
  await alice.page.getByRole('button', { name: /^Archived/ }).click()
  await expect(chatRow(alice.page, bob.jid)).toBeVisible()
  await alice.page.getByRole('button', { name: 'Back to chats' }).click()
  await openChat(bob.page, alice.jid)
  await write(bob.page, 'are you there')
  await expect(chatRow(alice.page, bob.jid)).toBeVisible()

  await menuOf(alice.page, 'Mute…')
  await alice.page.getByRole('dialog').getByRole('button', { name: 'For an hour' }).click()
  await expect(chatRow(alice.page, bob.jid)).toContainText('Muted')
  await menuOf(alice.page, 'Archive')
  await write(bob.page, 'hello?')
  await expectSent(bob.page, 'hello?')
  await expect(messageOf(alice.page, 'hello?')).toBeVisible()
  await expect(chatRow(alice.page, bob.jid)).toHaveCount(0)
})

test('Bob says that he is away, in words, and when he goes I see when that was', async ({
  alice,
  bob,
  accounts,
}) => {
  await accounts.befriend(alice.jid, bob.jid)
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await openChat(alice.page, bob.jid)
  const header = alice.page
    .getByTestId('conversation')
    .getByRole('banner')
    .or(alice.page.getByTestId('conversation').locator('header').first())
  await go(bob.page, '#/settings/profile')
  await bob.page.getByRole('textbox', { name: 'In a few words' }).fill('in the orchard')
  await bob.page.getByRole('textbox', { name: 'In a few words' }).press('Enter')
  await bob.page.getByText('Away', { exact: true }).click()
  await expect(header).toContainText('Last seen just now')
  await alice.page.getByRole('button', { name: bob.user }).first().click()
  await expect(alice.page.getByText('in the orchard')).toBeVisible()
  await bob.page.reload()
  await expect(bob.page.getByRole('radio', { name: 'Away' })).toBeChecked()
  await bob.page.close()
  await expect(header).toContainText('Last seen')
})
