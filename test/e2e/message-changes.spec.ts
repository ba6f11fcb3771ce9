/** What is said of messages, on screen: two people, and a second device of one of them. */
import { messageOf, openChat, write } from './chat.ts'
import { rowsOf, storedChat } from './database.ts'
import { expect, signIn, test } from './people.ts'

test('a message is corrected, answered, seen and taken back, on all devices of both', async ({
  alice,
  bob,
  accounts,
  newGuest,
  house,
}) => {
  // Strangers would not hear that anything was seen.
  await accounts.befriend(alice.jid, bob.jid)
  const tablet = await newGuest()
  await tablet.page.goto(house.web)
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await signIn(tablet.page, alice)
  await openChat(alice.page, bob.jid)
  await openChat(bob.page, alice.jid)
  await openChat(tablet.page, bob.jid)
  const everywhere = [alice.page, bob.page, tablet.page]

  await write(alice.page, 'But soft, what lihgt?')
  for (const page of everywhere) await expect(messageOf(page, 'But soft, what lihgt?')).toBeVisible()

  // The last of one's own, by a key in the empty field.
  await alice.page.getByTestId('composer').press('ArrowUp')
  await expect(alice.page.getByTestId('composer')).toHaveValue('But soft, what lihgt?')
  await write(alice.page, 'But soft, what light?')
  for (const page of everywhere) {
    await expect(messageOf(page, 'But soft, what light?')).toBeVisible()
    await expect(messageOf(page, 'But soft, what lihgt?')).toHaveCount(0)
    await expect(page.getByText('edited').first()).toBeVisible()
  }

  const heard = messageOf(bob.page, 'But soft, what light?')
  await heard.getByTestId('message-text').click({ button: 'right' })
  await bob.page.getByRole('menuitem', { name: 'Reply' }).click()
  await expect(bob.page.getByTestId('composer')).toBeFocused()
  await write(bob.page, 'It is the east')
  for (const page of everywhere) await expect(messageOf(page, 'It is the east')).toBeVisible()
  // Not the quote that other programs show.
  const rows = await storedChat(alice.page, bob.jid)
  expect(rows.at(-1)).toMatchObject({ body: 'It is the east', reply: { quote: 'But soft, what light?' } })

  // Whoever looks has seen it: that is told, and climbs.
  await expect(messageOf(alice.page, 'But soft, what light?')).toHaveAttribute('data-state', 'read')
  await expect(messageOf(tablet.page, 'But soft, what light?')).toHaveAttribute('data-state', 'read')

  const own = messageOf(alice.page, 'But soft, what light?')
  await own.getByTestId('message-text').click({ button: 'right' })
  await alice.page.getByRole('menuitem', { name: 'Delete for everyone' }).click()
  await alice.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  for (const page of everywhere) await expect(messageOf(page, 'But soft, what light?')).toHaveCount(0)
  for (const [page, jid] of [
    [alice.page, bob.jid],
    [bob.page, alice.jid],
    [tablet.page, bob.jid],
  ] as const) {
    await expect.poll(async () => (await storedChat(page, jid))[0]).toMatchObject({ body: '', retracted: {} })
    expect((await storedChat(page, jid))[0]).not.toHaveProperty('versions')
    await expect.poll(() => rowsOf(page, 'pending')).toEqual([])
  }
  // Nor does a new device learn it from the archive.
  const late = await newGuest()
  await late.page.goto(house.web)
  await signIn(late.page, bob)
  await openChat(late.page, alice.jid)
  await expect(messageOf(late.page, 'It is the east')).toBeVisible()
  await expect
    .poll(async () => (await storedChat(late.page, alice.jid)).map(({ body }) => body))
    .toEqual(['', 'It is the east'])
  expect([...alice.console, ...bob.console, ...tablet.console, ...late.console]).toEqual([])
})
