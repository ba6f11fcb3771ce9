import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { aJourney } from '../support/entry-stage.tsx'
import { renderApp, renderSignedOut } from '../support/render-app.tsx'
import { JULIET, ROMEO, romeoAccount } from '../support/verona.ts'

const URI = 'xmpp:juliet@verona.example?roster;preauth=s3cret;ibr=y'
const LINK = `https://chat.example/#/invite/${encodeURIComponent(URI)}`

describe('the welcome', () => {
  it('has three doors, the invite first', async () => {
    const { screen } = await renderSignedOut('#/')
    await expect.element(screen.getByRole('heading', { level: 1, name: 'Come on in.' })).toBeVisible()
    const doors = [...screen.container.querySelectorAll('main h2, main a:not([data-testid])')].map(
      (door) => door.textContent,
    )
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

  it('says where accounts come from, and offers the server of the deployment', async () => {
    const { screen, client } = await renderSignedOut('#/', {
      deployment: { defaultDomain: 'mantua.example' },
    })
    await screen.getByRole('link', { name: /I need an account/ }).click()
    await expect.element(screen.getByRole('heading', { name: 'An account lives on a server' })).toBeVisible()
    await expect.element(screen.getByText(/belongs to mantua.example/)).toBeVisible()
    await expect.element(screen.getByRole('textbox', { name: 'Server' })).toHaveValue('mantua.example')
    expect(client.wishes).toEqual([])
    await screen.getByRole('button', { name: 'I already have an account' }).click()
    await expect.element(screen.getByRole('textbox', { name: 'Address' })).toBeVisible()
  })

  it('leads to the camera', async () => {
    const { screen } = await renderSignedOut('#/')
    const scan = screen.getByRole('link', { name: 'Scan it' })
    await expect.element(scan).toHaveAttribute('href', '#/scan')
    expect(screen.getByTestId('scan-open').element()).toBe(scan.element())
  })

  it('still has the invite that was opened here before, and takes another', async () => {
    const { screen, client } = await renderSignedOut('#/')
    client.arrival.journey.set(aJourney())
    await expect.element(screen.getByRole('heading', { name: 'Your invite from juliet' })).toBeVisible()
    await screen.getByRole('button', { name: 'Another one' }).click()
    await expect.element(screen.getByRole('button', { name: 'Paste it' })).toBeVisible()
  })

  it('goes on with the invite that was opened here before', async () => {
    const { screen, client } = await renderSignedOut('#/')
    client.arrival.journey.set(aJourney())
    await screen.getByRole('link', { name: 'Go on' }).click()
    await expect
      .element(screen.getByTestId('landing'))
      .toHaveAttribute('data-inviter', 'juliet@capulet.example')
    expect(client.wishes).toEqual([])
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
    it(`${way} says who invites, keeps its secret out of the page, and asks nobody`, async () => {
      const { screen, client } = await renderSignedOut(hash)
      await expect.element(screen.getByRole('heading', { name: 'juliet invites you to chat' })).toBeVisible()
      await expect
        .element(screen.getByTestId('landing'))
        .toHaveAttribute('data-inviter', 'juliet@verona.example')
      expect(document.body.innerHTML).not.toContain('s3cret')
      expect(location.href).not.toContain('s3cret')
      expect(client.wishes.map(([wish]) => wish)).toEqual(['arrival.take'])
    })

  it('that was cut short says so', async () => {
    const { screen } = await renderSignedOut('#/invite/xmpp%3A')
    await expect.element(screen.getByRole('heading', { name: 'This is not an invite' })).toBeVisible()
    await screen.getByRole('button', { name: 'Back to the start' }).click()
    await expect.element(screen.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
  })

  it('leads through its account into the chat', async () => {
    const { screen, client } = await renderSignedOut(ways['in the address of this program'])
    client.arrival.answers.open = () => ({
      status: 'open',
      domain: 'verona.example',
      username: { value: '', locked: false },
      purpose: 'new',
      more: null,
    })
    client.arrival.answers.register = () => {
      client.account.set(romeoAccount)
      return { status: 'joined', account: ROMEO, chatWith: JULIET }
    }
    await screen.getByTestId('landing-join').click()
    await screen.getByTestId('join-username').fill('romeo')
    await screen.getByTestId('join-password').fill('moss fiddle orchard lantern')
    await screen.getByRole('button', { name: 'Join and say hello to juliet' }).click()
    await expect.element(screen.getByTestId('conversation')).toHaveAttribute('data-jid', JULIET)
  })

  it('leads somebody who is in to the chat, once they have said so', async () => {
    const { screen, client } = await renderApp(ways['in the address of this program'])
    client.arrival.answers.accept = () => ({ status: 'asked', chatWith: JULIET })
    await screen.getByTestId('landing-accept').click()
    await expect.element(screen.getByTestId('conversation')).toHaveAttribute('data-jid', JULIET)
  })
})
