/** Contacts that others keep: they come and go by themselves, nobody here can change them, and one's own words for them stay. */
import type { Page } from '@playwright/test'
import type { ContactsOfUser } from '../../server/contacts-app.mjs'
import { chatRow, contactRow, expectSent, go, messageOf, openChat, write } from './chat.ts'
import type { House } from './house.ts'
import { expect, rawStream, signIn, test } from './people.ts'

const MANAGED = 'managed.localhost'
const MANY = 5000

/** The organisation changes somebody's list. */
async function keep(house: House, user: string, contacts: ContactsOfUser) {
  const answer = await fetch(house.contacts.replace('%s', user), {
    method: 'PUT',
    body: JSON.stringify(contacts),
  })
  expect(await answer.json()).toMatchObject({ status: 'ok', updated: 1, errors: 0 })
}

const menu = async (page: Page, item: string | RegExp) => {
  await page
    .getByTestId('conversation')
    .getByRole('button', { name: /^More about/ })
    .click()
  await expect(page.getByRole('menu')).toBeVisible()
  return page.getByRole('menuitem', { name: item })
}

test('people come, change and go while a chat is open, and what was said stays', async ({
  house,
  newPerson,
}) => {
  const [anna, ben] = [await newPerson('anna', MANAGED), await newPerson('ben', MANAGED)]
  await keep(house, ben.user, { [anna.jid]: { name: 'Anna' } })
  await signIn(anna.page, anna)
  await signIn(ben.page, ben)
  await go(anna.page, '#/contacts')
  await expect(anna.page.getByTestId('contacts-managed')).toContainText('Kept by your organisation')
  await expect(anna.page.getByText('Nobody here yet')).toBeVisible()
  await expect(anna.page.getByRole('button', { name: 'Add a contact' })).toHaveCount(0)
  await expect(anna.page.getByTestId('invite-create')).toHaveCount(0)

  await keep(house, anna.user, { [ben.jid]: { name: 'Ben', groups: ['Workshop'] } })
  const row = contactRow(anna.page, ben.jid)
  await expect(row).toContainText('Ben')
  await expect(row).toContainText('Active now')
  await expect(row).toHaveAttribute('data-managed', 'true')
  await expect(row).toHaveAttribute('data-subscription', 'both')
  await expect(anna.page.getByRole('radio', { name: 'Workshop' })).toBeVisible()

  await openChat(anna.page, ben.jid)
  await write(anna.page, 'Is the kiln warm?')
  await expectSent(anna.page, 'Is the kiln warm?')
  await keep(house, anna.user, { [ben.jid]: { name: 'Benedikt' } })
  await expect(anna.page.getByRole('heading', { name: 'Benedikt' })).toBeVisible()
  await keep(house, anna.user, {})
  await expect(anna.page.getByTestId('left-list')).toContainText('not in your organisation’s list any more')
  await expect(messageOf(anna.page, 'Is the kiln warm?')).toBeVisible()
  await anna.page.reload()
  await expect(anna.page.getByTestId('left-list')).toBeVisible()
  await expect(chatRow(anna.page, ben.jid)).toBeVisible()
  await expect(await menu(anna.page, 'Add a contact')).toHaveCount(0)
  await anna.page.keyboard.press('Escape')
  await keep(house, anna.user, { [ben.jid]: { name: 'Ben' } })
  await expect(anna.page.getByTestId('left-list')).toHaveCount(0)
})

test('what is tried on another client is shown as it really is', async ({ house, newPerson }) => {
  const anna = await newPerson('anna', MANAGED)
  const ben = `ben@${MANAGED}`
  await keep(house, anna.user, { [ben]: { name: 'Ben' } })
  await signIn(anna.page, anna)
  await go(anna.page, '#/contacts')
  await expect(contactRow(anna.page, ben)).toContainText('Ben')

  const other = await rawStream(house, anna)
  const edit = (item: string) => other.iq('set', `<query xmlns='jabber:iq:roster'>${item}</query>`)
  expect(await edit(`<item jid='${ben}' name='Mine'/>`)).toContain('<not-allowed')
  expect(await edit(`<item jid='${ben}' subscription='remove'/>`)).toContain('<not-allowed')
  other.send(`<presence xmlns='jabber:client' to='carl@${MANAGED}' type='subscribe'/>`)
  await other.next("type='error'")
  // Behind all of that, the one who may has changed something.
  await keep(house, anna.user, { [ben]: { name: 'Ben' }, [`carl@${MANAGED}`]: { name: 'Carl' } })
  await expect(contactRow(anna.page, `carl@${MANAGED}`)).toContainText('Carl')
  await expect(contactRow(anna.page, ben)).toContainText('Ben')
  await expect(anna.page.getByTestId('contact-item')).toHaveCount(2)
  await other.close()
})

test('a name and groups of one’s own are on the other device, too, and nobody else’s business', async ({
  house,
  newPerson,
  newGuest,
}) => {
  const anna = await newPerson('anna', MANAGED)
  const ben = `ben@${MANAGED}`
  await keep(house, anna.user, { [ben]: { name: 'Ben' } })
  await signIn(anna.page, anna)
  const second = await newGuest()
  await second.page.goto(house.web)
  await signIn(second.page, anna)
  await go(second.page, '#/contacts')
  await expect(contactRow(second.page, ben)).toContainText('Ben')

  await openChat(anna.page, ben)
  await (await menu(anna.page, 'Your own name and groups')).click()
  const sheet = anna.page.getByRole('dialog')
  await expect(sheet).toContainText('on all your devices')
  await sheet.getByRole('textbox', { name: 'What you call them' }).fill('Benny')
  await sheet.getByRole('textbox', { name: 'Your groups' }).fill('Football, Friends')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await expect(anna.page.getByRole('heading', { name: 'Benny' })).toBeVisible()

  await expect(contactRow(second.page, ben)).toContainText('Benny')
  await second.page.getByText('Football', { exact: true }).click()
  await expect(second.page.getByRole('radio', { name: 'Football' })).toBeChecked()
  await expect(contactRow(second.page, ben)).toBeVisible()
  await keep(house, anna.user, { [ben]: { name: 'Benedikt' } })
  await expect(contactRow(second.page, ben)).toContainText('Benny')
})

test('five thousand people come one after the other, and the list stays of use', async ({
  house,
  newPerson,
}) => {
  test.slow()
  const anna = await newPerson('anna', MANAGED)
  await signIn(anna.page, anna)
  await go(anna.page, '#/contacts')
  await expect(anna.page.getByTestId('contacts-managed')).toBeVisible()
  const people = Object.fromEntries(
    Array.from({ length: MANY }, (_, place) => {
      const number = String(place).padStart(4, '0')
      return [`p${number}@${MANAGED}`, { name: `Person ${number}` }]
    }),
  )
  await keep(house, anna.user, people)
  const search = anna.page.getByRole('searchbox')
  await search.fill('Person 0007')
  await expect(contactRow(anna.page, `p0007@${MANAGED}`)).toBeVisible()
  await search.fill('Person 4999')
  await expect(contactRow(anna.page, `p4999@${MANAGED}`)).toBeVisible({ timeout: 60_000 })
  await search.fill('')
  await expect(contactRow(anna.page, `p0000@${MANAGED}`)).toBeVisible()
  await keep(house, anna.user, { [`p0007@${MANAGED}`]: { name: 'The last one' } })
  await expect(anna.page.getByTestId('contact-item')).toHaveCount(1, { timeout: 60_000 })
  await expect(contactRow(anna.page, `p0007@${MANAGED}`)).toContainText('The last one')
})

test('an invite of somebody elsewhere adds nobody, says so, and leads to the chat', async ({
  house,
  newPerson,
  newAccount,
  accounts,
}) => {
  const anna = await newPerson('anna', MANAGED)
  const carl = await newAccount('carl')
  await signIn(anna.page, anna)
  await go(anna.page, '#/contacts')
  await expect(anna.page.getByTestId('contacts-managed')).toBeVisible()
  const uri = await accounts.inviteContact(carl.jid)
  await anna.page.goto(`${house.web}#invite=${encodeURIComponent(uri)}`)
  const landing = anna.page.getByTestId('landing')
  await expect(landing).toHaveAttribute('data-situation', 'managed')
  await expect(landing).toContainText('kept by your organisation')
  await expect(anna.page.getByTestId('landing-accept')).toHaveCount(0)
  await anna.page.getByTestId('landing-write').click()
  await write(anna.page, 'Good morning')
  await expectSent(anna.page, 'Good morning')
})
