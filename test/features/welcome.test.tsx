import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { renderApp, renderSignedOut } from '../support/render-app.tsx'

const URI = 'xmpp:juliet@verona.example?roster;preauth=s3cret;ibr=y'
const LINK = `https://chat.example/#/invite/${encodeURIComponent(URI)}`

describe('the welcome', () => {
  it('has three doors, the invite first', async () => {
    const { screen } = await renderSignedOut('#/')
    await expect.element(screen.getByRole('heading', { level: 1, name: 'Come on in.' })).toBeVisible()
    const doors = [...screen.container.querySelectorAll('main h2, main a')].map((door) => door.textContent)
    expect(doors).toHaveLength(3)
    expect(doors[0]).toBe('I have an invite')
    expect(doors[1]).toContain('I have an account')
    expect(doors[2]).toContain('I need an account')
  })

  it('leads to signing in, and back', async () => {
    const { screen } = await renderSignedOut('#/')
    await screen.getByRole('link', { name: /I have an account/ }).click()
    await expect.element(screen.getByRole('heading', { name: 'What is your address?' })).toBeVisible()
    await screen.getByRole('button', { name: 'Back' }).click()
    await expect.element(screen.getByRole('heading', { name: 'Come on in.' })).toHaveFocus()
  })

  it('is named as whoever runs this copy named it', async () => {
    await page.viewport(1280, 800)
    const { screen } = await renderSignedOut('#/', { deployment: { name: 'Verona Chat' } })
    await expect.element(screen.getByText('Verona Chat', { exact: true })).toBeVisible()
    expect(document.title).toBe('Verona Chat')
  })

  it('says where accounts come from, and names the deployment', async () => {
    const { screen } = await renderSignedOut('#/', { deployment: { defaultDomain: 'mantua.example' } })
    await screen.getByRole('link', { name: /I need an account/ }).click()
    await expect.element(screen.getByRole('heading', { name: 'An account lives on a server' })).toBeVisible()
    await expect.element(screen.getByText(/belongs to mantua.example/)).toBeVisible()
    await screen.getByRole('link', { name: 'I have one now' }).click()
    await expect.element(screen.getByRole('textbox', { name: 'Address' })).toBeVisible()
  })

  it('takes a pasted invite, with words around it', async () => {
    const { screen } = await renderSignedOut('#/')
    await screen.getByRole('button', { name: 'Paste it' }).click()
    await expect.element(screen.getByRole('textbox', { name: 'Invite link' })).toHaveFocus()
    await screen.getByRole('textbox', { name: 'Invite link' }).fill(`Here you are: ${LINK} see you`)
    await userEvent.keyboard('{Enter}')
    await expect.element(screen.getByRole('heading', { name: 'juliet invites you to chat' })).toBeVisible()
  })

  it('opens nothing that is no invite, and says what it is', async () => {
    const { screen } = await renderSignedOut('#/')
    await screen.getByRole('button', { name: 'Paste it' }).click()
    const field = screen.getByRole('textbox', { name: 'Invite link' })
    await field.fill('https://verona.example/figs')
    await screen.getByRole('button', { name: 'Open it' }).click()
    await expect
      .element(field)
      .toHaveAccessibleDescription('This is a web page, not an invite. Nothing was opened.')
    await field.fill('figs')
    await screen.getByRole('button', { name: 'Open it' }).click()
    await expect.element(field).toHaveAccessibleDescription('This is not an invite. Nothing was opened.')
    expect(location.hash).toBe('#/')
  })
})

describe('an invite link', () => {
  const ways = {
    'in the address of this program': `#/invite/${encodeURIComponent(URI)}`,
    'as invite=': `#invite=${encodeURIComponent(URI)}`,
    'as the address with its preauth': `#${URI.slice('xmpp:'.length)}`,
  }
  for (const [way, hash] of Object.entries(ways))
    it(`${way} says who invites, and keeps its secret out of the page`, async () => {
      const { screen, client } = await renderSignedOut(hash)
      await expect.element(screen.getByRole('heading', { name: 'juliet invites you to chat' })).toBeVisible()
      await expect
        .element(screen.getByTestId('landing'))
        .toHaveAttribute('data-inviter', 'juliet@verona.example')
      await expect.element(screen.getByText(/cannot use invites yet/)).toBeVisible()
      expect(document.documentElement.outerHTML).not.toContain('s3cret')
      expect(client.wishes).toEqual([])
    })

  it('that makes an account names the server', async () => {
    const { screen } = await renderSignedOut(
      `#/invite/${encodeURIComponent('xmpp:verona.example?register;preauth=s3cret')}`,
    )
    await expect
      .element(screen.getByRole('heading', { name: 'An account is waiting for you on verona.example' }))
      .toBeVisible()
    await expect.element(screen.getByTestId('landing')).toHaveAttribute('data-kind', 'account')
  })

  it('that was cut short says so', async () => {
    const { screen } = await renderSignedOut('#/invite/xmpp%3A')
    await expect.element(screen.getByRole('heading', { name: 'This is not an invite' })).toBeVisible()
    await screen.getByRole('link', { name: 'I already have an account' }).click()
    await expect.element(screen.getByRole('textbox', { name: 'Address' })).toBeVisible()
  })

  it('leads those who are in back to their chats', async () => {
    const { screen } = await renderApp(`#/invite/${encodeURIComponent(URI)}`)
    await expect.element(screen.getByTestId('connection')).toHaveAttribute('data-status', 'online')
    await screen.getByRole('link', { name: 'Back to your chats' }).click()
    await expect.element(screen.getByRole('heading', { name: 'Chats' })).toBeVisible()
  })
})
