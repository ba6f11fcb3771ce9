/** What two people do with each other's messages: reply, react, edit, delete, forward. */
import { chatRow, expectSent, messageOf, openChat, write } from './chat.ts'
import { storedChat } from './database.ts'
import { expectSound } from './looking.ts'
import { expect, signIn, test } from './people.ts'

test('what I do with a message is seen on both sides', async ({ alice, bob, accounts }) => {
  await accounts.befriend(alice.jid, bob.jid)
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await openChat(alice.page, bob.jid)
  await write(alice.page, 'May he bring his dog?')
  await expectSent(alice.page, 'May he bring his dog?')
  await chatRow(bob.page, alice.jid).click()
  const question = messageOf(bob.page, 'May he bring his dog?')
  await expect(question).toBeVisible()

  // Bob replies, from the toolbar.
  await question.hover()
  await question.getByRole('button', { name: 'Reply' }).click()
  await expect(bob.page.getByTestId('composer')).toBeFocused()
  await write(bob.page, 'He is welcom')
  await expectSent(bob.page, 'He is welcom')
  const answer = messageOf(alice.page, 'He is welcom')
  await expect(answer.getByRole('button', { name: /^Go to the message of You/ })).toBeVisible()

  // Bob edits it, by keyboard.
  await bob.page.getByTestId('composer').press('ArrowUp')
  await expect(bob.page.getByTestId('composer')).toHaveValue('He is welcom')
  await write(bob.page, 'He is welcome')
  const edited = messageOf(alice.page, 'He is welcome')
  await expect(edited.getByRole('button', { name: /^Edited/ })).toBeVisible()
  await expect(edited.getByRole('button', { name: /^Go to the message of You/ })).toBeVisible()

  // Alice reacts, by keyboard; Bob sees who.
  await edited.focus()
  await alice.page.keyboard.press('+')
  await alice.page.getByRole('button', { name: 'React with ❤️' }).click()
  await expect(
    messageOf(bob.page, 'He is welcome').getByRole('button', { name: `${alice.user}: ❤️` }),
  ).toBeVisible()
  await expectSound(bob.page, 'a conversation with a reply, an edit and a reaction')

  // Alice looks at what it said before.
  await edited.getByRole('button', { name: /^Edited/ }).click()
  await expect(alice.page.getByRole('dialog')).toContainText(/He is welcom.*He is welcome/s)
  await alice.page.keyboard.press('Escape')
  await expect(alice.page.getByRole('dialog')).toHaveCount(0)

  // Alice deletes her question: it is gone on both sides, and from both databases.
  await messageOf(alice.page, 'May he bring his dog?').focus()
  await alice.page.keyboard.press('Delete')
  await alice.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect(alice.page.getByText('You deleted this message')).toBeVisible()
  await expect(bob.page.getByRole('article', { name: /message deleted/ })).toBeVisible()
  for (const [page, jid] of [
    [alice.page, bob.jid],
    [bob.page, alice.jid],
  ] as const)
    await expect
      .poll(async () => (await storedChat(page, jid)).map((row) => row.body))
      .toEqual(['', 'He is welcome'])
  expect([...alice.console, ...bob.console]).toEqual([])
})

test('I forward a message to somebody else', async ({ alice, bob, newPerson, accounts }) => {
  const carol = await newPerson('carol')
  await accounts.befriend(alice.jid, bob.jid)
  await accounts.befriend(alice.jid, carol.jid)
  for (const person of [alice, bob, carol]) await signIn(person.page, person)
  await openChat(alice.page, carol.jid)
  await write(alice.page, 'Hello, Carol')
  await openChat(alice.page, bob.jid)
  await write(alice.page, 'The dog comes, too')
  await expectSent(alice.page, 'The dog comes, too')
  await messageOf(alice.page, 'The dog comes, too').click({ button: 'right' })
  await alice.page.getByRole('menuitem', { name: 'Forward' }).click()
  await alice.page.getByRole('dialog').getByRole('button', { name: carol.user }).click()
  await alice.page.getByRole('button', { name: 'Open' }).click()
  await expectSent(alice.page, 'The dog comes, too')
  await chatRow(carol.page, alice.jid).click()
  await expect(messageOf(carol.page, 'The dog comes, too')).toHaveAttribute('data-direction', 'in')
})
