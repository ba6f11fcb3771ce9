/** Being told that somebody wrote: once, where nobody looks, and not for longer than it is new; and what others are told. */
import type { Page } from '@playwright/test'
import { chatRow, go, messageOf, openChat, write } from './chat.ts'
import { rowsOf } from './database.ts'
import { expectTelling, noteNotices, secondTab, shownIn, stillShownIn } from './notices.ts'
import { type Browsing, expect, expectOnline, signIn, test } from './people.ts'

type Operator = { befriend(a: string, b: string): Promise<unknown> }

/** Bob is told, and looks at his settings; Alice writes to him. */
async function begin(alice: Browsing, bob: Browsing, accounts: Operator) {
  await accounts.befriend(alice.jid, bob.jid)
  await noteNotices(bob.context)
  await bob.page.reload()
  await signIn(bob.page, bob)
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  await go(bob.page, '#/settings/about')
  await expectTelling(bob.page)
}
const set = (page: Page, name: string) => page.getByText(name, { exact: true }).click()

test('I am told of each message once, however many tabs I have', async ({ alice, bob, accounts }) => {
  await begin(alice, bob, accounts)
  const second = await secondTab(bob)
  await expectOnline(second)
  await expectTelling(second)
  await write(alice.page, 'One')
  await expect.poll(() => shownIn(bob.page, second)).toHaveLength(1)
  await write(alice.page, 'Two')
  await expect.poll(() => stillShownIn(bob.page, second)).toEqual(['Two'])
  await write(alice.page, 'Three')
  await expect.poll(() => stillShownIn(bob.page, second)).toEqual(['Three'])
  expect((await shownIn(bob.page, second)).map((text) => text.split(': ')[1])).toEqual([
    'One',
    'Two',
    'Three',
  ])

  await expect(second).toHaveTitle(/^\(1\) /)
  const icon = second.locator('link[rel="icon"]')
  await expect(icon).toHaveAttribute('href', /^data:image\/png/)
  await openChat(second, alice.jid)
  await expect(messageOf(second, 'Three')).toBeVisible()
  await expect.poll(() => stillShownIn(bob.page, second)).toEqual([])
  await expect(icon).not.toHaveAttribute('href', /^data:/)
  await write(alice.page, 'Seen at once')
  await expect(messageOf(second, 'Seen at once')).toBeVisible()
  await expect(chatRow(second, alice.jid)).toHaveAttribute('data-unread', '0')
  expect(await shownIn(bob.page, second)).toHaveLength(3)
})

test('a notice leads to its chat', async ({ alice, bob, accounts }) => {
  await begin(alice, bob, accounts)
  await write(alice.page, 'Come here')
  await expect.poll(() => stillShownIn(bob.page)).toEqual(['Come here'])
  await bob.page.evaluate(() => window.pressNotice('Come here'))
  await expect(bob.page.getByTestId('conversation')).toHaveAttribute('data-jid', alice.jid)
  await expect(messageOf(bob.page, 'Come here')).toBeVisible()
  expect(await stillShownIn(bob.page)).toEqual([])
})

test('what I have read on another device is news on none', async ({ alice, bob, accounts, newGuest }) => {
  await begin(alice, bob, accounts)
  const phone = await newGuest()
  await phone.page.goto(bob.page.url())
  await signIn(phone.page, bob)
  // What Alice is told, the desk would hear as well.
  await go(phone.page, '#/settings/privacy')
  await set(phone.page, 'That you have seen them')
  await go(phone.page, '#/')
  await write(alice.page, 'Read me on the phone')
  await expect.poll(() => stillShownIn(bob.page)).toEqual(['Read me on the phone'])
  await chatRow(phone.page, alice.jid).click()
  await expect(messageOf(phone.page, 'Read me on the phone')).toBeVisible()
  await expect.poll(() => stillShownIn(bob.page)).toEqual([])
  await go(bob.page, '#/')
  await expect(chatRow(bob.page, alice.jid)).toHaveAttribute('data-unread', '0')
  await expect(bob.page).not.toHaveTitle(/^\(/)

  // A page that begins a new session has to ask.
  await go(phone.page, '#/settings/about')
  await bob.page.goto('about:blank')
  await write(alice.page, 'And this while the desk is off')
  await openChat(phone.page, alice.jid)
  await expect(messageOf(phone.page, 'And this while the desk is off')).toBeVisible()
  await expect(chatRow(phone.page, alice.jid)).toHaveAttribute('data-unread', '0')
  // What is shown as read here is known elsewhere as soon as the server has it.
  await expect.poll(() => rowsOf(phone.page, 'outbox')).toEqual([])
  await bob.page.goto(phone.page.url().replace(/#.*/, '#/'))
  await expectOnline(bob.page)
  await expect(chatRow(bob.page, alice.jid)).toContainText('And this while the desk is off')
  await expect(chatRow(bob.page, alice.jid)).toHaveAttribute('data-unread', '0')
  expect(await shownIn(bob.page)).toEqual([])
})

test('I choose what I am told, and when', async ({ alice, bob, accounts }) => {
  await begin(alice, bob, accounts)
  const arrives = async (text: string) => {
    await write(alice.page, text)
    await expect(messageOf(alice.page, text)).toHaveAttribute('data-state', 'delivered')
  }
  await go(bob.page, '#/settings/notifications')
  await set(bob.page, 'Show what was written')
  await write(alice.page, 'Between us')
  await expect.poll(() => stillShownIn(bob.page)).toEqual(['Wrote to you'])

  await set(bob.page, 'Quiet hours')
  await bob.page.getByLabel('From', { exact: true }).fill('00:00')
  await bob.page.getByLabel('Until', { exact: true }).fill('00:00')
  await arrives('All day long')
  await set(bob.page, 'Quiet hours')
  await set(bob.page, 'Show notifications')
  await arrives('Told to nobody')
  await expect(bob.page).toHaveTitle(/^\(1\) /)
  expect(await shownIn(bob.page)).toHaveLength(1)
  await set(bob.page, 'Show notifications')
  await write(alice.page, 'And again')
  await expect.poll(() => shownIn(bob.page)).toHaveLength(2)
})

test('I am asked after somebody wrote, once, and by my press', async ({ alice, bob, accounts }) => {
  await accounts.befriend(alice.jid, bob.jid)
  await noteNotices(bob.context, { now: 'default', answer: 'granted' })
  await bob.page.reload()
  await signIn(bob.page, bob)
  await signIn(alice.page, alice)
  await expectTelling(bob.page)
  await openChat(alice.page, bob.jid)
  const asks = bob.page.getByRole('region', { name: 'Shall your device tell you when somebody writes?' })
  await expect(asks).toBeHidden()
  await write(alice.page, 'First')
  await expect(asks).toBeVisible()
  expect(await bob.page.evaluate(() => window.askedForNotices)).toBe(0)
  await asks.getByRole('button', { name: 'Yes, tell me' }).click()
  await expect(asks).toBeHidden()
  expect(await bob.page.evaluate(() => window.askedForNotices)).toBe(1)
  await write(alice.page, 'Second')
  await expect.poll(() => stillShownIn(bob.page)).toEqual(['Second'])
})

test('others are told nothing where I do not want it', async ({ alice, bob, accounts }) => {
  await begin(alice, bob, accounts)
  await go(bob.page, '#/settings/privacy')
  for (const name of ['That their messages arrived', 'That you have seen them', 'That you are writing'])
    await set(bob.page, name)
  await write(alice.page, 'Do you hear me?')
  await openChat(bob.page, alice.jid)
  await expect(messageOf(bob.page, 'Do you hear me?')).toBeVisible()
  await bob.page.getByTestId('composer').pressSequentially('I do')
  await bob.page.getByTestId('composer').press('Enter')
  await expect(messageOf(alice.page, 'I do')).toBeVisible()
  await expect(messageOf(alice.page, 'Do you hear me?')).toHaveAttribute('data-state', 'sent')
})

test('others are told of what I let them be told of, and no more', async ({ alice, bob, accounts }) => {
  await begin(alice, bob, accounts)
  await go(bob.page, '#/settings/privacy')
  await set(bob.page, 'That you have seen them')
  await write(alice.page, 'It arrives')
  await openChat(bob.page, alice.jid)
  await expect(messageOf(bob.page, 'It arrives')).toBeVisible()
  await bob.page.getByTestId('composer').pressSequentially('I')
  await expect(alice.page.getByTestId('conversation').getByText('typing…')).toBeVisible()
  await expect(messageOf(alice.page, 'It arrives')).toHaveAttribute('data-state', 'delivered')
  await go(bob.page, '#/settings/privacy')
  await set(bob.page, 'That you have seen them')
  await write(alice.page, 'It is seen')
  await openChat(bob.page, alice.jid)
  await expect(messageOf(alice.page, 'It is seen')).toHaveAttribute('data-state', 'read')
})
