/** Invites between two servers, in both directions, with the host there and away. */
import { go } from './chat.ts'
import {
  closeSheet,
  expectContacts,
  expectIn,
  expectJoined,
  expectMessage,
  expectUsedBy,
  fillJoin,
  landing,
  makeInvite,
  newName,
  openLedger,
  openLink,
  row,
} from './inviting.ts'
import { expect, expectOnline, fillSignIn, signIn, test } from './people.ts'

const MANTUA = 'mantua.localhost'

for (const [from, to] of [
  ['tessera.localhost', MANTUA],
  [MANTUA, 'tessera.localhost'],
] as const)
  test(`somebody of ${to} comes to somebody of ${from}`, async ({ newPerson }) => {
    const host = await newPerson('host', from)
    const guest = await newPerson('guest', to)
    await signIn(host.page, host)
    await signIn(guest.page, guest)
    const { link } = await makeInvite(host.page, 'contact-and-account')
    await openLink(guest.page, link)
    await guest.page.getByTestId('landing-accept').click()
    await expectIn(guest.page, host.jid)
    await expectJoined(host.page, guest.user)
    await expectMessage(guest.page, host.page, guest.jid, `from ${to}`)
    await expectUsedBy(host.page, guest.jid)
    await expectContacts(host.page, guest.jid)
    await expectContacts(guest.page, host.jid)
  })

test('a host who was away finds the contact, and the invite used by them', async ({
  newPerson,
  newGuest,
}) => {
  const host = await newPerson('host')
  const guest = await newPerson('guest', MANTUA)
  await signIn(host.page, host)
  const { link } = await makeInvite(host.page, 'contact-and-account')
  await host.page.getByRole('button', { name: 'Copy link' }).click()
  await closeSheet(host.page)
  await openLedger(host.page)
  await expect(row(host.page, 'open')).toHaveCount(1)
  await host.page.goto('about:blank')

  await signIn(guest.page, guest)
  await openLink(guest.page, link)
  await guest.page.getByTestId('landing-accept').click()
  await expectIn(guest.page, host.jid)
  await expectContacts(guest.page, host.jid)

  await host.page.goBack()
  await expectOnline(host.page)
  await expectUsedBy(host.page, guest.jid)
  await expectContacts(host.page, guest.jid)

  // It was for one: whoever finds the link now is told so.
  const late = await newGuest()
  await openLink(late.page, link)
  await late.page.getByTestId('landing-join').click()
  await expect(late.page.getByTestId('join-error')).toHaveAttribute('data-status', 'token-refused')
})

test('a guest of the same server comes while the host is away', async ({ alice, bob }) => {
  await signIn(alice.page, alice)
  const { link } = await makeInvite(alice.page, 'contact-and-account')
  await alice.page.getByRole('button', { name: 'Copy link' }).click()
  await alice.page.goto('about:blank')
  await signIn(bob.page, bob)
  await openLink(bob.page, link)
  await bob.page.getByTestId('landing-accept').click()
  await expectIn(bob.page, alice.jid)

  await alice.page.goBack()
  await expectOnline(alice.page)
  await expectUsedBy(alice.page, bob.jid)
  await expectContacts(alice.page, bob.jid)
  await expectContacts(bob.page, alice.jid)
})

test('a host whose server gives no accounts, a guest who has none there: an account elsewhere does it', async ({
  newPerson,
  newGuest,
  newAccount,
}) => {
  const host = await newPerson('host', 'closed.localhost')
  const account = await newAccount('guest', MANTUA)
  await signIn(host.page, host)
  const { link, token } = await makeInvite(host.page, 'contact')

  const { page } = await newGuest()
  const frames: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => frames.push(`${socket.url()} ${payload}`)),
  )
  await openLink(page, link)
  await expect(landing(page)).toHaveAttribute('data-situation', 'elsewhere')
  await page.getByTestId('landing-join').click()
  await expect(page.getByRole('heading', { name: 'An account lives on a server' })).toBeVisible()
  const server = page.getByRole('textbox', { name: 'Server' })
  await server.fill(MANTUA)
  await page.getByRole('button', { name: 'Continue' }).click()
  await fillJoin(page, newName('guest'))
  await page.getByTestId('join-submit').click()
  await expect(page.getByTestId('join-error')).toHaveAttribute('data-status', 'refused')
  await expect(page.getByTestId('join-error')).toContainText('through invitation only')
  // Asked for an account, no server was shown an invite that gives none.
  expect(frames.length).toBeGreaterThan(0)
  expect(frames.filter((frame) => frame.includes(token))).toEqual([])

  // Meanwhile they found one at Mantua, by other means.
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByRole('button', { name: 'I already have an account' }).click()
  await fillSignIn(page, account)
  await expectIn(page, host.jid)
  await expectJoined(host.page, account.user)
  await expectMessage(page, host.page, account.jid, 'from elsewhere')
  await go(page, '#/')
  const shown = frames.filter((frame) => frame.includes(token))
  expect(shown).toHaveLength(1)
  expect(shown[0]).toContain(`to="${host.jid}"`)
})

test('D2.7 a guest of a chat makes an account at a server that has nothing to do with it, and still arrives', async ({
  newPerson,
  newGuest,
}) => {
  const host = await newPerson('host', MANTUA)
  await signIn(host.page, host)
  const { link, token } = await makeInvite(host.page, 'contact')
  const { page } = await newGuest()
  const told: string[] = []
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => told.push(String(payload))))
  await openLink(page, link)
  await page.getByRole('button', { name: 'I need an account' }).click()
  await page.getByRole('textbox', { name: 'Server' }).fill('open.localhost')
  await page.getByRole('button', { name: 'Continue' }).click()
  const name = newName('guest')
  await fillJoin(page, name)
  await page.getByTestId('join-submit').click()
  await expectIn(page, host.jid)
  await expectJoined(host.page, name)
  await expectMessage(page, host.page, `${name}@open.localhost`, 'from elsewhere')
  await expectUsedBy(host.page, `${name}@open.localhost`)
  // The server of the account hears of the token only in what it carries to the host.
  const shown = told.filter((frame) => frame.includes(token))
  expect(shown).toHaveLength(1)
  expect(shown[0]).toContain(`to="${host.jid}"`)
})
