/** A code for a room: it changes by itself as soon as somebody came in, and counts who did. */
import type { Page } from '@playwright/test'
import {
  expectIn,
  join,
  makeInvite,
  newName,
  openLedger,
  openLink,
  openSheet,
  row,
  sheet,
  shownInvite,
} from './inviting.ts'
import { type Browsing, expect, signIn, test } from './people.ts'

const code = (page: Page) => page.getByTestId('invite-qr')

/** What is on screen, once it is another one than `before`. */
async function nextCode(page: Page, before: string | null): Promise<string> {
  await expect(code(page)).toBeVisible()
  if (before) await expect(code(page)).not.toHaveAttribute('data-text', before)
  return (await code(page).getAttribute('data-text')) ?? ''
}

async function startShow(host: Browsing, people: string) {
  await signIn(host.page, host)
  await openSheet(host.page)
  await sheet(host.page).getByRole('button', { name: 'For a group' }).click()
  await host.page
    .getByRole('radiogroup', { name: 'How many may come in' })
    .getByText(people, { exact: true })
    .click()
  await host.page.getByRole('button', { name: 'Start' }).click()
}

test('two come in one after the other, each by a code of their own', async ({ alice, bob, newGuest }) => {
  await startShow(alice, '5')
  await expect(alice.page.getByText('Nobody yet')).toBeVisible()
  const first = await nextCode(alice.page, null)
  const guest = await newGuest()
  const name = newName('nina')
  await openLink(guest.page, first)
  await join(guest.page, name)
  await expectIn(guest.page, alice.jid)

  const second = await nextCode(alice.page, first)
  await expect(alice.page.getByText('1 came in', { exact: true })).toBeVisible()
  await signIn(bob.page, bob)
  await openLink(bob.page, second)
  await bob.page.getByTestId('landing-accept').click()
  await expectIn(bob.page, alice.jid)

  const third = await nextCode(alice.page, second)
  expect(third).not.toBe(first)
  await expect(alice.page.getByText('2 came in', { exact: true })).toBeVisible()
  await expect(alice.page.getByText(`${name}, ${bob.user}`)).toBeVisible()
  await expect(alice.page.getByText('3 places left')).toBeVisible()

  await alice.page.getByRole('button', { name: 'Stop' }).click()
  await expect(alice.page.getByText(/^The last code was not used/)).toBeVisible()
  await alice.page.getByRole('button', { name: 'Done' }).click()
  await openLedger(alice.page)
  await expect(row(alice.page, 'used')).toHaveCount(2)
  // The one that the room saw last, and the one that was fetched ahead.
  await expect(row(alice.page, 'open').getByText('For somebody')).toHaveCount(1)
  await expect(row(alice.page, 'open').getByText('Nobody has it yet')).toHaveCount(1)
})

test('where the tokens are ours, a room is let in as well, and the last code is withdrawn', async ({
  newPerson,
}) => {
  const host = await newPerson('host', 'noinvite.localhost')
  const guests = [await newPerson('one'), await newPerson('two')]
  await startShow(host, '5')
  let shown: string | null = null
  for (const guest of guests) {
    await signIn(guest.page, guest)
    shown = await nextCode(host.page, shown)
    await openLink(guest.page, shown)
    await guest.page.getByTestId('landing-accept').click()
    await expectIn(guest.page, host.jid)
  }
  await nextCode(host.page, shown)
  await expect(host.page.getByText('2 came in', { exact: true })).toBeVisible()
  await host.page.getByRole('button', { name: 'Stop' }).click()
  await expect(host.page.getByText('The last code lets nobody in any more.')).toBeVisible()
  await host.page.getByRole('button', { name: 'Done' }).click()
  await openLedger(host.page)
  await expect(row(host.page, 'used')).toHaveCount(2)
  await expect(row(host.page, 'withdrawn')).toHaveCount(1)
})

test('a code is read straight from the sheet: the ledger knows, though nobody copied it', async ({
  alice,
  bob,
}) => {
  await signIn(alice.page, alice)
  const { link } = await makeInvite(alice.page, 'contact-and-account')
  await signIn(bob.page, bob)
  await openLink(bob.page, link)
  await bob.page.getByTestId('landing-accept').click()
  await expectIn(bob.page, alice.jid)
  await sheet(alice.page).getByRole('button', { name: 'Make another invite' }).click()
  const next = await shownInvite(alice.page, 'contact-and-account')
  expect(next.link).not.toBe(link)
  await openLedger(alice.page)
  await expect(row(alice.page, 'used').filter({ hasText: bob.jid })).toHaveCount(1)
  await expect(row(alice.page, 'open')).toHaveCount(1)
  await expect(row(alice.page)).toHaveCount(2)
})
