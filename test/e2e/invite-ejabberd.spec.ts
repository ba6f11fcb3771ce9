/** The whole loop at the other server: what Prosody does one way, ejabberd 26 does another. */
import type { Page } from '@playwright/test'
import { CLUB, GOOD_PASSWORD, OPEN, skipWithoutEjabberd, test } from './ejabberd.ts'
import {
  closeSheet,
  expectContacts,
  expectIn,
  expectJoined,
  expectMessage,
  expectUsedBy,
  landing,
  makeInvite,
  newName,
  openLedger,
  openLink,
  openSheet,
  row,
  sheet,
  tokenIn,
} from './inviting.ts'
import { expect, expectOnline, signIn } from './people.ts'

skipWithoutEjabberd()

const choose = (page: Page, kind: string) =>
  page.locator(`[data-testid="invite-kind"][data-kind="${kind}"]`).click()

/** With its page at the server: the link holds the token, and says nothing else. */
async function shownInvite(page: Page, says: RegExp) {
  await expect(page.getByTestId('invite-uri')).toHaveText(says)
  const uri = (await page.getByTestId('invite-uri').textContent()) ?? ''
  const link = (await page.getByTestId('invite-link').textContent()) ?? ''
  expect(link).toContain(tokenIn(uri))
  return { uri, link }
}

/** The server's page, and what it names for apps, as the system hands it over. */
async function comeByPage(page: Page, web: string, link: string) {
  await page.goto(link)
  const uri = await page.locator('head link[href^="xmpp:"]').getAttribute('href')
  await page.goto(`${web}?uri=${encodeURIComponent(uri ?? '')}`)
  await expect(landing(page)).toBeVisible()
  await expect.poll(() => new URL(page.url()).hash).toBe('#/invite')
  expect(page.url()).not.toContain('preauth')
}

async function join(page: Page, name: string | null) {
  await page.getByTestId('landing-join').click()
  if (name !== null) await page.getByTestId('join-username').fill(name)
  await page.getByTestId('join-password').fill(GOOD_PASSWORD)
  await page.getByTestId('join-submit').click()
}

test('ejabberd: contact and account, by its own page: a guest makes an account, and both write', async ({
  newMember,
  newStranger,
  house,
}) => {
  const host = await newMember('host', OPEN)
  await signIn(host.page, host)
  await openSheet(host.page)
  await choose(host.page, 'contact-and-account')
  const { link } = await shownInvite(host.page, /;ibr=y$/)
  expect(new URL(link).hostname).toBe(OPEN)
  await expect(sheet(host.page).getByText('Checked: this code works')).toBeVisible()

  const { page } = await newStranger()
  await comeByPage(page, house.web, link)
  await expect(landing(page)).toHaveAttribute('data-kind', 'contact-and-account')
  const name = newName('nina')
  const nina = `${name}@${OPEN}`
  await join(page, name)
  await expectIn(page, host.jid)
  await expectJoined(host.page, name)
  await closeSheet(host.page)
  await expectMessage(page, host.page, nina, 'I am in!')
  await expectMessage(host.page, page, host.jid, 'so you are')
  await expectUsedBy(host.page, nina)
  await expectContacts(host.page, nina)
  await expectContacts(page, host.jid)
})

test('ejabberd: an account with a name: it asks for it first, says when it is taken, and the guest need not choose', async ({
  newMember,
  newStranger,
  house,
}) => {
  const host = await newMember('host', OPEN)
  await signIn(host.page, host)
  await openSheet(host.page)
  await choose(host.page, 'account')
  const form = sheet(host.page)
  const username = form.getByRole('textbox', { name: 'Username' })
  await username.fill(host.user)
  await form.getByRole('button', { name: 'Make the invite' }).click()
  await expect(form.getByRole('alert')).toContainText('User already exists')
  const name = newName('nina')
  const nina = `${name}@${OPEN}`
  await username.fill(name)
  await form.getByRole('checkbox').click({ force: true })
  await form.getByRole('button', { name: 'Make the invite' }).click()
  const { link, uri } = await shownInvite(host.page, /\?register;/)
  expect(uri).toContain(`xmpp:${nina}?`)
  await closeSheet(host.page)

  const { page } = await newStranger()
  await comeByPage(page, house.web, link)
  await expect(landing(page)).toContainText(`Its name is ${name}`)
  await join(page, null)
  await expectOnline(page)
  // The server has made them contacts.
  await expectContacts(page, host.jid)
  await expectContacts(host.page, nina)
  await expectUsedBy(host.page, nina)
})

test('ejabberd: a contact only, by our own page: somebody with an account comes in, a second one has to ask', async ({
  newMember,
  house,
}) => {
  const host = await newMember('host', CLUB)
  const [first, second] = [await newMember('first', OPEN), await newMember('second', CLUB)]
  await signIn(host.page, host)
  const { link } = await makeInvite(host.page, 'contact')
  expect(link.startsWith(`${house.web}#`)).toBe(true)
  for (const guest of [first, second]) {
    await signIn(guest.page, guest)
    await openLink(guest.page, link)
    await guest.page.getByTestId('landing-accept').click()
    await expectIn(guest.page, host.jid)
    if (guest !== first) continue
    await expectJoined(host.page, first.user)
    await closeSheet(host.page)
    await expectMessage(first.page, host.page, first.jid, 'good evening')
    await expectMessage(host.page, first.page, host.jid, 'come in')
    await expectContacts(first.page, host.jid)
  }
  await host.page.goto('#/contacts')
  await expect(host.page.getByRole('button', { name: `Let ${second.user} in` })).toBeVisible()
  await openLedger(host.page)
  await expect(row(host.page, 'used').filter({ hasText: first.jid })).toHaveCount(1)
  await expect(row(host.page)).toHaveCount(1)
})
