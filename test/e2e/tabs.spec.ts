/** One person, two tabs: one connection, and no difference between the tabs. */
import type { Page } from '@playwright/test'
import { openShell } from '../../server/accounts.mjs'
import { words } from './chaos.ts'
import { chatRow, expectSent, messageOf, openChat, signOut, write } from './chat.ts'
import { storedChat } from './database.ts'
import { type Browsing, expect, expectOnline, rawStream, signIn, test } from './people.ts'

async function secondTab(person: Browsing): Promise<Page> {
  const page = await person.context.newPage()
  await page.goto(person.page.url())
  await expectOnline(page)
  return page
}

test.use({ friends: true })

test('D5.10 both tabs show the same and both can write, over one connection', async ({
  alice,
  bob,
  house,
}) => {
  const shell = openShell(house.door)
  // A table of them, and below it how many they are.
  const connections = async () =>
    Number.parseInt((await shell(`c2s:show("${alice.jid}")`)).split('\n').at(-1) ?? '', 10)
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await openChat(alice.page, bob.jid)
  const second = await secondTab(alice)
  expect(await connections()).toBe(1)

  await write(second, 'From the second tab')
  await expectSent(second, 'From the second tab')
  await expectSent(alice.page, 'From the second tab')
  await write(alice.page, 'From the first tab')
  await expectSent(second, 'From the first tab')
  await chatRow(bob.page, alice.jid).click()
  await write(bob.page, 'I hear both')
  for (const page of [alice.page, second]) await expect(messageOf(page, 'I hear both')).toBeVisible()
  await bob.page.getByTestId('composer').pressSequentially('And I')
  for (const page of [alice.page, second])
    await expect(page.getByTestId('conversation').getByText('typing…')).toBeVisible()
  const said = (await storedChat(bob.page, alice.jid)).map((row) => row.body)
  expect(said).toEqual(['From the second tab', 'From the first tab', 'I hear both'])
  expect(await connections()).toBe(1)
})

test('what I half write in one tab waits in the other', async ({ alice, bob }) => {
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  const second = await secondTab(alice)
  await alice.page.getByTestId('composer').fill('Half a thought')
  await expect(second.getByTestId('composer')).toHaveValue('Half a thought')
})

test('when the tab that is connected closes, the other goes on, and nothing is lost', async ({
  alice,
  bob,
  house,
}) => {
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  const second = await secondTab(alice)
  const other = await rawStream(house, bob)
  other.presence()
  const texts = words('bob', 0, 60)
  for (const text of texts.slice(0, 30)) other.message(alice.jid, text)
  await write(alice.page, 'I close this one')
  await expect(messageOf(alice.page, 'I close this one')).toBeVisible()
  await alice.page.close()
  for (const text of texts.slice(30)) other.message(alice.jid, text)
  await write(second, 'And go on here')
  await expectOnline(second)
  await expectSent(second, 'And go on here')
  await other.next('I close this one')
  await other.next('And go on here')
  await expect
    .poll(async () => {
      const chat = await storedChat(second, bob.jid)
      return chat.filter((row) => row.direction === 'in').map((row) => row.body)
    })
    .toEqual(texts)
})

test('signing out in one tab signs out the other', async ({ alice, bob }) => {
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  const second = await secondTab(alice)
  await signOut(second)
  await expect(alice.page.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
  await alice.page.reload()
  await expect(alice.page.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
})

test('signing in in one tab signs in the other', async ({ alice }) => {
  const second = await alice.context.newPage()
  await second.goto(alice.page.url())
  await expect(second.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
  await signIn(alice.page, alice)
  await expectOnline(second)
})
