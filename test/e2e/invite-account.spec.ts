/** Invites that are about an account: of a fixed name, for somebody who has one already, for a password that was lost. */
import { go, signOut } from './chat.ts'
import { expectIn, fillJoin, join, landing, newName, openLink, PASSWORD, tokenIn } from './inviting.ts'
import { overhear } from './overhear.ts'
import { expect, expectOnline, rawStream, signIn, test } from './people.ts'

test('a name that comes with the invite is fixed, on the landing and in the form', async ({
  accounts,
  newGuest,
  house,
}) => {
  const name = newName('nina')
  const { page } = await newGuest()
  await openLink(page, await accounts.inviteAccount(`${name}@tessera.localhost`))
  await expect(landing(page)).toContainText(`Its name is ${name}`)
  await page.getByTestId('landing-join').click()
  await expect(page.getByTestId('join-username')).toHaveValue(name)
  await expect(page.getByTestId('join-username')).toHaveAttribute('readonly', '')
  await expect(page.getByText(/is yours already, this sets a new password/)).toBeVisible()
  await page.getByTestId('join-password').fill(PASSWORD)
  await page.getByTestId('join-submit').click()
  await expectOnline(page)
  const person = { user: name, domain: 'tessera.localhost', jid: '', password: PASSWORD }
  const stream = await rawStream(house, person)
  expect(stream.jid).toContain(`${name}@tessera.localhost/`)
  await stream.close()
})

test('an invite for an account only pushes none at somebody who has one, and tells nobody', async ({
  bob,
  accounts,
}) => {
  const heard = overhear(bob)
  await signIn(bob.page, bob)
  const link = await accounts.inviteAccount('tessera.localhost')
  await openLink(bob.page, link)
  await expect(landing(bob.page)).toHaveAttribute('data-situation', 'second-account')
  await expect(bob.page.getByTestId('landing-join')).toHaveCount(0)
  await bob.page.getByRole('button', { name: 'Back to your chats' }).click()
  await expectOnline(bob.page)
  heard.expectSilent(tokenIn(link))
})

test('somebody who has an account may choose to make another one: the invite waits while they sign out', async ({
  alice,
  bob,
  accounts,
}) => {
  const { page } = bob
  await signIn(alice.page, alice)
  await signIn(page, bob)
  await openLink(page, await accounts.invite(alice.jid))
  await page.getByRole('link', { name: 'Use it for a new account' }).click()
  await signOut(page)
  await expect(page.getByText(`Your invite from ${alice.user}`)).toBeVisible()
  await page.getByRole('link', { name: 'Go on' }).click()
  await join(page, newName('nina'))
  await expectIn(page, alice.jid)
})

test('a new password for the account that is signed in: it stays in, and the old one is worth nothing', async ({
  bob,
  accounts,
  house,
}) => {
  const { page } = bob
  await signIn(page, bob)
  await openLink(page, await accounts.inviteReset(bob.jid))
  await expect(landing(page)).toHaveAttribute('data-situation', 'reset')
  await page.getByTestId('landing-join').click()
  await expect(page.getByTestId('join-username')).toHaveValue(bob.user)
  // What it is about the server says, and until then nothing is sent that may need another look.
  await expect(page.getByText(/is yours already, this sets a new password/)).toBeVisible()
  await page.getByTestId('join-password').fill(PASSWORD)
  await page.getByTestId('join-submit').click()
  await expect.poll(() => new URL(page.url()).hash).toBe('#/')
  await expectOnline(page)
  await expect(rawStream(house, bob)).rejects.toThrow()
  const stream = await rawStream(house, { ...bob, password: PASSWORD })
  await stream.close()
  await page.reload()
  await expectOnline(page)
})

test('a reset for somebody else is nothing for the account that is signed in', async ({
  alice,
  bob,
  accounts,
}) => {
  await signIn(bob.page, bob)
  await openLink(bob.page, await accounts.inviteReset(alice.jid))
  await expect(landing(bob.page)).toHaveAttribute('data-situation', 'second-account')
  await go(bob.page, '#/')
  await expectOnline(bob.page)
})

test('an invite that is forgotten is gone, and the next one takes its place', async ({
  alice,
  bob,
  accounts,
  newGuest,
  house,
}) => {
  const { page } = await newGuest()
  await openLink(page, await accounts.invite(alice.jid))
  await openLink(page, await accounts.invite(bob.jid))
  await expect(landing(page)).toHaveAttribute('data-inviter', bob.jid)
  await page.getByRole('button', { name: 'Forget this invite' }).click()
  await expect(page.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
  await page.goto(`${house.web}#/invite`)
  await expect(page.getByRole('heading', { name: 'No invite here' })).toBeVisible()
  await openLink(page, await accounts.invite(alice.jid))
  await page.getByTestId('landing-join').click()
  await fillJoin(page, newName('nina'))
  await page.getByTestId('join-submit').click()
  await expectIn(page, alice.jid)
})
