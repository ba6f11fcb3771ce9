/** The web app as a system knows it: what may be installed, and what other programs hand over, through the real worker. */
import { openChat, write } from './chat.ts'
import { landing, makeInvite } from './inviting.ts'
import { still } from './looking.ts'
import { paintFile } from './paint-file.ts'
import { expect, expectOnline, signIn, test } from './people.ts'
import { expectKept, shareWith } from './sharing.ts'

test.use({ serviceWorkers: 'allow' })

test('it may be installed: Chromium finds nothing wrong with its manifest', async ({ newGuest, house }) => {
  const { page, context } = await newGuest()
  await page.goto(house.web)
  const inspector = await context.newCDPSession(page)
  const { url, errors, data } = await inspector.send('Page.getAppManifest')
  expect([url, errors]).toEqual([new URL('manifest.webmanifest', house.web).href, []])
  expect(JSON.parse(data ?? '')).toMatchObject({ name: 'Tessera', display: 'standalone' })
  const { installabilityErrors } = await inspector.send('Page.getInstallabilityErrors')
  // The windows of a test keep nothing, and so they install nothing.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito'])
})

test('a link that the system hands over shows who invites, and no web server sees what is in it', async ({
  alice,
  accounts,
  newGuest,
  house,
}) => {
  const link = await accounts.invite(alice.jid)
  const uri = new URL(link).hash.replace(/^#(?:\/invite\/)?/, '')
  const { page } = await newGuest()
  await page.goto(house.web)
  await expectKept(page)
  // As it is in the manifest, and as browsers had it before.
  for (const address of [`#/invite/${uri}`, `?uri=${uri}`]) {
    await page.goto('about:blank')
    const answer = await page.goto(new URL(address, house.web).href)
    expect(answer?.fromServiceWorker()).toBe(true)
    await expect(landing(page)).toHaveAttribute('data-inviter', alice.jid)
    await expect.poll(() => page.url()).toBe(new URL('#/invite', house.web).href)
  }
})

test('a screenshot of an invite that is shared becomes its card, for somebody without an account', async ({
  alice,
  newGuest,
  house,
}) => {
  await signIn(alice.page, alice)
  const { link } = await makeInvite(alice.page, 'contact-and-account')
  await expect(alice.page.getByTestId('invite-qr')).toHaveAttribute('data-text', link)
  await still(alice.page)
  const buffer = await alice.page.screenshot()
  const { page, console } = await newGuest()
  await page.goto(house.web)
  await expectKept(page)
  await shareWith(page, house.web, { files: [{ name: 'Screenshot.png', mimeType: 'image/png', buffer }] })
  const card = page.getByTestId('scan-result')
  await expect(card).toHaveAttribute('data-kind', 'invite')
  await expect(card).toContainText(alice.jid)
  await card.getByRole('button').first().click()
  await expect(landing(page)).toHaveAttribute('data-inviter', alice.jid)
  // Nothing of it is left to be asked about again.
  await page.goto(new URL('#/shared', house.web).href)
  await expect(page.getByRole('dialog').getByText('Nothing arrived')).toBeVisible()
  expect(console.filter((line) => !line.startsWith('warning'))).toEqual([])
})

test('what is shared waits through signing in, and goes where it is sent: files with a word, also without a network', async ({
  alice,
  bob,
  accounts,
  house,
}) => {
  await accounts.befriend(alice.jid, bob.jid)
  await accounts.befriend(bob.jid, alice.jid)
  const { page, context } = alice
  await expectKept(page)
  const rose = await paintFile(page, { name: 'rose.jpg', type: 'image/jpeg' })
  const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Nurse, at nine.') }
  await shareWith(page, house.web, { text: 'From my garden', files: [rose, notes] })
  const shared = page.getByTestId('shared')
  await expect(shared).toContainText('rose.jpg')
  await shared.getByRole('button', { name: 'Sign in' }).click()
  await signIn(page, alice)
  await shared.getByRole('button', { name: bob.jid }).click()
  const files = page.getByRole('dialog', { name: /^Send 2 files/ })
  await expect(files.getByRole('textbox')).toHaveValue('From my garden')
  await files.getByRole('button', { name: 'Send', exact: true }).click()
  await signIn(bob.page, bob)
  await openChat(bob.page, alice.jid)
  await expect(bob.page.getByTestId('message-text')).toHaveText('From my garden')
  await expect(bob.page.getByText('notes.txt')).toBeVisible()

  // Into what is being written there already.
  await page.getByTestId('composer').fill('Look at this:')
  await expect(page.getByTestId('connection')).toHaveAttribute('data-status', 'online')
  await context.setOffline(true)
  await shareWith(page, house.web, { title: 'Figs', url: 'https://example.org/figs' })
  await shared.getByRole('button', { name: bob.jid }).click()
  const draft = 'Look at this:\nFigs\nhttps://example.org/figs'
  await expect(page.getByTestId('composer')).toHaveValue(draft)
  await page.getByTestId('send').click()
  await context.setOffline(false)
  await expectOnline(page)
  await expect(bob.page.getByTestId('message-text').last()).toContainText('https://example.org/figs')
  await write(bob.page, 'Figs!')
  await expect(page.getByTestId('message-text').last()).toHaveText('Figs!')
})

test('a share that was meant to do harm is cut to what a person may have meant, and goes nowhere by itself', async ({
  alice,
  house,
}) => {
  const { page } = alice
  await signIn(page, alice)
  await expectKept(page)
  const file = (place: number) => ({
    name: `‮gpj.exe-${place}<img src=x onerror=alert(1)>`,
    mimeType: 'application/x-msdownload',
    buffer: Buffer.from('MZ'),
  })
  const files = Array.from({ length: 100 }, (_, place) => file(place))
  await shareWith(page, house.web, { text: 'x'.repeat(200_000), files })
  const shared = page.getByTestId('shared')
  await expect(shared).toContainText('70 files were too much at once')
  await expect(shared.getByRole('listitem').first()).toHaveText('gpj.exe-0<img src=x onerror=alert(1)>')
  // Still there for somebody whose page went, and gone for good once it was closed.
  await page.reload()
  await shared.getByRole('button', { name: 'Close' }).click()
  await expect(shared).toHaveCount(0)
  await page.reload()
  await expectOnline(page)
  await expect(shared).toHaveCount(0)
})
