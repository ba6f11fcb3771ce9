/** Being told while no page is open: Prosody, the push service, and the real worker. */
import { startPushEndpoint } from '../support/push-endpoint.ts'
import { go, messageOf, openChat, write } from './chat.ts'
import { rowsOf } from './database.ts'
import { expect, expectOnline, signIn, test } from './people.ts'
import { pressInWorker, pushTo, reachedBy, shownByWorker } from './pushing.ts'
import { expectKept } from './sharing.ts'

test.use({ serviceWorkers: 'allow' })

test('I am told who wrote while no page is open, and nobody who carries it learns what', async ({
  alice,
  bob,
  accounts,
  house,
}) => {
  const endpoint = await startPushEndpoint(() => house.push.key, house.push.port)
  const browser = endpoint.browser()
  await accounts.befriend(alice.jid, bob.jid)
  await reachedBy(bob.context, browser)
  await bob.page.reload()
  await signIn(bob.page, bob)
  await expectKept(bob.page)
  const push = await pushTo(bob.page)
  await go(bob.page, '#/settings/notifications')
  const closed = bob.page.getByRole('switch', { name: 'Also while Tessera is closed' })
  await bob.page.getByText('Also while Tessera is closed', { exact: true }).click()
  await expect(closed).toBeChecked()
  await expect.poll(async () => JSON.stringify(await rowsOf(bob.page, 'accounts'))).toContain('"status":"on"')

  // Somebody who looks at a window hears of it there.
  await push(JSON.stringify({ to: await wakingId(), from: alice.jid }))
  expect(await shownByWorker(bob.context)).toEqual([])

  const { href } = new URL(house.web)
  await bob.page.goto('about:blank')
  await signIn(alice.page, alice)
  await openChat(alice.page, bob.jid)
  await write(alice.page, 'Between us')
  await expect.poll(() => browser.delivered.length).toBe(1)
  const [sent] = browser.delivered
  expect(sent?.text).not.toContain('Between us')
  expect(sent?.bytes.toString('latin1')).not.toContain(alice.user)
  await push(sent?.text ?? '')
  const [name] = alice.user.split('@')
  await expect.poll(() => shownByWorker(bob.context)).toEqual([`${name}: Wrote to you`])

  // A page that comes now tells of it itself, in the place of the worker; a press on that one's leads to the chat.
  await bob.page.goto(href)
  await expectOnline(bob.page)
  await expect(async () => {
    // Before that part of the page is there, nobody answers.
    await pressInWorker(bob.context, `${bob.jid} ${alice.jid}`)
    const conversation = bob.page.getByTestId('conversation')
    await expect(conversation).toHaveAttribute('data-jid', alice.jid, { timeout: 3000 })
  }).toPass()
  await expect(messageOf(bob.page, 'Between us')).toBeVisible()
  await expect.poll(() => shownByWorker(bob.context)).toEqual([])
  // As the worker opens it where there is no window.
  await bob.page.goto('about:blank')
  await bob.page.goto(`${href}#/chat/${encodeURIComponent(alice.jid)}?account=${encodeURIComponent(bob.jid)}`)
  await expect(bob.page.getByTestId('conversation')).toHaveAttribute('data-jid', alice.jid)
  expect(bob.page.url()).not.toContain('account=')
  await endpoint.close()

  async function wakingId() {
    const [row] = (await rowsOf(bob.page, 'accounts')) as { waking?: { id?: string } }[]
    return row?.waking?.id
  }
})
