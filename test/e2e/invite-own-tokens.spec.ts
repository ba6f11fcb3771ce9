/** Servers that make no invites: this program honours its own, on any device of the host that is there (XEP-0379 §4.2). */
import type { Page } from '@playwright/test'
import { go } from './chat.ts'
import {
  closeSheet,
  expectContacts,
  expectIn,
  expectJoined,
  expectMessage,
  expectUsedBy,
  makeInvite,
  openLedger,
  openLink,
  row,
  sheet,
  shownInvite,
} from './inviting.ts'
import { type Browsing, expect, expectOnline, signIn, test } from './people.ts'

const BARE = 'bare.localhost'
const NO_INVITES = 'noinvite.localhost'

async function accept(guest: Browsing, link: string, host: Browsing) {
  await openLink(guest.page, link)
  await guest.page.getByTestId('landing-accept').click()
  await expectIn(guest.page, host.jid)
}

async function expectRequest(host: Page, guest: Browsing) {
  await go(host, '#/contacts')
  await expect(host.getByRole('button', { name: `Let ${guest.user} in` })).toBeVisible()
}

const handOut = (page: Page) => page.getByRole('button', { name: 'Copy link' }).click()

for (const domain of [BARE, NO_INVITES])
  test(`${domain}: a token of our own lets one in while we are there, and the next one asks`, async ({
    newPerson,
    house,
  }) => {
    const host = await newPerson('host', domain)
    const [first, second] = [await newPerson('first'), await newPerson('second')]
    await signIn(host.page, host)
    const { link, token } = await makeInvite(host.page, 'contact')
    expect(link.startsWith(`${house.web}#`)).toBe(true)
    // 128 bits at least (D4.10).
    expect(token).toMatch(/^[\w-]{22,}$/)
    await expect(sheet(host.page).getByText(/^Works while Tessera is open/)).toBeVisible()

    for (const guest of [first, second]) await signIn(guest.page, guest)
    await accept(first, link, host)
    await expectJoined(host.page, first.user)
    await expectContacts(first.page, host.jid)
    await expectUsedBy(host.page, first.jid)
    await expectContacts(host.page, first.jid)

    await accept(second, link, host)
    await expectRequest(host.page, second)
    await expect(second.page.getByText(`${host.user} has not answered yet.`)).toBeVisible()
    await openLedger(host.page)
    await expect(row(host.page)).toHaveCount(1)
    await expect(row(host.page, 'used')).not.toContainText(second.jid)
  })

test('whoever comes while no device of the host is there is let in when one comes back', async ({
  newPerson,
}) => {
  const host = await newPerson('host', NO_INVITES)
  const guest = await newPerson('guest')
  await signIn(host.page, host)
  const { link } = await makeInvite(host.page, 'contact')
  await handOut(host.page)
  await host.page.goto('about:blank')
  await signIn(guest.page, guest)
  await accept(guest, link, host)
  await expect(guest.page.getByText(`${host.user} has not answered yet.`)).toBeVisible()
  // It may take days, and several visits.
  await guest.page.reload()
  await expectOnline(guest.page)
  await expect(guest.page.getByText(`${host.user} has not answered yet.`)).toBeVisible()

  await host.page.goBack()
  await expectOnline(host.page)
  await expectContacts(guest.page, host.jid)
  await expectContacts(host.page, guest.jid)
  await expectUsedBy(host.page, guest.jid)
})

test('one for a single address: another who uses it asks, and leaves it good for the one it is for', async ({
  newPerson,
}) => {
  const host = await newPerson('host', NO_INVITES)
  const [other, right] = [await newPerson('other'), await newPerson('right')]
  await signIn(host.page, host)
  const { link: forAnybody } = await makeInvite(host.page, 'contact')
  await sheet(host.page).getByRole('button', { name: 'Only for one address' }).click()
  const address = host.page.getByTestId('invite-bound-to')
  await address.fill(right.user)
  await address.press('Enter')
  await expect(sheet(host.page).getByText(/^An address has a name, an @ and a server/)).toBeVisible()
  await address.fill(right.jid)
  await address.press('Enter')
  await expect(sheet(host.page).getByText(`Only for ${right.jid}, until`, { exact: false })).toBeVisible()
  const { link } = await shownInvite(host.page, 'contact')
  expect(link).not.toBe(forAnybody)
  // Whoever holds it learns nothing of for whom it is.
  expect(decodeURIComponent(link)).not.toContain(right.user)
  await handOut(host.page)
  await closeSheet(host.page)
  await openLedger(host.page)
  await expect(row(host.page, 'open').filter({ hasText: `Only for ${right.jid}` })).toHaveCount(1)

  for (const guest of [other, right]) await signIn(guest.page, guest)
  await accept(other, link, host)
  await expectRequest(host.page, other)
  await openLedger(host.page)
  await expect(row(host.page, 'open').filter({ hasText: `Only for ${right.jid}` })).toHaveCount(1)

  await accept(right, link, host)
  await expectContacts(right.page, host.jid)
  await expectUsedBy(host.page, right.jid)
  await expectRequest(host.page, other)
})

test('one that was withdrawn lets nobody in', async ({ newPerson }) => {
  const host = await newPerson('host', NO_INVITES)
  const guest = await newPerson('guest')
  await signIn(host.page, host)
  const { link } = await makeInvite(host.page, 'contact')
  await handOut(host.page)
  await closeSheet(host.page)
  await openLedger(host.page)
  await row(host.page, 'open').getByRole('button', { name: /^More/ }).click()
  await host.page.getByRole('menuitem', { name: 'Withdraw' }).click()
  await host.page.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(row(host.page, 'withdrawn')).toHaveCount(1)

  await signIn(guest.page, guest)
  await accept(guest, link, host)
  await expectRequest(host.page, guest)
  await openLedger(host.page)
  await expect(row(host.page, 'withdrawn')).toHaveCount(1)
  await expect(row(host.page, 'used')).toHaveCount(0)
})

test('another device of the host honours it, and knows of it, while the one that made it is off', async ({
  newPerson,
  newGuest,
}) => {
  const host = await newPerson('host', NO_INVITES)
  const guest = await newPerson('guest')
  const tablet = await newGuest()
  await signIn(host.page, host)
  const { link, token } = await makeInvite(host.page, 'contact')
  await sheet(host.page).getByRole('textbox', { name: 'For whom?' }).fill('the baker')
  await handOut(host.page)
  await closeSheet(host.page)

  await tablet.page.goto('/')
  await signIn(tablet.page, host)
  await openLedger(tablet.page)
  await expect(row(tablet.page, 'open').getByText('For the baker')).toBeVisible()
  const id = await row(tablet.page, 'open').getAttribute('data-token-id')
  expect(id).not.toBe(token)
  await openLedger(host.page)
  await expect(row(host.page, 'open')).toHaveAttribute('data-token-id', id ?? '')
  await host.page.close()

  await signIn(guest.page, guest)
  await accept(guest, link, host)
  await expectUsedBy(tablet.page, guest.jid)
  await expectContacts(tablet.page, guest.jid)
  await expectMessage(guest.page, tablet.page, guest.jid, 'is anybody there?')

  // The first one comes back, and has heard of it.
  const page = await host.context.newPage()
  await page.goto('/')
  await expectOnline(page)
  await expectUsedBy(page, guest.jid)
})
