/** Every kind of invite: made in the sheet, handed over as a link, walked in by, and what both sides see in the end. */
import {
  closeSheet,
  expectContacts,
  expectIn,
  expectJoined,
  expectMessage,
  expectUsedBy,
  join,
  landing,
  makeInvite,
  newName,
  openLedger,
  openLink,
  openSheet,
  PASSWORD,
  row,
  sheet,
} from './inviting.ts'
import { expect, expectOnline, fillSignIn, signIn, test } from './people.ts'

test('contact and account: a guest who has none makes one, and both are there', async ({
  alice,
  newGuest,
  house,
}) => {
  await signIn(alice.page, alice)
  const { link } = await makeInvite(alice.page, 'contact-and-account')
  expect(link.startsWith(`${house.web}#`)).toBe(true)
  await expect(sheet(alice.page).getByText('Checked: this code works')).toBeVisible()

  const { page } = await newGuest()
  await openLink(page, link)
  await expect(landing(page)).toHaveAttribute('data-kind', 'contact-and-account')
  await expect(landing(page)).toHaveAttribute('data-inviter', alice.jid)
  const name = newName('nina')
  const nina = `${name}@${alice.domain}`
  await join(page, name)
  await expectIn(page, alice.jid)

  await expectJoined(alice.page, name)
  await expect(sheet(alice.page)).toContainText(nina)
  await expectMessage(page, alice.page, nina, 'I am in!')
  await expectUsedBy(alice.page, nina)
  await expect(row(alice.page, 'open')).toHaveCount(0)
  await expectContacts(alice.page, nina)
  await expectContacts(page, alice.jid)
})

test('contact and account: a guest who has one brings it, and makes no second one', async ({
  alice,
  bob,
}) => {
  await signIn(alice.page, alice)
  const { link } = await makeInvite(alice.page, 'contact-and-account')
  await signIn(bob.page, bob)
  await openLink(bob.page, link)
  await expect(bob.page.getByTestId('landing-join')).toHaveCount(0)
  await bob.page.getByTestId('landing-accept').click()
  await expectIn(bob.page, alice.jid)
  await expectJoined(alice.page, bob.user)
  await expectMessage(bob.page, alice.page, bob.jid, 'with my own account')
  await expectUsedBy(alice.page, bob.jid)
  await expectContacts(bob.page, alice.jid)
})

test('contact: where the server lets only its own people in, the link is ours, and everything stands in the fragment', async ({
  newPerson,
  house,
}) => {
  const host = await newPerson('host', 'closed.localhost')
  const guest = await newPerson('guest')
  await signIn(host.page, host)
  const { link, uri, token } = await makeInvite(host.page, 'contact')
  const url = new URL(link)
  expect(`${url.origin}/`).toBe(house.web)
  expect([url.pathname, url.search]).toEqual(['/', ''])
  expect(`xmpp:${decodeURIComponent(url.hash.slice(1))}`).toBe(uri)
  expect(uri).toBe(`xmpp:${host.jid}?roster;preauth=${token}`)

  await openLink(guest.page, link)
  await expect(landing(guest.page)).toHaveAttribute('data-kind', 'contact')
  await guest.page.getByTestId('landing-have-account').click()
  await fillSignIn(guest.page, guest)
  await expectIn(guest.page, host.jid)
  await expectJoined(host.page, guest.user)
  await expectMessage(guest.page, host.page, guest.jid, 'from next door')
  await expectUsedBy(host.page, guest.jid)
  await expectContacts(host.page, guest.jid)
})

test('contact, where the server gives both: the sheet says what its holder could do all the same', async ({
  alice,
  bob,
}) => {
  await signIn(alice.page, alice)
  await makeInvite(alice.page, 'contact-and-account')
  await closeSheet(alice.page)
  const { link } = await makeInvite(alice.page, 'contact')
  await expect(sheet(alice.page)).toContainText('would let its holder make an account, too')
  await openLink(bob.page, link)
  await expect(landing(bob.page)).toHaveAttribute('data-kind', 'contact')
  await bob.page.getByTestId('landing-have-account').click()
  await fillSignIn(bob.page, bob)
  await expectIn(bob.page, alice.jid)
  await expectJoined(alice.page, bob.user)
  await expectUsedBy(alice.page, bob.jid)
})

test('account only, by an administrator: an account, and nobody to meet', async ({
  newPerson,
  accounts,
  newGuest,
}) => {
  const host = await newPerson('admin')
  await accounts.promote(host.jid)
  await signIn(host.page, host)
  const { link } = await makeInvite(host.page, 'account')
  const { page } = await newGuest()
  await openLink(page, link)
  await expect(landing(page)).toHaveAttribute('data-kind', 'account')
  await expect(landing(page)).toHaveAttribute('data-domain', host.domain)
  await join(page, newName('nina'))
  await expectOnline(page)
  await expect(page.getByTestId('conversation')).toHaveCount(0)
  await expect.poll(() => new URL(page.url()).hash).toBe('#/')
  await closeSheet(host.page)
  await openLedger(host.page)
  await expect(row(host.page, 'used')).toHaveCount(1)
})

test('a new password, by an administrator: the old one stops working', async ({
  newPerson,
  accounts,
  newGuest,
  bob,
}) => {
  const host = await newPerson('admin')
  await accounts.promote(host.jid)
  await signIn(host.page, host)
  await openSheet(host.page)
  await sheet(host.page).getByRole('button', { name: 'More' }).click()
  await host.page.getByRole('menuitem', { name: 'Let somebody set a new password' }).click()
  // Prosody asks for whom.
  await sheet(host.page).getByRole('textbox').first().fill(bob.jid)
  await sheet(host.page).getByRole('button', { name: 'Make the invite' }).click()
  await expect(host.page.getByTestId('invite-uri')).toContainText('?register;preauth=')
  const link = (await host.page.getByTestId('invite-link').textContent()) ?? ''

  const { page } = await newGuest()
  await openLink(page, link)
  await page.getByTestId('landing-join').click()
  await expect(page.getByTestId('join-username')).toHaveValue(bob.user)
  await expect(page.getByTestId('join-username')).toHaveAttribute('readonly', '')
  await expect(page.getByText(/is yours already, this sets a new password/)).toBeVisible()
  await page.getByTestId('join-password').fill(PASSWORD)
  await page.getByTestId('join-submit').click()
  await expectOnline(page)

  await fillSignIn(bob.page, bob)
  await expect(bob.page.getByTestId('sign-in-error')).toBeVisible()
  await bob.page.getByTestId('sign-in-password').fill(PASSWORD)
  await bob.page.getByTestId('sign-in-submit').click()
  await expectOnline(bob.page)

  await openLedger(host.page)
  await expect(row(host.page, 'used')).toHaveCount(1)
})
