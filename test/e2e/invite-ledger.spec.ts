/** The ledger on two devices of one host, and what it says where nobody can know. */
import { contactRow, go } from './chat.ts'
import {
  closeSheet,
  expectContacts,
  expectIn,
  expectUsedBy,
  join,
  makeInvite,
  newName,
  openLedger,
  openLink,
  row,
  sheet,
} from './inviting.ts'
import { type Browsing, expect, expectOnline, signIn, test } from './people.ts'

// Two or three browsers each, and several ways in.
test.describe.configure({ timeout: 240_000 })

const handOut = (page: Browsing['page']) => page.getByRole('button', { name: 'Copy link' }).click()

test('what one device makes, the other shows, hands over again and sees used', async ({
  alice,
  newGuest,
}) => {
  const tablet = await newGuest()
  await tablet.page.goto('/')
  await signIn(tablet.page, alice)
  await signIn(alice.page, alice)
  await openLedger(tablet.page)
  await expect(row(tablet.page)).toHaveCount(0)

  const { link } = await makeInvite(alice.page, 'contact-and-account')
  await handOut(alice.page)
  await sheet(alice.page).getByRole('textbox', { name: 'For whom?' }).fill('the smith')
  await closeSheet(alice.page)
  await expect(row(tablet.page, 'open').getByText('For the smith')).toBeVisible()
  await row(tablet.page, 'open').getByRole('button', { name: 'Show the code' }).click()
  await expect(tablet.page.getByTestId('invite-qr')).toHaveAttribute('data-text', link)
  await closeSheet(tablet.page)
  await openLedger(alice.page)

  const guest = await newGuest()
  const name = newName('nina')
  await openLink(guest.page, link)
  await join(guest.page, name)
  await expectIn(guest.page, alice.jid)
  for (const { page } of [alice, tablet]) await expectUsedBy(page, `${name}@${alice.domain}`)

  // Forgotten on one, gone from both.
  await row(tablet.page, 'used').getByRole('button', { name: /^More/ }).click()
  await tablet.page.getByRole('menuitem', { name: 'Forget' }).click()
  for (const { page } of [alice, tablet]) await expect(row(page, 'used')).toHaveCount(0)
  await expectContacts(tablet.page, `${name}@${alice.domain}`)
})

test('a server that cannot take an invite back: the ledger says until when it is good, and leaves it open', async ({
  alice,
}) => {
  await signIn(alice.page, alice)
  await makeInvite(alice.page, 'contact-and-account')
  await handOut(alice.page)
  await closeSheet(alice.page)
  await openLedger(alice.page)
  await row(alice.page, 'open').getByRole('button', { name: /^More/ }).click()
  await alice.page.getByRole('menuitem', { name: 'Withdraw' }).click()
  await alice.page.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(alice.page.getByRole('dialog', { name: 'It ends by itself' })).toContainText(
    'tessera.localhost has no way to withdraw an invite.',
  )
  await alice.page.getByRole('button', { name: 'All right' }).click()
  await expect(row(alice.page, 'open')).toHaveCount(1)
})

test('somebody who came by another way is not written down as a guest of an invite', async ({
  alice,
  bob,
  accounts,
}) => {
  await signIn(alice.page, alice)
  await makeInvite(alice.page, 'contact-and-account')
  await handOut(alice.page)
  await closeSheet(alice.page)
  await accounts.befriend(alice.jid, bob.jid)
  // The operator's way tells nobody: the list is asked for by the next session.
  await accounts.disconnect(alice.jid)
  await expectContacts(alice.page, bob.jid)
  await openLedger(alice.page)
  await expect(row(alice.page, 'open')).toHaveCount(1)
  await expect(row(alice.page, 'used')).toHaveCount(0)
})

test('two who came while the host was away, by two invites: both are contacts, both invites used, nobody is guessed', async ({
  alice,
  newPerson,
}) => {
  const guests = [await newPerson('one', 'mantua.localhost'), await newPerson('two', 'mantua.localhost')]
  await signIn(alice.page, alice)
  const links: string[] = []
  for (const _ of guests) {
    links.push((await makeInvite(alice.page, 'contact-and-account')).link)
    await handOut(alice.page)
    await closeSheet(alice.page)
    await alice.page.reload()
    await expectOnline(alice.page)
  }
  expect(new Set(links).size).toBe(2)
  await openLedger(alice.page)
  await expect(row(alice.page, 'open')).toHaveCount(2)
  await alice.page.goto('about:blank')
  for (const [index, { page, ...guest }] of guests.entries()) {
    await signIn(page, guest)
    await openLink(page, links[index] ?? '')
    await page.getByTestId('landing-accept').click()
    await expectContacts(page, alice.jid)
  }

  await alice.page.goBack()
  await expectOnline(alice.page)
  await expect(row(alice.page, 'used')).toHaveCount(2)
  for (const { jid } of guests) await expect(row(alice.page).filter({ hasText: jid })).toHaveCount(0)
  await go(alice.page, '#/contacts')
  for (const { jid } of guests) await expect(contactRow(alice.page, jid)).toBeVisible()
})

/** Hands out this many for contacts only, each for somebody else, and is gone. */
async function handOutAndLeave(host: Browsing, count: number): Promise<string[]> {
  const links: string[] = []
  for (let made = 0; made < count; made++) {
    links.push((await makeInvite(host.page, 'contact')).link)
    await handOut(host.page)
    await closeSheet(host.page)
    await host.page.reload()
    await expectOnline(host.page)
  }
  await openLedger(host.page)
  await expect(row(host.page, 'open')).toHaveCount(count)
  await host.page.goto('about:blank')
  return links
}

async function comeWith(guest: Browsing, link: string, host: Browsing) {
  await signIn(guest.page, guest)
  await openLink(guest.page, link)
  await guest.page.getByTestId('landing-accept').click()
  await expectContacts(guest.page, host.jid)
}

async function comeBack(host: Browsing) {
  await host.page.goBack()
  await expectOnline(host.page)
  await openLedger(host.page)
}

test('a contact who came while the host was away, by an invite of which the server tells nothing: probably, until the host says so', async ({
  newPerson,
  newGuest,
  accounts,
}) => {
  const host = await newPerson('host', 'closed.localhost')
  const guest = await newPerson('guest', 'mantua.localhost')
  await signIn(host.page, host)
  const [link = ''] = await handOutAndLeave(host, 1)
  // Else the session goes on where it was, and is told what it missed.
  await accounts.disconnect(host.jid)
  await comeWith(guest, link, host)

  await comeBack(host)
  const one = row(host.page, 'probably-used')
  await expect(one).toContainText(`Probably used by ${guest.user}, at the latest today`)
  await expect(one).toContainText('If not, it is good until')
  await expect(row(host.page)).toHaveCount(1)
  await go(host.page, '#/')
  await expect(host.page.getByTestId('conversation-item')).toHaveAttribute('data-jid', guest.jid)

  // Another device hears of the guess, and of what the host says of it.
  const tablet = await newGuest()
  await tablet.page.goto('/')
  await signIn(tablet.page, host)
  await openLedger(tablet.page)
  await expect(row(tablet.page, 'probably-used')).toContainText(guest.user)
  await row(tablet.page).getByRole('button', { name: /^More/ }).click()
  await tablet.page.getByRole('menuitem', { name: `Yes, it was ${guest.user}` }).click()
  for (const { page } of [tablet, host]) await expectUsedBy(page, guest.jid)
})

test('one of two: neither is taken for used, and saying which it was not opens that one again', async ({
  newPerson,
}) => {
  const host = await newPerson('host', 'closed.localhost')
  const guest = await newPerson('guest')
  await signIn(host.page, host)
  const [, link = ''] = await handOutAndLeave(host, 2)
  await comeWith(guest, link, host)

  await comeBack(host)
  const guesses = row(host.page, 'probably-used')
  await expect(guesses).toHaveCount(2)
  for (const guess of await guesses.all()) await expect(guess).toContainText(`Perhaps used by ${guest.user}`)
  await expect(guesses.first()).toContainText('it was one of 2 invites, nobody knows which')
  await guesses.last().getByRole('button', { name: /^More/ }).click()
  await host.page.getByRole('menuitem', { name: `No, it was not ${guest.user}` }).click()
  await expect(row(host.page, 'open')).toHaveCount(1)
  await expect(guesses).toHaveCount(1)
  await host.page.reload()
  await expectOnline(host.page)
  await expect(row(host.page, 'open')).toHaveCount(1)
  await expect(guesses).toHaveCount(1)
})
