import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Door, Registration } from '../../src/client/arriving/arriving.ts'
import { axeFinds } from '../support/axe.ts'
import { aJourney } from '../support/entry-stage.tsx'
import { aDoor, join, PASSWORD } from '../support/join-stage.tsx'

beforeEach(() => page.viewport(1280, 900))

/** With everything typed, and the button pressed. */
async function send(answer: Registration) {
  const app = await join(aJourney())
  app.client.arrival.answers.register = () => answer
  await app.screen.getByTestId('join-username').fill('balthasar')
  await app.screen.getByTestId('join-password').fill(PASSWORD)
  await app.screen.getByTestId('join-submit').click()
  return app
}

describe('making an account with an invite', () => {
  it('D2.8 fills in the inviter’s server, and leaves the name to the person', async () => {
    const { screen, client } = await join(aJourney())
    await expect.element(screen.getByRole('heading', { name: 'Two things, then say hello' })).toBeVisible()
    await expect.element(screen.getByText(/will live on capulet.example, where juliet is too/)).toBeVisible()
    const name = screen.getByTestId('join-username')
    await expect.element(name).toHaveFocus()
    await expect.element(screen.getByText('@capulet.example', { exact: true })).toBeVisible()
    await name.fill('Balthasar')
    await expect.element(name).toHaveAccessibleDescription('Your address will be balthasar@capulet.example')
    // The domain of the invite needs no name: the token is shown there and nowhere else.
    expect(client.wishes).toEqual([['arrival.open', undefined]])
  })

  it('D2.8 locks a name that the invite brings', async () => {
    const { screen, client } = await join(aJourney({ kind: 'account', inviter: null, username: 'peter' }), {
      door: aDoor({ username: { value: 'peter', locked: true }, purpose: 'either' }),
    })
    const name = screen.getByTestId('join-username')
    await expect.element(name).toHaveValue('peter')
    await expect.element(name).toHaveAttribute('readonly')
    await expect.element(name).toHaveAccessibleDescription('This name comes with the invite.')
    await expect.element(screen.getByText(/If peter@capulet.example is yours already/)).toBeVisible()
    await screen.getByTestId('join-password').fill(PASSWORD)
    await screen.getByTestId('join-submit').click()
    expect(client.wishes.at(-1)).toEqual(['arrival.register', 'peter'])
  })

  it('D3.7 says that a password is set anew, where the server says so', async () => {
    const { screen } = await join(aJourney({ kind: 'account', inviter: null, username: 'peter' }), {
      door: aDoor({ username: { value: 'peter', locked: true }, purpose: 'reset' }),
    })
    await expect.element(screen.getByRole('heading', { name: 'Set a new password' })).toBeVisible()
    await expect.element(screen.getByTestId('join-submit')).toHaveTextContent('Set the new password')
  })

  it('is a form that password managers know', async () => {
    const { screen } = await join(aJourney())
    const name = screen.getByTestId('join-username').element()
    const password = screen.getByTestId('join-password').element()
    expect(name.getAttribute('autocomplete')).toBe('username')
    expect(password.getAttribute('autocomplete')).toBe('new-password')
    expect(password.getAttribute('type')).toBe('password')
    expect(name.closest('form')).not.toBeNull()
    expect(name.closest('form')).toBe(password.closest('form'))
  })

  it('goes straight into the chat, by keyboard alone', async () => {
    const { screen, client, ways } = await join(aJourney())
    client.arrival.answers.register = () => ({
      status: 'joined',
      account: 'balthasar@capulet.example',
      chatWith: 'juliet@capulet.example',
    })
    await expect.element(screen.getByTestId('join-username')).toHaveFocus()
    await userEvent.keyboard('balthasar{Tab}')
    await expect.element(screen.getByTestId('join-password')).toHaveFocus()
    await userEvent.keyboard(`${PASSWORD}{Enter}`)
    await expect.poll(() => ways.onJoined.mock.calls).toEqual([['juliet@capulet.example']])
    expect(client.wishes.at(-1)).toEqual(['arrival.register', 'balthasar'])
    expect(JSON.stringify(client.wishes)).not.toContain(PASSWORD)
  })

  it('may be typed and sent while the server is still being asked, and waits for it', async () => {
    let open: (door: Door) => void = () => {}
    const { screen, client } = await join(aJourney(), {
      door: new Promise((resolve) => {
        open = resolve
      }),
    })
    await screen.getByTestId('join-username').fill('balthasar')
    await screen.getByTestId('join-password').fill(PASSWORD)
    await screen.getByTestId('join-submit').click()
    await expect.element(screen.getByTestId('join-submit')).toHaveAttribute('data-pending')
    expect(client.wishes).toEqual([['arrival.open', undefined]])
    open(aDoor())
    await expect.poll(() => client.wishes.at(-1)).toEqual(['arrival.register', 'balthasar'])
  })

  it('is looked at again when the server turns out to mean something else by it', async () => {
    let open: (door: Door) => void = () => {}
    const { screen, client } = await join(aJourney({ kind: 'account', inviter: null, username: 'peter' }), {
      door: new Promise((resolve) => {
        open = resolve
      }),
    })
    await screen.getByTestId('join-password').fill(PASSWORD)
    await screen.getByTestId('join-submit').click()
    open(aDoor({ username: { value: 'peter', locked: true }, purpose: 'reset' }))
    await expect.element(screen.getByRole('button', { name: 'Set the new password' })).toBeEnabled()
    await expect.element(screen.getByTestId('join-password')).toHaveValue(PASSWORD)
    expect(client.wishes).toEqual([['arrival.open', undefined]])
  })

  it('goes on at once where it was said already that the account may be there', async () => {
    let open: (door: Door) => void = () => {}
    const step = { at: 'registering', domain: 'capulet.example', username: 'balthasar' } as const
    const { screen, client } = await join(aJourney({}, step), {
      door: new Promise((resolve) => {
        open = resolve
      }),
    })
    await expect.element(screen.getByText(/You may already have made this account/)).toBeVisible()
    await screen.getByTestId('join-password').fill(PASSWORD)
    await screen.getByTestId('join-submit').click()
    open(aDoor({ username: { value: 'balthasar', locked: false }, purpose: 'either' }))
    await expect.poll(() => client.wishes.at(-1)).toEqual(['arrival.register', 'balthasar'])
  })

  it('asks nobody because of an address alone: there is a button first', async () => {
    const { screen, client } = await join(aJourney(), { pressed: false })
    await expect
      .element(screen.getByText(/shown to capulet.example when you go on, and to nobody before/))
      .toBeVisible()
    expect(client.wishes).toEqual([])
    await screen.getByRole('button', { name: 'Continue' }).click()
    await expect.element(screen.getByTestId('join-username')).toBeVisible()
    expect(client.wishes).toEqual([['arrival.open', undefined]])
  })

  it('leads back to the invite, with nothing chosen', async () => {
    const { screen, client, ways } = await join(aJourney())
    await expect.poll(() => client.arrival.journey.get()?.step.at).toBe('join')
    await screen.getByRole('button', { name: 'Back' }).click()
    expect(ways.onBack).toHaveBeenCalledOnce()
    expect(client.wishes.at(-1)).toEqual(['arrival.reconsider'])
  })

  it('asks for nothing twice: an empty field says what it is for', async () => {
    const { screen, client } = await join(aJourney())
    await screen.getByTestId('join-submit').click()
    await expect.element(screen.getByTestId('join-error')).toHaveTextContent(/Type a name/)
    await expect.element(screen.getByTestId('join-username')).toHaveFocus()
    await screen.getByTestId('join-username').fill('balthasar')
    await screen.getByTestId('join-submit').click()
    await expect.element(screen.getByTestId('join-error')).toHaveTextContent(/Type a password/)
    await expect.element(screen.getByTestId('join-password')).toHaveFocus()
    expect(client.wishes).toEqual([['arrival.open', undefined]])
  })

  it('says while it is typed what cannot be in a name', async () => {
    const { screen } = await join(aJourney())
    await screen.getByTestId('join-username').fill('bal thasar')
    await expect.element(screen.getByRole('alert')).toHaveTextContent('A name has no spaces.')
    await screen.getByTestId('join-username').fill('b@d')
    await expect.element(screen.getByRole('alert')).toHaveTextContent('A name cannot have @ in it.')
  })
})

describe('the password', () => {
  it('is judged as it is typed, in words as well as in tiles', async () => {
    const { screen } = await join(aJourney())
    const field = screen.getByTestId('join-password')
    const tiles = () => screen.container.querySelector('[data-level]')?.getAttribute('data-level')
    await expect.element(field).toHaveAccessibleDescription(/nobody can read it back to you/)
    expect(tiles()).toBe('0')
    await field.fill('password1')
    await expect.element(field).toHaveAccessibleDescription(/Weak. This is among the first/)
    expect(tiles()).toBe('1')
    await field.fill('capulet77')
    await expect.element(field).toHaveAccessibleDescription(/Your name is in it/)
    await field.fill('orchard lantern fig nine')
    await expect.element(field).toHaveAccessibleDescription(/Strong. Save it in your browser/)
    expect(tiles()).toBe('4')
  })

  it('can be suggested, is shown then, and can be hidden', async () => {
    const { screen } = await join(aJourney())
    await screen.getByRole('button', { name: 'Suggest a password' }).click()
    const field = screen.getByTestId('join-password')
    await expect.element(field).toHaveAttribute('type', 'text')
    const first = (field.element() as HTMLInputElement).value
    expect(first).toMatch(/^(?:[a-z]+-){4}\d\d$/)
    await expect.element(field).toHaveAccessibleDescription(/^Strong/)
    await screen.getByRole('button', { name: 'Suggest a password' }).click()
    await expect.element(field).not.toHaveValue(first)
    await screen.getByRole('button', { name: 'Hide password' }).click()
    await expect.element(field).toHaveAttribute('type', 'password')
  })
})

describe('D3.5 what the server answers', () => {
  const IN_A_FIELD = [
    [{ status: 'taken', username: 'balthasar' }, 'join-username', 'balthasar is taken.'],
    [{ status: 'bad-name', text: 'Too odd' }, 'join-username', 'capulet.example says: Too odd'],
    [{ status: 'reserved', text: null }, 'join-username', 'does not give this name away'],
    [{ status: 'weak-password', text: null }, 'join-password', 'wants a stronger password'],
  ] as const
  for (const [answer, field, words] of IN_A_FIELD)
    it(`${answer.status}: says so at the field, which has the focus, and keeps what was typed`, async () => {
      const { screen } = await send(answer)
      const error = screen.getByTestId('join-error')
      await expect.element(error).toHaveTextContent(words)
      await expect.element(error).toHaveAttribute('role', 'alert')
      await expect.element(screen.getByTestId(field)).toHaveFocus()
      await expect.element(screen.getByTestId(field)).toHaveAccessibleDescription(new RegExp(words))
      await expect.element(screen.getByTestId('join-username')).toHaveValue('balthasar')
      await expect.element(screen.getByTestId('join-password')).toHaveValue(PASSWORD)
    })

  const IN_NONE = [
    [{ status: 'too-fast' }, 'wants a pause between new accounts'],
    [{ status: 'refused', text: 'Closed on Sundays' }, 'capulet.example says: Closed on Sundays'],
    [{ status: 'unreachable', domain: 'capulet.example' }, 'did not answer. Your invite is still good'],
    [{ status: 'no-storage' }, 'does not let Tessera keep anything here'],
  ] as const
  for (const [answer, words] of IN_NONE)
    it(`${answer.status}: says so, keeps what was typed, and may be tried again`, async () => {
      const { screen, client } = await send(answer)
      await expect.element(screen.getByRole('alert')).toHaveTextContent(words)
      await expect.element(screen.getByTestId('join-username')).toHaveValue('balthasar')
      await expect.element(screen.getByTestId('join-password')).toHaveValue(PASSWORD)
      client.arrival.answers.register = () => ({ status: 'taken', username: 'balthasar' })
      await screen.getByTestId('join-submit').click()
      await expect.element(screen.getByRole('alert')).toHaveTextContent('balthasar is taken.')
    })

  it('taken: suggests others, and one press takes one', async () => {
    const { screen, client } = await send({ status: 'taken', username: 'balthasar' })
    const ideas = screen.getByRole('group', { name: 'Other names' }).getByRole('button')
    await expect.poll(() => ideas.elements().length).toBe(3)
    const idea = ideas.first().element().textContent ?? ''
    await ideas.first().click()
    await expect.element(screen.getByTestId('join-username')).toHaveValue(idea)
    await expect.element(screen.getByRole('alert')).not.toBeInTheDocument()
    await screen.getByTestId('join-submit').click()
    expect(client.wishes.at(-1)).toEqual(['arrival.register', idea])
  })

  it('made: leads to signing in with the address, and goes on to the inviter after', async () => {
    const { screen, client, ways } = await send({ status: 'made', account: 'balthasar@capulet.example' })
    await expect.element(screen.getByRole('heading', { name: 'Your account is there' })).toBeVisible()
    await screen.getByRole('button', { name: 'Sign in' }).click()
    await expect.poll(() => ways.onSignIn.mock.calls).toEqual([['balthasar@capulet.example']])
    expect(client.wishes.at(-1)).toEqual(['arrival.signInFirst'])
  })

  it('token-refused: the invite was used while the form was open', async () => {
    const { screen } = await send({ status: 'token-refused' })
    await expect
      .element(screen.getByRole('heading', { name: 'capulet.example does not accept this invite' }))
      .toBeVisible()
  })

  it('offline: goes on by itself as soon as there is a network', async () => {
    const { screen, client, ways } = await send({ status: 'offline' })
    await expect.element(screen.getByRole('alert')).toHaveTextContent('You are offline.')
    client.arrival.answers.register = () => ({ status: 'joined', account: 'b@c.example', chatWith: null })
    window.dispatchEvent(new Event('online'))
    await expect.poll(() => ways.onJoined.mock.calls).toEqual([[null]])
  })
})

describe('joining, for everybody', () => {
  it('is found sound by axe, with errors and with none, in the dark too', async () => {
    await join(aJourney())
    await expect.element(page.getByTestId('join-username')).toBeVisible()
    expect(await axeFinds()).toEqual([])
    await page.getByTestId('join-username').fill('bal thasar')
    await page.getByTestId('join-password').fill('password')
    expect(await axeFinds()).toEqual([])
    document.documentElement.style.colorScheme = 'dark'
    expect(await axeFinds()).toEqual([])
    document.documentElement.style.colorScheme = ''
  })

  it('fits the smallest phone, with the longest server', async () => {
    await page.viewport(320, 640)
    const domain = 'a-server-with-quite-a-long-name.verona.example'
    await join(aJourney({ inviter: `nurse@${domain}`, domain }), { door: aDoor({ domain }) })
    const name = page.getByTestId('join-username')
    await name.fill('balthasar')
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
    expect(name.element().getBoundingClientRect().width).toBeGreaterThan(80)
  })
})
