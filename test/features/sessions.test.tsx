import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ChangePasswordResult, EndResult } from '../../src/client/acting/acting.ts'
import { axeFinds } from '../support/axe.ts'
import { signInView } from '../support/fake-access.ts'
import type { FakeClient } from '../support/fake-client.tsx'
import { type RenderedApp, renderApp } from '../support/render-app.tsx'

const HASH = '#/settings/devices'
const NOW = Date.now()

beforeEach(() => page.viewport(1280, 1000))

const rowsOf = ({ screen }: RenderedApp) => screen.getByTestId('sign-in-session').all()
const wishesOf = (client: FakeClient) =>
  client.wishes.filter(([name]) => String(name).startsWith('access.')).map((wish) => wish.join(' '))

describe('D6.7 devices and sign-ins', () => {
  it('shows program, device, how each came in, what it may do, first and last seen; this one first', async () => {
    const app = await renderApp(HASH)
    const row = (place: number) => app.screen.getByTestId('sign-in-session').nth(place)
    const [here, phone, library, old, robot] = [row(0), row(1), row(2), row(3), row(4)]
    await expect.element(here).toHaveAttribute('data-current', 'true')
    await expect.element(here).toHaveTextContent(/Firefox on Linux.*Tessera.*Active now/)
    await expect
      .element(phone)
      .toHaveTextContent(
        /Pixel 8.*Tessera.*your password once, then a token.*may do everything.*Since .*there now/,
      )
    await expect.element(library).toHaveTextContent(/last here last month.*Long unused/)
    await expect
      .element(old)
      .toHaveTextContent(/Gaim.*knows your password.*last here 2 days ago.*Uses password/)
    await expect.element(robot).toHaveAttribute('data-kind', 'program')
    await expect
      .element(robot)
      .toHaveTextContent(
        /backup-robot.*allowed by you at your server.*may chat, not change the account.*last used yesterday/,
      )
    await expect.element(app.screen.getByRole('link', { name: 'robot.example' })).toBeVisible()
    expect(await axeFinds()).toEqual([])
  })

  it('ends one after it was asked once, says so, and the row leaves', async () => {
    const app = await renderApp(HASH)
    await app.screen.getByRole('button', { name: 'Sign out: Pixel 8' }).click()
    const sheet = app.screen.getByRole('alertdialog', { name: 'Sign out Pixel 8?' })
    await expect.element(sheet.getByRole('button', { name: 'Leave it' })).toHaveFocus()
    await expect.element(sheet).toHaveTextContent(/loses its connection at once/)
    await sheet.getByRole('button', { name: 'Sign out' }).click()
    await expect.element(sheet).not.toBeInTheDocument()
    await expect.poll(() => rowsOf(app).length).toBe(4)
    await expect.element(app.screen.getByText('Pixel 8 is signed out.').first()).toBeInTheDocument()
    expect(wishesOf(app.client)).toEqual(['access.end client/phone'])
    // Its button has gone with it.
    await expect.poll(() => document.activeElement !== document.body).toBe(true)
  })

  it('leaves everything as it is when the answer is no', async () => {
    const app = await renderApp(HASH)
    await app.screen.getByRole('button', { name: 'Sign out: Pixel 8' }).click()
    await userEvent.keyboard('{Enter}')
    await expect.element(app.screen.getByRole('alertdialog')).not.toBeInTheDocument()
    expect(wishesOf(app.client)).toEqual([])
  })

  const refusals: [EndResult, RegExp][] = [
    [{ status: 'refused' }, /does not let this sign-in end others/],
    [{ status: 'offline' }, /Pixel 8 is still signed in.*when you are online/],
    [{ status: 'failed', text: 'Out of order' }, /could not do it.*Out of order/],
  ]
  it.each(refusals)('says why it could not be ended, and lets one try again: %o', async (result, words) => {
    const app = await renderApp(HASH)
    app.client.acting.answers.end = () => result
    await app.screen.getByRole('button', { name: 'Sign out: Pixel 8' }).click()
    const sheet = app.screen.getByRole('alertdialog')
    await sheet.getByRole('button', { name: 'Sign out' }).click()
    await expect.element(sheet).toHaveTextContent(words)
    app.client.acting.answers.end = () => ({ status: 'ended' })
    await sheet.getByRole('button', { name: 'Sign out' }).click()
    await expect.element(sheet).not.toBeInTheDocument()
  })

  it('offers another password in place where the server wants one', async () => {
    const app = await renderApp(HASH)
    app.client.acting.answers.end = () => ({ status: 'password-needed' })
    await app.screen.getByRole('button', { name: 'Sign out: Pixel 8' }).click()
    const sheet = app.screen.getByRole('alertdialog')
    await sheet.getByRole('button', { name: 'Sign out' }).click()
    await expect.element(sheet).toHaveTextContent(/Only a new password keeps it out/)
    await sheet.getByRole('button', { name: 'Change password' }).click()
    await expect.element(app.screen.getByTestId('new-password')).toHaveFocus()
  })

  it('offers it at once for what lives by the password', async () => {
    const app = await renderApp(HASH)
    await app.screen.getByRole('button', { name: 'Change password: Gaim' }).click()
    await expect.element(app.screen.getByTestId('new-password')).toHaveFocus()
    expect(await axeFinds()).toEqual([])
  })

  it('ends all others, and names those that know the password', async () => {
    const app = await renderApp(HASH)
    await app.screen.getByRole('button', { name: 'Sign out everywhere else' }).click()
    const sheet = app.screen.getByRole('alertdialog')
    await expect.element(sheet).toHaveTextContent(/4 other sign-ins/)
    await sheet.getByRole('button', { name: 'Sign out everywhere else' }).click()
    await expect.element(sheet).toHaveTextContent(/Gaim knows your password/)
    await expect.poll(() => rowsOf(app).length).toBe(2)
    await sheet.getByRole('button', { name: 'Change password' }).click()
    await expect.element(app.screen.getByTestId('new-password')).toBeVisible()
  })

  it('does not offer it where nobody knows which is this one, and says so', async () => {
    const app = await renderApp(HASH)
    const entries = [signInView('a', NOW, { device: 'One' }), signInView('b', NOW, { device: 'Other' })]
    app.client.acting.signIns.set({ status: 'list', entries, knowsCurrent: false })
    await expect.element(app.screen.getByText(/does not tell which of these is this device/)).toBeVisible()
    expect(app.screen.getByRole('button', { name: 'Sign out everywhere else' }).elements()).toEqual([])
  })

  it('says that nothing else can get in', async () => {
    const app = await renderApp(HASH)
    const entries = [signInView('a', NOW, { device: 'One', isCurrent: true })]
    app.client.acting.signIns.set({ status: 'list', entries, knowsCurrent: true })
    await expect.element(app.screen.getByText(/Nothing else can get in/)).toBeVisible()
  })

  it('names what says nothing of itself', async () => {
    const app = await renderApp(HASH)
    const entry = signInView('a', NOW, { program: null, means: [], firstSeen: null, lastSeen: null })
    const entries = [entry, signInView('b', NOW, { kind: 'program', program: null, isCurrent: false })]
    app.client.acting.signIns.set({ status: 'list', entries, knowsCurrent: false })
    await expect.element(app.screen.getByText('A device that does not say what it is')).toBeVisible()
    await expect.element(app.screen.getByText('A program that does not say what it is')).toBeVisible()
  })

  it('fits a phone, with icons that say to whom', async () => {
    await page.viewport(360, 780)
    const app = await renderApp(HASH)
    await expect.element(app.screen.getByRole('button', { name: 'Sign out: Pixel 8' })).toBeVisible()
    const frame = document.documentElement
    expect(frame.scrollWidth).toBeLessThanOrEqual(frame.clientWidth)
    expect(await axeFinds()).toEqual([])
  })
})

describe('without a list', () => {
  it.each([
    ['absent', { status: 'absent' }, /keeps no list of sign-ins/],
    ['refused', { status: 'refused' }, /does not show its list to this sign-in/],
    ['offline', { status: 'unavailable', reason: 'offline' }, /You are not connected/],
    ['silent', { status: 'unavailable', reason: 'silent' }, /did not say who is signed in/],
  ] as const)('says why (%s), and what this device knows', async (_, state, words) => {
    const app = await renderApp(HASH)
    app.client.acting.signIns.set(state)
    await expect.element(app.screen.getByText(words)).toBeVisible()
    await expect
      .element(app.screen.getByTestId('sign-in-here'))
      .toHaveTextContent(/A token, for this device only/)
    expect(rowsOf(app)).toEqual([])
    expect(await axeFinds()).toEqual([])
  })

  it('asks again when the server was silent', async () => {
    const app = await renderApp(HASH)
    app.client.acting.signIns.set({ status: 'unavailable', reason: 'silent' })
    await app.screen.getByRole('button', { name: 'Ask again' }).click()
    expect(wishesOf(app.client)).toEqual(['access.refresh'])
  })

  it('says what is not known', async () => {
    const app = await renderApp(HASH)
    app.client.acting.signIns.set({ status: 'absent' })
    app.client.acting.thisDevice.set({ since: NOW, token: { since: null, renewed: null, until: null } })
    const here = app.screen.getByTestId('sign-in-here')
    await expect.element(here).toHaveTextContent(/Your server does not say/)
    await expect.element(here).not.toHaveTextContent(/renewed/)
    app.client.acting.thisDevice.set({ since: NOW, token: null })
    await expect.element(here).toHaveTextContent(/Your password, until this window is closed/)
    app.client.acting.grants.set([{ id: 'self', name: null, since: NOW, until: null }])
    await expect.element(here).toHaveTextContent(/signed in at your server/)
  })
})

describe('D6.8 a sign-in with fewer rights', () => {
  it('is told beforehand what its server may refuse', async () => {
    const app = await renderApp(HASH)
    const entries = [
      signInView('a', NOW, { isCurrent: true, rights: 'normal', means: ['grant'] }),
      signInView('b', NOW, { device: 'Other' }),
    ]
    app.client.acting.signIns.set({ status: 'list', entries, knowsCurrent: true })
    await expect.element(app.screen.getByText(/your server may refuse to end other sign-ins/)).toBeVisible()
  })
})

describe('another password', () => {
  async function open() {
    const app = await renderApp(HASH)
    await app.screen.getByRole('button', { name: 'Change password', exact: true }).click()
    return { ...app, sheet: app.screen.getByTestId('change-password') }
  }

  it('says first what it ends and what it does not, and keeps this device in', async () => {
    const { screen, sheet, client } = await open()
    await expect.element(sheet).toHaveTextContent(/Every other device is signed out/)
    await expect.element(sheet).toHaveTextContent(/This device stays signed in/)
    await expect.element(sheet).toHaveTextContent(/Programs that you allowed at your server may go on/)
    await screen.getByTestId('new-password').fill('pear-lamp-river-seven')
    await expect.element(sheet).toHaveTextContent(/Strong/)
    await sheet.getByRole('button', { name: 'Change password' }).click()
    await expect.element(sheet).not.toBeInTheDocument()
    await expect.element(screen.getByText(/Your password is changed/).first()).toBeInTheDocument()
    expect(wishesOf(client)).toEqual(['access.changePassword'])
  })

  it('makes one up', async () => {
    const { screen, sheet } = await open()
    await sheet.getByRole('button', { name: 'Suggest a password' }).click()
    await expect.element(screen.getByTestId('new-password')).toHaveValue(expect.stringMatching(/^\w+-\w+-/))
  })

  it('does not send nothing', async () => {
    const { sheet, client } = await open()
    await sheet.getByRole('button', { name: 'Change password' }).click()
    await expect.element(sheet).toHaveTextContent(/Type a password/)
    expect(wishesOf(client)).toEqual([])
  })

  const problems: [ChangePasswordResult, RegExp][] = [
    [{ status: 'weak', text: 'Use a digit' }, /too easy to guess.*verona.example says: Use a digit/],
    [{ status: 'not-allowed', text: null }, /does not let you change the password from here/],
    [{ status: 'unsupported' }, /cannot change passwords from an app/],
    [{ status: 'offline' }, /nothing was changed/],
    [{ status: 'unknown' }, /It may be the new one already/],
    [{ status: 'failed', text: null }, /could not do it/],
  ]
  it.each(problems)('says what went wrong and keeps what was typed: %o', async (result, words) => {
    const { screen, sheet, client } = await open()
    client.acting.answers.changePassword = () => result
    const field = screen.getByTestId('new-password')
    await field.fill('pear-lamp-river-seven')
    await sheet.getByRole('button', { name: 'Change password' }).click()
    await expect.element(sheet).toHaveTextContent(words)
    await expect.element(field).toHaveValue('pear-lamp-river-seven')
    expect(JSON.stringify(client.wishes)).not.toContain('pear-lamp')
  })
})

it('speaks German', async () => {
  const app = await renderApp(HASH)
  app.client.settings.set({ ...app.client.settings.get(), language: 'de' })
  await expect.element(app.screen.getByRole('heading', { name: 'Geräte und Anmeldungen' })).toBeVisible()
  await expect.element(app.screen.getByRole('button', { name: 'Überall sonst abmelden' })).toBeVisible()
})
