import { describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Lookup } from '../../src/client/client.ts'
import { renderSignedOut } from '../support/render-app.tsx'

const domain = 'verona.example'

async function typeAddress(answer: Lookup, typed = 'romeo@verona.example') {
  const app = await renderSignedOut('#/sign-in')
  app.client.answers.lookup = () => answer
  await app.screen.getByRole('textbox', { name: 'Address' }).fill(typed)
  await app.screen.getByRole('button', { name: 'Continue' }).click()
  return app
}

describe('the address', () => {
  it('leads to the password when the server is found', async () => {
    const { screen } = await typeAddress({
      status: 'found',
      address: 'romeo@verona.example',
      websocket: 'wss://verona.example/ws',
    })
    await expect.element(screen.getByRole('heading', { name: 'Welcome back' })).toBeVisible()
    await expect.element(screen.getByText('Sign in to verona.example.')).toBeVisible()
    await expect.element(screen.getByLabelText('Password', { exact: true })).toHaveFocus()
    await expect
      .element(screen.getByText('Used once, then forgotten. Tessera keeps no password.'))
      .toBeVisible()
  })

  it('that is none says how one looks, and keeps what was typed', async () => {
    const { screen } = await typeAddress({ status: 'bad-address' }, 'romeo')
    const field = screen.getByRole('textbox', { name: 'Address' })
    await expect.element(field).toHaveAccessibleDescription(/a name, an @ and a server/)
    await expect.element(field).toHaveValue('romeo')
    await expect.element(field).toHaveFocus()
  })

  it('of a server that does not exist asks for the spelling', async () => {
    const { screen } = await typeAddress({ status: 'no-server', domain })
    await expect
      .element(screen.getByTestId('sign-in-error'))
      .toHaveTextContent('No server answers at verona.example. Check the spelling.')
    await expect.element(screen.getByRole('textbox', { name: 'Address' })).toHaveFocus()
  })

  it('at another domain than this deployment is for offers the right one', async () => {
    const { screen, client } = await typeAddress({ status: 'other-domain', domain: 'mantua.example' })
    await expect.element(screen.getByTestId('sign-in-error')).toHaveTextContent('only')
    await screen.getByRole('button', { name: 'Use romeo@mantua.example' }).click()
    expect(client.wishes.at(-1)).toEqual(['signIn.lookup', 'romeo@mantua.example'])
    await expect.element(screen.getByRole('textbox', { name: 'Address' })).toHaveValue('romeo@mantua.example')
  })

  it('of a server without web access takes the endpoint by hand, encrypted only', async () => {
    const { screen, client } = await typeAddress({ status: 'no-web-access', domain })
    await expect
      .element(screen.getByRole('alert'))
      .toHaveTextContent(/does not say how a browser can reach it/)
    const endpoint = screen.getByRole('textbox', { name: 'Address for browsers' })
    await expect.element(endpoint).toHaveFocus()
    await endpoint.fill('ws://verona.example/ws')
    await screen.getByRole('button', { name: 'Try this one' }).click()
    await expect.element(endpoint).toHaveAccessibleDescription(/does not begin with wss/)
    expect(client.wishes).toEqual([['signIn.lookup', 'romeo@verona.example']])

    await endpoint.fill('wss://verona.example/ws')
    await screen.getByRole('button', { name: 'Try this one' }).click()
    expect(client.wishes.at(-1)).toEqual(['signIn.lookup', 'romeo@verona.example', 'wss://verona.example/ws'])
  })

  it('of a server with a bad certificate leads to it in a new tab', async () => {
    const { screen } = await typeAddress({ status: 'certificate', domain })
    await expect.element(screen.getByRole('alert')).toHaveTextContent(/does not trust its certificate/)
    const link = screen.getByRole('link', { name: 'Open verona.example in a new tab' })
    await expect.element(link).toHaveAttribute('href', 'https://verona.example/')
    await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer')
    await expect.element(screen.getByRole('button', { name: 'Try again' })).toBeVisible()
  })

  it('typed offline goes on by itself when the network is back', async () => {
    const { screen, client } = await typeAddress({ status: 'offline' })
    await expect.element(screen.getByRole('alert')).toHaveTextContent(/You are offline/)
    await expect.element(screen.getByRole('button', { name: 'Try now' })).toBeVisible()
    client.answers.lookup = () => ({
      status: 'found',
      address: 'romeo@verona.example',
      websocket: 'wss://verona.example/ws',
    })
    window.dispatchEvent(new Event('online'))
    await expect.element(screen.getByLabelText('Password', { exact: true })).toBeVisible()
  })

  it('forgets the problem as soon as it is changed', async () => {
    const { screen } = await typeAddress({ status: 'no-server', domain })
    await screen.getByRole('textbox', { name: 'Address' }).fill('romeo@verona.exampl')
    await expect.element(screen.getByTestId('sign-in-error')).not.toBeInTheDocument()
  })

  it('is completed with the domain of the deployment when only a name was typed', async () => {
    const { screen, client } = await renderSignedOut('#/sign-in', {
      deployment: { defaultDomain: 'tessera.localhost' },
    })
    const field = screen.getByRole('textbox', { name: 'Address' })
    await field.fill('romeo')
    await expect.element(screen.getByText('@tessera.localhost')).toBeVisible()
    await field.fill('romeo@')
    await expect.element(screen.getByText('@tessera.localhost', { exact: true })).not.toBeInTheDocument()
    await field.fill('romeo')
    await screen.getByRole('button', { name: 'Continue' }).click()
    expect(client.wishes.at(0)).toEqual(['signIn.lookup', 'romeo@tessera.localhost'])
  })

  it('may come with the link, but a password in a link is thrown away', async () => {
    const welcome = await renderSignedOut('#/sign-in?address=romeo%40verona.example')
    await expect
      .element(welcome.screen.getByRole('textbox', { name: 'Address' }))
      .toHaveValue('romeo@verona.example')
    await welcome.screen.unmount()
    const refused = await renderSignedOut('#/sign-in?address=romeo%40verona.example&password=balcony')
    await expect.element(refused.screen.getByRole('status')).toHaveTextContent(/held a password/)
    await expect.element(refused.screen.getByRole('textbox', { name: 'Address' })).toHaveValue('')
    expect(document.body.innerHTML).not.toContain('balcony')
  })

  it('answered too late is not believed any more', async () => {
    const { screen, client } = await renderSignedOut('#/sign-in')
    let answer: (found: Lookup) => void = () => {}
    client.answers.lookup = () => new Promise((resolve) => (answer = resolve))
    const field = screen.getByRole('textbox', { name: 'Address' })
    await field.fill('romeo@verona.example')
    await screen.getByRole('button', { name: 'Continue' }).click()
    await field.fill('juliet@verona.example')
    answer({ status: 'no-server', domain })
    await expect.element(field).toHaveValue('juliet@verona.example')
    await expect.element(screen.getByTestId('sign-in-error')).not.toBeInTheDocument()
  })
})

describe('by keyboard alone', () => {
  it('one signs in: address, Enter, password, Enter', async () => {
    const { screen, client } = await renderSignedOut('#/sign-in')
    await expect.element(screen.getByRole('textbox', { name: 'Address' })).toHaveFocus()
    await userEvent.keyboard('romeo@verona.example{Enter}')
    await expect.element(screen.getByLabelText('Password', { exact: true })).toHaveFocus()
    await userEvent.keyboard('balcony{Enter}')
    await expect.element(screen.getByRole('heading', { name: 'Chats' })).toBeVisible()
    await expect.element(screen.getByTestId('connection')).toHaveAttribute('data-status', 'online')
    await expect.element(screen.getByTestId('connection')).toHaveAttribute('data-flights', '4')
    expect(client.wishes).toContainEqual(['signIn.submit', 'romeo@verona.example', 'wss://verona.example/ws'])
    expect(location.hash).toBe('#/')
  })
})
