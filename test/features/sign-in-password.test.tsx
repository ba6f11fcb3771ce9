import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { SignInResult } from '../../src/client/client.ts'
import { PASSWORD } from '../support/fake-client.tsx'
import { renderApp, renderSignedOut } from '../support/render-app.tsx'

const domain = 'verona.example'

async function typePassword(answer: SignInResult | Promise<SignInResult>, password = 'balcony1') {
  const app = await renderSignedOut('#/sign-in?address=romeo%40verona.example')
  app.client.answers.submit = () => answer
  await app.screen.getByRole('button', { name: 'Continue' }).click()
  const field = app.screen.getByLabelText('Password', { exact: true })
  await field.fill(password)
  await app.screen.getByRole('button', { name: 'Sign in', exact: true }).click()
  return { ...app, field }
}

const AGAIN: [SignInResult, RegExp][] = [
  [{ status: 'unreachable', domain }, /verona.example does not answer/],
  [{ status: 'timeout', domain }, /took too long to answer/],
  [{ status: 'not-proved', domain }, /could not prove that it knows your password/],
  [{ status: 'no-storage' }, /does not let Tessera keep anything/],
]
const OTHER_ADDRESS: [SignInResult, RegExp][] = [
  [{ status: 'account-disabled', domain }, /has closed this account/],
  [{ status: 'host-unknown', domain }, /does not know verona.example/],
  [{ status: 'no-mechanism', domain }, /no safe way to sign in/],
]

describe('the password', () => {
  it('that was refused asks for the capital letters, and stays for another try', async () => {
    const { screen, client, field } = await typePassword({ status: 'refused', domain })
    await expect
      .element(field)
      .toHaveAccessibleDescription(/did not accept this password. Check the capital letters/)
    await expect.element(field).toHaveValue('balcony1')
    await expect.element(field).toHaveFocus()
    client.answers.submit = (password) =>
      password === PASSWORD
        ? { status: 'signed-in', account: 'romeo@verona.example' }
        : { status: 'refused', domain }
    await field.fill(PASSWORD)
    await screen.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect.element(screen.getByRole('heading', { name: 'Chats' })).toBeVisible()
  })

  it('stands below an address that is read from left to right, with its server in one piece', async () => {
    await page.viewport(360, 740)
    const app = await renderSignedOut('#/sign-in?address=romeo%40tessera.localhost')
    await app.screen.getByRole('button', { name: 'Continue' }).click()
    await expect.element(app.screen.getByLabelText('Password', { exact: true })).toBeVisible()
    const server = app.screen.getByText('@tessera.localhost', { exact: true }).element()
    const { direction, lineHeight } = getComputedStyle(server)
    expect(direction).toBe('ltr')
    expect(server.getBoundingClientRect().height).toBeLessThan(1.5 * Number.parseFloat(lineHeight))
  })

  for (const [answer, text] of AGAIN)
    it(`meets "${answer.status}": says so and offers another try`, async () => {
      const { screen, client, field } = await typePassword(answer)
      await expect.element(screen.getByRole('alert')).toHaveTextContent(text)
      await expect.element(field).toHaveValue('balcony1')
      const tries = client.wishes.length
      await screen.getByRole('button', { name: 'Try again' }).click()
      await expect.poll(() => client.wishes.length).toBe(tries + 1)
    })

  for (const [answer, text] of OTHER_ADDRESS)
    it(`meets "${answer.status}": says so and leads back to the address, as typed`, async () => {
      const { screen } = await typePassword(answer)
      await expect.element(screen.getByRole('alert')).toHaveTextContent(text)
      await screen.getByRole('button', { name: 'Use another address' }).click()
      await expect
        .element(screen.getByRole('textbox', { name: 'Address' }))
        .toHaveValue('romeo@verona.example')
    })

  it('typed offline is sent by itself when the network is back', async () => {
    const { screen, client } = await typePassword({ status: 'offline' })
    await expect.element(screen.getByRole('alert')).toHaveTextContent(/You are offline/)
    client.answers.submit = () => ({ status: 'signed-in', account: 'romeo@verona.example' })
    window.dispatchEvent(new Event('online'))
    await expect.element(screen.getByRole('heading', { name: 'Chats' })).toBeVisible()
  })

  it('keeps its button and its label while the server thinks', async () => {
    let answer: (result: SignInResult) => void = () => {}
    const { screen } = await typePassword(new Promise((resolve) => (answer = resolve)))
    await expect.element(screen.getByTestId('sign-in-submit')).toHaveAttribute('data-pending', 'true')
    await expect.element(screen.getByTestId('sign-in-submit')).toHaveTextContent('Sign in')
    answer({ status: 'refused', domain })
    await expect.element(screen.getByTestId('sign-in-submit')).toHaveTextContent('Try again')
  })

  it('can be shown and hidden', async () => {
    const { screen, field } = await typePassword({ status: 'refused', domain })
    await expect.element(field).toHaveAttribute('type', 'password')
    await expect.element(field).toHaveAttribute('autocomplete', 'current-password')
    await screen.getByRole('button', { name: 'Show password' }).click()
    await expect.element(field).toHaveAttribute('type', 'text')
    await screen.getByRole('button', { name: 'Hide password' }).click()
    await expect.element(field).toHaveAttribute('type', 'password')
  })

  it('typed with Caps Lock on says so', async () => {
    const { screen } = await renderSignedOut('#/sign-in?address=romeo%40verona.example')
    await screen.getByRole('button', { name: 'Continue' }).click()
    const field = screen.getByLabelText('Password', { exact: true }).element()
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'A', bubbles: true, modifierCapsLock: true }))
    await expect.element(screen.getByText('Caps Lock is on.')).toBeVisible()
    field.dispatchEvent(new KeyboardEvent('keyup', { key: 'CapsLock', bubbles: true }))
    await expect.element(screen.getByText('Caps Lock is on.')).not.toBeInTheDocument()
  })
})

describe('a device that the server no longer accepts', () => {
  it('asks for the password over everything that is on screen', async () => {
    const { screen, client } = await renderApp('#/chat/juliet%40verona.example')
    client.connection.set({ status: 'blocked', reason: 'credentials' })
    await expect.element(screen.getByTestId('connection')).toHaveAttribute('data-status', 'blocked')
    await expect.element(screen.getByText('Please sign in again.')).toBeVisible()
    await screen.getByRole('button', { name: 'Sign in', exact: true }).click()
    const sheet = screen.getByRole('dialog', { name: 'Sign in again' })
    await sheet.getByLabelText('Password', { exact: true }).fill(PASSWORD)
    await userEvent.keyboard('{Enter}')
    await expect.element(sheet).not.toBeInTheDocument()
    await expect
      .element(screen.getByTestId('conversation'))
      .toHaveAttribute('data-jid', 'juliet@verona.example')
    await expect.element(screen.getByTestId('connection')).toHaveAttribute('data-status', 'online')
  })
})
