/** Shared groups at the other server: it keeps single lines of the list, takes new names for them, and lets none of them go. */
import type { Page } from '@playwright/test'
import { contactRow, expectSent, go, openChat, write } from './chat.ts'
import { skipWithoutEjabberd, TEAM, test } from './ejabberd.ts'
import { expect, signIn } from './people.ts'

skipWithoutEjabberd()

async function choose(page: Page, item: string) {
  await page
    .getByTestId('conversation')
    .getByRole('button', { name: /^More about/ })
    .click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('ejabberd: a colleague is on my list, can be renamed but not removed, and leaves when they leave the team', async ({
  newMember,
  ejabberd,
}) => {
  const [anna, ben] = [await newMember('anna', TEAM), await newMember('ben', TEAM)]
  await ejabberd.makeTeam(anna.user, TEAM)
  for (const { user } of [anna, ben]) await ejabberd.join(anna.user, TEAM, user)
  const { page } = anna
  await signIn(page, anna)
  await go(page, '#/contacts')
  await expect(contactRow(page, ben.jid)).toHaveAttribute('data-subscription', 'both')
  // The rest of the list is one's own.
  await expect(page.getByTestId('contacts-managed')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Add a contact' }).first()).toBeVisible()

  await openChat(page, ben.jid)
  await write(page, 'Is the kiln warm?')
  await expectSent(page, 'Is the kiln warm?')
  await choose(page, 'Rename')
  await page.getByRole('dialog').getByRole('textbox').fill('Benvolio')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Benvolio', exact: true })).toBeVisible()

  await choose(page, 'Remove contact')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await go(page, '#/contacts')
  await expect(contactRow(page, ben.jid)).toHaveAttribute('data-managed', 'true')
  await expect(contactRow(page, ben.jid)).toContainText('Kept by your organisation')
  await expect(page.getByText(/^Your change about .* could not be kept/)).toBeVisible()
  await openChat(page, ben.jid)
  await choose(page, 'Your own name and groups')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await ejabberd.leave(anna.user, TEAM, ben.user)
  await expect(page.getByTestId('left-list')).toBeVisible()
})
