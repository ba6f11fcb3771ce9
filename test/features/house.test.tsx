import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { renderApp } from '../support/render-app.tsx'
import { JULIET } from '../support/verona.ts'

beforeEach(() => page.viewport(1280, 800))

describe('the house', () => {
  it('has its landmarks, and a way past the navigation', async () => {
    const { screen } = await renderApp('#/')
    await expect.element(screen.getByRole('navigation', { name: 'Main' })).toBeVisible()
    await expect.element(screen.getByRole('main')).toBeVisible()
    await userEvent.tab()
    await expect.element(screen.getByRole('button', { name: 'Skip to content' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByRole('main')).toHaveFocus()
  })

  it('says in its title where one is and in how many chats something is new', async () => {
    const { screen, client } = await renderApp('#/')
    await expect.poll(() => document.title).toBe('(2) Chats · Tessera')
    await expect.element(screen.getByRole('link', { name: /Chats.*2 unread chats/ })).toBeVisible()
    for (const { jid } of client.conversationRows.get() ?? []) client.changeConversation(jid, { unread: 0 })
    await screen.getByRole('link', { name: 'People' }).click()
    await expect.poll(() => document.title).toBe('People · Tessera')
  })

  it('carries focus along to the screen that was chosen', async () => {
    const { screen } = await renderApp('#/')
    await screen.getByRole('link', { name: 'Settings', exact: true }).click()
    await expect.element(screen.getByRole('heading', { name: 'Profile' })).toBeVisible()
    await expect.element(screen.getByRole('main')).toHaveFocus()
  })

  it('shows an address that nobody knows as home', async () => {
    const { screen } = await renderApp('#/nowhere/at/all')
    await expect.element(screen.getByRole('heading', { name: 'Chats' })).toBeVisible()
  })

  it('opens the chat of its address', async () => {
    const { screen } = await renderApp('#/chat/juliet%40verona.example')
    await expect.element(screen.getByTestId('conversation')).toHaveAttribute('data-jid', JULIET)
    await expect.poll(() => document.title).toBe('(2) Juliet Capulet · Tessera')
  })

  it('on a phone shows one thing at a time', async () => {
    await page.viewport(360, 740)
    const { screen } = await renderApp('#/')
    await screen.getByRole('link', { name: /Juliet Capulet/ }).click()
    await expect.element(screen.getByTestId('conversation')).toBeVisible()
    await expect.element(screen.getByRole('navigation', { name: 'Main' })).not.toBeInTheDocument()
    await expect.element(screen.getByTestId('connection')).toBeInTheDocument()
    await userEvent.keyboard('{Escape}')
    await expect.element(screen.getByRole('heading', { name: 'Chats' })).toBeVisible()
    await expect.element(screen.getByTestId('connection')).toBeInTheDocument()
  })
})

describe('the way to an invite', () => {
  it('is in the chats and among people, and leads to a sheet', async () => {
    const { screen } = await renderApp('#/contacts')
    await expect.element(screen.getByTestId('invite-create')).toBeVisible()
    await screen.getByRole('link', { name: 'Chats' }).click()
    await screen.getByTestId('invite-create').click()
    await expect.element(screen.getByRole('dialog', { name: 'Invite somebody' })).toBeVisible()
  })

  it('stands in the middle of the bar of a phone, once', async () => {
    await page.viewport(360, 740)
    const { screen } = await renderApp('#/')
    await expect.element(screen.getByRole('link', { name: 'Scan' })).toBeVisible()
    const bar = [...screen.container.querySelectorAll('nav li')].map((item) => item.textContent)
    expect(bar.map((words) => words?.replace(/\d.*/, ''))).toEqual([
      'Chats',
      'People',
      'Invite',
      'Scan',
      'You',
    ])
    await screen.getByTestId('invite-create').click()
    await expect.element(screen.getByRole('dialog', { name: 'Invite somebody' })).toBeVisible()
  })

  it('leads to what was handed out', async () => {
    const { screen } = await renderApp('#/')
    await screen.getByRole('link', { name: 'Invites' }).click()
    await expect.element(screen.getByRole('heading', { level: 1, name: 'Invites' })).toBeVisible()
    await expect.poll(() => document.title).toBe('(2) Invites · Tessera')
  })

  it('has the scanner over whatever was there, and gives it back', async () => {
    const { screen } = await renderApp('#/contacts')
    await screen.getByTestId('scan-open').click()
    await expect.element(screen.getByRole('dialog')).toBeVisible()
    expect(location.hash).toBe('#/scan')
    await expect.element(screen.getByText('Friar Laurence')).toBeInTheDocument()
    await userEvent.keyboard('{Escape}')
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
    expect(location.hash).toBe('#/contacts')
  })
})

describe('keys', () => {
  it('open the invite and the scanner', async () => {
    const { screen } = await renderApp('#/')
    await expect.element(screen.getByRole('heading', { name: 'Chats' })).toBeVisible()
    await userEvent.keyboard('{Control>}i{/Control}')
    await expect.element(screen.getByRole('dialog', { name: 'Invite somebody' })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
    await userEvent.keyboard('{Control>}j{/Control}')
    await expect.poll(() => location.hash).toBe('#/scan')
  })

  it('walk through the chats, close them, and find the search', async () => {
    const { screen } = await renderApp('#/')
    await expect.element(screen.getByRole('heading', { name: 'Chats' })).toBeVisible()
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
    await expect.element(screen.getByTestId('conversation')).toHaveAttribute('data-jid', JULIET)
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}')
    await expect
      .element(screen.getByTestId('conversation'))
      .toHaveAttribute('data-jid', 'benvolio@verona.example')
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
    await expect.element(screen.getByTestId('conversation')).toHaveAttribute('data-jid', JULIET)
    await userEvent.keyboard('{Escape}')
    await expect.element(screen.getByTestId('conversation')).not.toBeInTheDocument()
    await userEvent.keyboard('{Control>}k{/Control}')
    await expect.element(screen.getByRole('searchbox')).toHaveFocus()
  })

  it('find the search from another screen too', async () => {
    const { screen } = await renderApp('#/settings/about')
    await expect.element(screen.getByRole('heading', { name: 'About' })).toBeVisible()
    await userEvent.keyboard('{Control>}k{/Control}')
    await expect.element(screen.getByRole('searchbox')).toHaveFocus()
  })
})

describe('the connection', () => {
  it('is no word while all is well', async () => {
    const { screen } = await renderApp('#/')
    await expect.element(screen.getByTestId('connection')).toHaveAttribute('data-status', 'online')
    await expect.element(screen.getByTestId('connection')).toHaveAttribute('data-flights', '1')
    await expect.element(screen.getByTestId('connection')).toBeEmptyDOMElement()
  })

  it('that is away says so calmly, and may be tried', async () => {
    const { screen, client } = await renderApp('#/')
    client.connection.set({ status: 'offline' })
    await expect.element(screen.getByTestId('connection')).toHaveTextContent(/You are offline. Write on/)
    await expect.element(screen.getByTestId('connection')).not.toHaveAttribute('data-flights')
    await screen.getByRole('button', { name: 'Try now' }).click()
    expect(client.wishes).toContainEqual(['reconnectNow'])
    client.connection.set({ status: 'online', flights: 1, mechanism: 'HT-SHA-256-NONE', resumed: true })
    await expect.element(screen.getByTestId('connection')).toBeEmptyDOMElement()
  })

  it('that keeps failing is named, and trying again takes no word back', async () => {
    const { screen, client } = await renderApp('#/')
    client.connection.set({ status: 'waiting', until: 0 })
    await expect.element(screen.getByTestId('connection')).toHaveAttribute('data-status', 'waiting')
    client.connection.set({ status: 'connecting' })
    await expect.element(screen.getByText('verona.example does not answer.')).toBeVisible()
    client.connection.set({ status: 'waiting', until: 0 })
    await expect.element(screen.getByText('verona.example does not answer.')).toBeVisible()
  })

  const BLOCKED = [
    ['conflict', 'Another window took over.', 'Use it here'],
    ['account', 'verona.example has closed this account for now.', 'Try now'],
    ['server', 'verona.example does not let this account in any more.', 'Try now'],
  ] as const
  for (const [reason, text, action] of BLOCKED)
    it(`blocked by ${reason} says so, and what to do`, async () => {
      const { screen, client } = await renderApp('#/')
      client.connection.set({ status: 'blocked', reason })
      await expect.element(screen.getByText(text)).toBeVisible()
      await screen.getByRole('button', { name: action }).click()
      expect(client.wishes).toContainEqual(['reconnectNow'])
    })
})
