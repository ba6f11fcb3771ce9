/** Invites that have ended, were used, or never were; names that are taken; and two who come through one door at once. */
import type { Page } from '@playwright/test'
import {
  closeSheet,
  expectIn,
  expectJoined,
  expectUsedBy,
  fillJoin,
  join,
  landing,
  makeInvite,
  newName,
  openLedger,
  openLink,
  row,
  sheet,
} from './inviting.ts'
import { type Browsing, expect, expectOnline, type Guest, signIn, test } from './people.ts'

const BRIEF = 'brief.localhost'
const error = (page: Page) => page.getByTestId('join-error')
async function expectRefused(page: Page, domain: string) {
  await expect(
    page.getByRole('heading', { name: `${domain} does not accept this invite`, level: 1 }),
  ).toBeVisible()
  await expect(error(page)).toHaveAttribute('data-status', 'token-refused')
  await expect(error(page)).toHaveText(
    'It was used already, or it has ended, or it was copied wrongly: servers do not say which. If nobody else had it, ask for a new one.',
  )
  await expect(page.getByText('Could you send me a new one?')).toBeVisible()
  await expect(page.getByRole('button', { name: 'I already have an account' })).toBeVisible()
}

test('an invite of a few seconds: the sheet says that it ended, the ledger too, and so does the door', async ({
  newPerson,
  newGuest,
}) => {
  const host = await newPerson('host', BRIEF)
  await signIn(host.page, host)
  const { link } = await makeInvite(host.page, 'contact-and-account')
  await host.page.getByRole('button', { name: 'Copy link' }).click()
  await expect(sheet(host.page).getByText('This invite has ended')).toBeVisible()
  await closeSheet(host.page)
  await openLedger(host.page)
  await expect(row(host.page, 'expired')).toHaveCount(1)

  const { page } = await newGuest()
  await openLink(page, link)
  await page.getByTestId('landing-join').click()
  await expectRefused(page, BRIEF)
  // An address alone asks nobody.
  await page.reload()
  await expect(page.getByRole('heading', { name: `An account on ${BRIEF}` })).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expectRefused(page, BRIEF)
})

test('an invite that ended, accepted with an account: a request like any other, which the host decides', async ({
  newPerson,
}) => {
  const host = await newPerson('host', BRIEF)
  const guest = await newPerson('guest')
  await signIn(host.page, host)
  const { link } = await makeInvite(host.page, 'contact-and-account')
  await expect(sheet(host.page).getByText('This invite has ended')).toBeVisible()
  await closeSheet(host.page)

  await signIn(guest.page, guest)
  await openLink(guest.page, link)
  await guest.page.getByTestId('landing-accept').click()
  await expectIn(guest.page, host.jid)
  await expect(guest.page.getByText(`${host.user} has not answered yet.`)).toBeVisible()
  await host.page.goto(new URL('#/contacts', host.page.url()).href)
  await host.page.getByRole('button', { name: `Let ${guest.user} in` }).click()
  await expect(guest.page.getByText(`${host.user} has not answered yet.`)).toHaveCount(0)
  await openLedger(host.page)
  await expect(row(host.page, 'used')).toHaveCount(0)
})

test('a token that never was, a link that is cut short, and no link at all', async ({
  alice,
  newGuest,
  house,
}) => {
  const { page } = await newGuest()
  await openLink(
    page,
    `${house.web}#/invite/${encodeURIComponent(`xmpp:${alice.jid}?roster;preauth=Never;ibr=y`)}`,
  )
  await page.getByTestId('landing-join').click()
  await expectRefused(page, alice.domain)

  await page.goto(`${house.web}#/invite/${encodeURIComponent('xmpp:')}`)
  await expect(page.getByRole('heading', { name: 'This is not an invite' })).toBeVisible()
  await page.goto(`${house.web}#/`)
  await expect(page.getByText(`Your invite from ${alice.user}`)).toBeVisible()
})

test('a taken name costs nothing but another name, on the same invite and the same page', async ({
  alice,
  bob,
  newGuest,
}) => {
  await signIn(alice.page, alice)
  const { link } = await makeInvite(alice.page, 'contact-and-account')
  const { page } = await newGuest()
  await openLink(page, link)
  await join(page, bob.user)
  await expect(error(page)).toHaveText(`${bob.user} is taken. Choose another one; your invite is still good.`)
  await page.getByRole('group', { name: 'Other names' }).getByRole('button').first().click()
  await expect(page.getByTestId('join-username')).not.toHaveValue(bob.user)
  const name = await page.getByTestId('join-username').inputValue()
  await page.getByTestId('join-submit').click()
  await expectIn(page, alice.jid)
  await expectJoined(alice.page, name)
  await expectUsedBy(alice.page, `${name}@${alice.domain}`)
})

/** Who of them is in, once both know. */
async function settle({ page }: Guest, host: Browsing): Promise<boolean> {
  const inside = page.getByTestId('conversation')
  await expect(inside.or(error(page)).first()).toBeVisible()
  if (await error(page).isVisible()) {
    await expectRefused(page, host.domain)
    return false
  }
  await expectIn(page, host.jid)
  return true
}

test('two guests with one invite: whoever is in is in, and the ledger does not say more than it knows', async ({
  alice,
  newGuest,
}) => {
  await signIn(alice.page, alice)
  const { link } = await makeInvite(alice.page, 'contact-and-account')
  const guests = [await newGuest(), await newGuest()]
  const names = [newName('first'), newName('second')]
  for (const [index, { page }] of guests.entries()) {
    await openLink(page, link)
    await page.getByTestId('landing-join').click()
    await fillJoin(page, names[index] ?? '')
    // Both have shown the token by now, which this server then lets in for as long as the stream stands.
    await expect(page.getByTestId('join-submit')).toBeEnabled()
  }
  await Promise.all(guests.map(({ page }) => page.getByTestId('join-submit').click()))
  const came = await Promise.all(guests.map((guest) => settle(guest, alice)))
  expect(came).toContain(true)

  const inside = names.filter((_, index) => came[index])
  await openLedger(alice.page)
  await expect(row(alice.page, 'used')).toHaveCount(1)
  await expect(row(alice.page, 'open')).toHaveCount(0)
  await alice.page.goto(new URL('#/contacts', alice.page.url()).href)
  for (const name of inside)
    await expect(
      alice.page.locator(`[data-testid="contact-item"][data-jid="${name}@${alice.domain}"]`),
    ).toHaveAttribute('data-subscription', 'both')
  await expectOnline(alice.page)
  for (const heard of [alice.console, ...guests.map((guest) => guest.console)])
    expect(heard.filter((line) => line.startsWith('uncaught'))).toEqual([])
})

test('two accounts with one invite that only makes contacts: one is let in, the other asks', async ({
  newPerson,
}) => {
  const host = await newPerson('host', 'closed.localhost')
  const guests = [await newPerson('one'), await newPerson('two')]
  await signIn(host.page, host)
  const { link } = await makeInvite(host.page, 'contact')
  for (const guest of guests) {
    await signIn(guest.page, guest)
    await openLink(guest.page, link)
  }
  await Promise.all(guests.map(({ page }) => page.getByTestId('landing-accept').click()))
  await host.page.goto(new URL('#/contacts', host.page.url()).href)
  await expect(host.page.locator('[data-testid="contact-item"][data-subscription="both"]')).toHaveCount(1)
  await expect(host.page.getByText('Want to be let in')).toBeVisible()
  await openLedger(host.page)
  await expect(row(host.page, 'used')).toHaveCount(1)
  const used = await row(host.page, 'used').textContent()
  expect(guests.filter(({ jid }) => used?.includes(jid))).toHaveLength(1)
  await expect(landing(host.page)).toHaveCount(0)
})
