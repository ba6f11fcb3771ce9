/** People: ask somebody, be asked, name them, let them go. */
import type { Page } from '@playwright/test'
import { contactRow, go } from './chat.ts'
import { expect, signIn, test } from './people.ts'

async function ask(page: Page, address: string, name = '') {
  await go(page, '#/contacts')
  await page.getByRole('button', { name: 'Add a contact' }).first().click()
  const sheet = page.getByRole('dialog', { name: 'Add a contact' })
  await sheet.getByRole('textbox', { name: 'Address' }).fill(address)
  await sheet.getByRole('textbox', { name: 'Name' }).fill(name)
  await sheet.getByRole('button', { name: 'Ask them' }).click()
  return sheet
}

const requests = (page: Page) => page.getByRole('region', { name: 'Want to be let in' })

test('I ask, Bob lets me in, and we see that the other is there', async ({ alice, bob }) => {
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await ask(alice.page, bob.jid, 'Bobby')
  await expect(alice.page.getByText('Bobby has been asked.')).toBeVisible()
  await go(alice.page, '#/contacts')
  await expect(contactRow(alice.page, bob.jid)).toContainText('Bobby')
  await expect(contactRow(alice.page, bob.jid)).toContainText('Asked, waits for an answer')

  await go(bob.page, '#/contacts')
  await expect(requests(bob.page)).toContainText(alice.jid)
  await requests(bob.page)
    .getByRole('button', { name: `Let ${alice.user} in` })
    .click()
  await expect(requests(bob.page)).toHaveCount(0)
  for (const [page, jid] of [
    [alice.page, bob.jid],
    [bob.page, alice.jid],
  ] as const) {
    await expect(contactRow(page, jid)).toHaveAttribute('data-subscription', 'both')
    await expect(contactRow(page, jid)).toContainText('Active now')
  }
  await bob.page.close()
  await alice.page.reload()
  await expect(contactRow(alice.page, bob.jid)).toContainText('Bobby')
})

test('Bob refuses me, and is asked only once', async ({ alice, bob }) => {
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await ask(alice.page, bob.jid)
  await go(bob.page, '#/contacts')
  await requests(bob.page)
    .getByRole('button', { name: `Refuse ${alice.user}` })
    .click()
  await expect(requests(bob.page)).toHaveCount(0)
  await bob.page.reload()
  await expect(bob.page.getByText('Nobody here yet')).toBeVisible()
  await go(alice.page, '#/contacts')
  await expect(contactRow(alice.page, bob.jid)).toHaveAttribute('data-subscription', 'none')
  await expect(contactRow(alice.page, bob.jid)).not.toContainText('waits for an answer')
})

test('I rename Bob, and later let him go', async ({ alice, bob, accounts }) => {
  await accounts.befriend(alice.jid, bob.jid)
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await go(alice.page, '#/contacts')
  await contactRow(alice.page, bob.jid).click()
  const menu = async (item: string) => {
    await alice.page
      .getByTestId('conversation')
      .getByRole('button', { name: /^More about/ })
      .click()
    await alice.page.getByRole('menuitem', { name: item }).click()
  }
  await menu('Rename')
  const sheet = alice.page.getByRole('dialog', { name: /^Rename/ })
  await sheet.getByRole('textbox', { name: 'Name' }).fill('My dear Bob')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await expect(alice.page.getByRole('heading', { name: 'My dear Bob', exact: true })).toBeVisible()
  await alice.page.reload()
  await expect(alice.page.getByRole('heading', { name: 'My dear Bob', exact: true })).toBeVisible()

  await menu('Remove contact')
  await alice.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await go(alice.page, '#/contacts')
  await expect(contactRow(alice.page, bob.jid)).toHaveCount(0)
  await go(bob.page, '#/contacts')
  await expect(contactRow(bob.page, alice.jid)).toHaveAttribute('data-subscription', 'none')
})

test('each address that cannot be a contact is answered in its own words', async ({
  alice,
  bob,
  accounts,
}) => {
  await accounts.befriend(alice.jid, bob.jid)
  await signIn(alice.page, alice)
  const sheet = await ask(alice.page, 'nothing like an address')
  await expect(sheet).toContainText('An address has a name, an @ and a server')
  const address = sheet.getByRole('textbox', { name: 'Address' })
  await address.fill(alice.jid)
  await sheet.getByRole('button', { name: 'Ask them' }).click()
  await expect(sheet).toContainText('This is your own address.')
  await address.fill(bob.jid.toUpperCase())
  await sheet.getByRole('button', { name: 'Ask them' }).click()
  await expect(sheet).toContainText('They are a contact of yours already.')
  await sheet.getByRole('button', { name: 'Open the chat' }).click()
  await expect(alice.page.getByTestId('conversation')).toHaveAttribute('data-jid', bob.jid)
})

test('asked while offline, they hear of it when I am back', async ({ alice, bob }) => {
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await alice.context.setOffline(true)
  await ask(alice.page, bob.jid)
  await alice.context.setOffline(false)
  await go(bob.page, '#/contacts')
  await expect(requests(bob.page)).toContainText(alice.jid)
})
