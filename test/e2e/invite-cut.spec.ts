/** Where the way in is cut: a page that is loaded anew between a word and its answer, a network that goes, the back button. */
import type { Page } from '@playwright/test'
import { openChat } from './chat.ts'
import { type CutLine, cutLine } from './cut-line.ts'
import { expectContacts, expectIn, fillJoin, landing, newName, openLink, PASSWORD } from './inviting.ts'
import { type Browsing, expect, expectOnline, signIn, test } from './people.ts'

const REGISTER = /jabber:iq:register.*<password>/s
const SIGN_IN = /<authenticate /

async function toTheButton(page: Page, link: string, name: string) {
  await openLink(page, link)
  await page.getByTestId('landing-join').click()
  await fillJoin(page, name)
  await expect(page.getByRole('heading', { name: 'Two things, then say hello' })).toBeVisible()
}

/** The page dies with the line. What is typed is gone, but for the name. */
async function loadAnew(page: Page, line: CutLine, name: string) {
  line.mend()
  await page.reload()
  await expect(page.getByTestId('join-username')).toHaveValue(name)
  await page.getByTestId('join-password').fill(PASSWORD)
  await page.getByTestId('join-submit').click()
}

async function expectGuest(page: Page, host: Browsing, name: string) {
  await expectIn(page, host.jid)
  await expectContacts(page, host.jid)
  await signIn(host.page, host)
  await expectContacts(host.page, `${name}@${host.domain}`)
}

for (const [moment, lose] of Object.entries({
  'before the server heard of the account': (line: CutLine) => line.loseWord(REGISTER),
  'after the account was made, before that was heard': (line: CutLine) => line.loseAnswer(REGISTER),
  'after the account was made, before anybody signed in': (line: CutLine) => line.loseWord(SIGN_IN),
  'after the sign-in, before that was heard': (line: CutLine) => line.loseAnswer(SIGN_IN),
}))
  test(`a page that is loaded anew ${moment}`, async ({ alice, accounts, newGuest }) => {
    const { page, context } = await newGuest()
    const line = await cutLine(context)
    const name = newName('nina')
    await toTheButton(page, await accounts.invite(alice.jid), name)
    const lost = lose(line)
    await page.getByTestId('join-submit').click()
    await lost
    await loadAnew(page, line, name)
    await expectGuest(page, alice, name)
  })

test('whoever pressed and was cut off says it again by themselves, with the token, and is let in', async ({
  alice,
  bob,
  accounts,
}) => {
  await signIn(alice.page, alice)
  const line = await cutLine(bob.context)
  await bob.page.reload()
  await signIn(bob.page, bob)
  await openLink(bob.page, await accounts.inviteContact(alice.jid))
  const lost = line.loseWord(/preauth/)
  await bob.page.getByTestId('landing-accept').click()
  await lost
  line.mend()
  await bob.page.reload()
  await expectOnline(bob.page)
  await expectContacts(bob.page, alice.jid)
})

test('without a network: the invite opens, the door waits, and opens by itself when there is one', async ({
  alice,
  accounts,
  newGuest,
  house,
}) => {
  const { page, context } = await newGuest()
  await page.goto(house.web)
  await expect(page.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
  // What is needed for the next screens is fetched while this one is read.
  await openLink(page, await accounts.invite(alice.jid))
  await expect
    .poll(() => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name)))
    .toEqual(
      expect.arrayContaining(
        [/\/Join-/, /\/registration-/, /\/register-/, /\/house-icons-/, /\/house-(?!icons)/].map((part) =>
          expect.stringMatching(part),
        ),
      ),
    )
  await context.setOffline(true)
  await page.getByTestId('landing-join').click()
  await expect(page.getByTestId('join-error')).toHaveAttribute('data-status', 'offline')
  await context.setOffline(false)
  await fillJoin(page, newName('nina'))
  await page.getByTestId('join-submit').click()
  await expectIn(page, alice.jid)
})

test('without a network, signed in: accepted now, asked when there is one', async ({
  alice,
  bob,
  accounts,
}) => {
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  // What a chat is made of is here once one was open.
  await openChat(bob.page, `nobody@${bob.domain}`)
  await expect(bob.page.getByTestId('composer')).toBeVisible()
  await openLink(bob.page, await accounts.inviteContact(alice.jid))
  await bob.context.setOffline(true)
  await expect(bob.page.getByText('You are offline. It leaves when you are back.')).toBeVisible()
  await bob.page.getByTestId('landing-accept').click()
  await expect(bob.page.getByTestId('conversation')).toHaveAttribute('data-jid', alice.jid)
  await expect(bob.page.getByText(/what has not left leaves when you are back/)).toBeVisible()
  await bob.context.setOffline(false)
  await expectContacts(bob.page, alice.jid)
})

test('back leads from the form to the invite, and from there to the beginning, where it is kept', async ({
  alice,
  accounts,
  newGuest,
  house,
}) => {
  const { page } = await newGuest()
  await page.goto(house.web)
  await expect(page.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
  await openLink(page, await accounts.invite(alice.jid))
  await page.getByTestId('landing-join').click()
  await expect(page.getByTestId('join-username')).toBeVisible()
  await page.goBack()
  await expect(landing(page)).toHaveAttribute('data-situation', /^(join|go-on)$/)
  await page.goBack()
  await expect(page.getByText(`Your invite from ${alice.user}`)).toBeVisible()
  await page.getByRole('link', { name: 'Go on' }).click()
  await expect(landing(page)).toHaveAttribute('data-inviter', alice.jid)
  await page.getByTestId('landing-have-account').click()
  await expect(page.getByTestId('sign-in-address')).toBeVisible()
  await page.goBack()
  await page.getByTestId('landing-join').click()
  await fillJoin(page, newName('nina'))
  await page.getByTestId('join-submit').click()
  await expectIn(page, alice.jid)
  // Where one is in, back does not lead out.
  await page.goBack()
  await expectOnline(page)
  await expect(page.getByTestId('join-username')).toHaveCount(0)
})

test('a link that is opened a second time by whoever came in by it leads to the chat', async ({
  alice,
  bob,
  accounts,
}) => {
  const link = await accounts.invite(alice.jid)
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await openLink(bob.page, link)
  await bob.page.getByTestId('landing-accept').click()
  await expectIn(bob.page, alice.jid)
  await expectContacts(bob.page, alice.jid)
  await openLink(bob.page, link)
  await expect(landing(bob.page)).toHaveAttribute('data-situation', 'known')
  await bob.page.getByTestId('landing-accept').click()
  await expectIn(bob.page, alice.jid)

  // And the host who tries it is told whose it is.
  await openLink(alice.page, link)
  await expect(landing(alice.page)).toHaveAttribute('data-situation', 'own')
  await expect(alice.page.getByTestId('landing-accept')).toHaveCount(0)
})
