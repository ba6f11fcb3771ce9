/** Coming back: at once, without a password, and with everything in sight even when nobody answers. */
import type { Page, WebSocket } from '@playwright/test'
import { wakeUntilOnline, words } from './chaos.ts'
import { chatRow, expectSent, go, messageOf, openChat, write } from './chat.ts'
import { rowsOf } from './database.ts'
import { expect, expectOnline, rawStream, signIn } from './people.ts'
import { test } from './trouble.ts'

/** Watches the next connection: how often the page spoke again after having heard something, until it was let in. */
function watchFlights(page: Page): Promise<{ flights: number; success: string }> {
  return new Promise((resolve) => {
    page.once('websocket', (socket: WebSocket) => {
      let flights = 0
      let heard = true
      socket.on('framesent', () => {
        if (heard) flights += 1
        heard = false
      })
      socket.on('framereceived', ({ payload }) => {
        heard = true
        const text = String(payload)
        if (text.startsWith('<success')) resolve({ flights, success: text })
      })
    })
  })
}

async function resumedSays(page: Page, answer: 'Yes' | 'No') {
  await go(page, '#/settings/about')
  await expect(page.getByText('HT-SHA-256-NONE')).toBeVisible()
  await expect(
    page
      .getByRole('term')
      .filter({ hasText: /^Resumed$/ })
      .locator('xpath=following-sibling::*[1]'),
  ).toHaveText(answer)
}

test.use({ friends: true })

test('after a reload I am online again in one flight, with my session, and no password', async ({
  alice,
  bob,
  house,
}) => {
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  await write(alice.page, 'I will come again')
  await expectSent(alice.page, 'I will come again')
  await expect.poll(async () => (await rowsOf(alice.page, 'resume')).length).toBe(1)
  const watched = watchFlights(alice.page)
  await alice.page.reload()
  const { flights, success } = await watched
  expect(flights).toBe(1)
  expect(success).toContain('<resumed')
  await expectOnline(alice.page)
  await expect(alice.page.getByTestId('connection')).toHaveAttribute('data-flights', '1')
  await expect(messageOf(alice.page, 'I will come again')).toBeVisible()
  const other = await rawStream(house, bob)
  other.message(alice.jid, 'As you promised')
  await expect(messageOf(alice.page, 'As you promised')).toBeVisible()
  await resumedSays(alice.page, 'Yes')
})

test('after a reload I go on hearing, although the page that went said that nobody is looking', async ({
  newPerson,
  accounts,
  house,
}) => {
  // There, what the server does five seconds after a page was left, it does at once.
  const anna = await newPerson('anna', 'brief.localhost')
  const ben = await newPerson('ben', 'brief.localhost')
  await accounts.befriend(anna.jid, ben.jid)
  const other = await rawStream(house, ben)
  other.presence()
  await signIn(anna.page, anna)
  await openChat(anna.page, ben.jid)
  await anna.page.reload()
  await expectOnline(anna.page)
  for (const text of words('ben', 0, 8)) {
    other.message(anna.jid, text)
    await expect(messageOf(anna.page, text)).toBeVisible()
    // An answer and a short silence: after that, some servers hold back what they think nobody looks at.
    await write(anna.page, `And you said ${text}`)
    await other.next(`And you said ${text}`)
    await expectSent(anna.page, `And you said ${text}`)
  }
})

test('D5.12 when my old session is gone, one flight is still enough', async ({ alice, bob, ownServer }) => {
  await ownServer.house(alice, bob)
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  await write(alice.page, 'Before the restart')
  await expectSent(alice.page, 'Before the restart')
  await go(alice.page, 'about:blank')
  await ownServer.restart()
  const watched = watchFlights(alice.page)
  await alice.page.goBack()
  const { flights, success } = await watched
  expect(flights).toBe(1)
  expect(success).toContain('<bound')
  expect(success).not.toContain('<resumed')
  await expectOnline(alice.page)
  await expect(alice.page.getByTestId('connection')).toHaveAttribute('data-flights', '1')
  await expect(messageOf(alice.page, 'Before the restart')).toBeVisible()
  await resumedSays(alice.page, 'No')
})

test('with the server stopped I still see everything, and what I write leaves when it is back', async ({
  alice,
  bob,
  ownServer,
}) => {
  await ownServer.house(alice, bob)
  await signIn(alice.page, alice)
  await signIn(bob.page, bob)
  await openChat(alice.page, bob.jid)
  await write(alice.page, 'Do you hear me?')
  await expectSent(alice.page, 'Do you hear me?')
  await openChat(bob.page, alice.jid)
  await write(bob.page, 'As if you were here')
  await expect(messageOf(alice.page, 'As if you were here')).toBeVisible()

  await ownServer.stop()
  await alice.page.reload()
  await expect(chatRow(alice.page, bob.jid)).toContainText('As if you were here')
  await expect(messageOf(alice.page, 'Do you hear me?')).toBeVisible()
  await expect(messageOf(alice.page, 'As if you were here')).toBeVisible()
  await expect(alice.page.getByText(`${alice.domain} does not answer.`)).toBeVisible()
  await write(alice.page, 'And now?')
  await expect(messageOf(alice.page, 'And now?')).toHaveAttribute('data-state', 'sending')
  await alice.page.reload()
  await expect(messageOf(alice.page, 'And now?')).toHaveAttribute('data-state', 'sending')

  await ownServer.start()
  for (const person of [alice, bob]) await wakeUntilOnline(person.page)
  await expectSent(alice.page, 'And now?')
  await expect(messageOf(bob.page, 'And now?')).toBeVisible()
  await expect(messageOf(bob.page, 'And now?')).toHaveCount(1)
})
