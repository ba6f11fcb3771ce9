import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { Door } from '../../src/client/arriving/arriving.ts'
import { axeFinds } from '../support/axe.ts'
import { aJourney } from '../support/entry-stage.tsx'
import { aDoor, join, PASSWORD } from '../support/join-stage.tsx'

beforeEach(() => page.viewport(1280, 900))

const domain = 'capulet.example'

describe('a door that stays shut, with an invite', () => {
  it('D3.3 token-refused says honestly what it may be, and has a note ready', async () => {
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    const { screen, ways } = await join(aJourney(), { door: { status: 'token-refused', domain } })
    // The field that had the focus is gone.
    await expect
      .element(screen.getByRole('heading', { name: 'capulet.example does not accept this invite' }))
      .toHaveFocus()
    await expect
      .element(screen.getByTestId('join-error'))
      .toHaveTextContent('It was used already, or it has ended, or it was copied wrongly')
    await screen.getByRole('button', { name: 'Copy this note' }).click()
    await expect.element(screen.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(copied.mock.calls[0]?.[0]).toMatch(/^Hi juliet, your invite did not work/)
    copied.mockRestore()
    await screen.getByRole('button', { name: 'I already have an account' }).click()
    await expect.poll(() => ways.onSignIn.mock.calls).toEqual([['']])
  })

  it('leaves the note to be selected where nothing may be copied', async () => {
    const copying = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'))
    const { screen } = await join(aJourney(), { door: { status: 'token-refused', domain } })
    await screen.getByRole('button', { name: 'Copy this note' }).click()
    await expect.element(screen.getByText(/Select the note instead/)).toBeVisible()
    copying.mockRestore()
  })

  it('D3.6 elsewhere shows the address, and opens it only when that is pressed', async () => {
    const url = 'https://capulet.example/register?from=app'
    const { screen } = await join(aJourney(), { door: { status: 'elsewhere', domain, url } })
    await expect.element(screen.getByText(url, { exact: true })).toBeVisible()
    const link = screen.getByRole('link', { name: 'Open it in a new tab' })
    await expect.element(link).toHaveAttribute('href', url)
    await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer')
    await expect.element(link).toHaveAttribute('target', '_blank')
    await expect.element(screen.getByRole('button', { name: 'I have one now' })).toBeVisible()
  })

  it('D3.6 elsewhere makes no link of what is no web address', async () => {
    const url = 'javascript:alert(1)'
    const { screen } = await join(aJourney(), { door: { status: 'elsewhere', domain, url } })
    await expect.element(screen.getByText(url, { exact: true })).toBeVisible()
    await expect.element(screen.getByRole('link')).not.toBeInTheDocument()
  })

  it('closed offers another server, and keeps the invite', async () => {
    const { screen, client } = await join(aJourney(), { door: { status: 'closed', domain } })
    await expect.element(screen.getByTestId('join-error')).toHaveTextContent('no accounts away to newcomers')
    await screen.getByRole('button', { name: 'Choose another server' }).click()
    await expect.element(screen.getByText(/Your invite is kept/)).toBeVisible()
    client.arrival.answers.open = () => aDoor({ domain: 'mantua.example' })
    await screen.getByRole('textbox', { name: 'Server' }).fill('mantua.example')
    await screen.getByRole('button', { name: 'Continue' }).click()
    await expect
      .element(screen.getByText(/will live on mantua.example. From there you meet juliet/))
      .toBeVisible()
    expect(client.wishes.at(-1)).toEqual(['arrival.open', 'mantua.example'])
  })

  it('no-web-access hands it to another app', async () => {
    const { screen, ways } = await join(aJourney(), { door: { status: 'no-web-access', domain } })
    await screen.getByRole('button', { name: 'Open in another app' }).click()
    await expect
      .poll(() => ways.onOtherApp.mock.calls)
      .toEqual([['xmpp:romeo@verona.example?roster;preauth=TOKEN']])
  })

  it('certificate shows where to see why', async () => {
    const { screen } = await join(aJourney(), { door: { status: 'certificate', domain } })
    await expect
      .element(screen.getByRole('link', { name: 'Open capulet.example in a new tab' }))
      .toHaveAttribute('href', 'https://capulet.example/')
  })

  it('unreachable loses nothing, and tries again when it is pressed', async () => {
    const { screen, client } = await join(aJourney(), { door: { status: 'unreachable', domain } })
    await expect.element(screen.getByTestId('join-error')).toHaveTextContent('Nothing is lost; try again.')
    client.arrival.answers.open = () => aDoor()
    await screen.getByRole('button', { name: 'Try again' }).click()
    await expect.element(screen.getByTestId('join-username')).toBeVisible()
  })

  it('offline goes on by itself as soon as there is a network', async () => {
    const { screen, client } = await join(aJourney(), { door: { status: 'offline' } })
    await expect.element(screen.getByRole('heading', { name: 'You are offline' })).toBeVisible()
    client.arrival.answers.open = () => aDoor()
    window.dispatchEvent(new Event('online'))
    await expect.element(screen.getByTestId('join-username')).toBeVisible()
  })

  it.each<[Extract<Door, { status: 'offline' | 'unreachable' }>, string]>([
    [{ status: 'offline' }, 'the network'],
    [{ status: 'unreachable', domain }, 'a press'],
  ])('%o takes nothing away that was typed meanwhile, and goes on by %s', async (shut, by) => {
    let answer = (_: Door) => {}
    const asked = new Promise<Door>((resolve) => {
      answer = resolve
    })
    const { screen, client } = await join(aJourney(), { door: asked })
    await screen.getByTestId('join-username').fill('balthasar')
    await screen.getByTestId('join-password').fill('a dove among crows')
    answer(shut)
    await expect.element(screen.getByTestId('join-error')).toHaveAttribute('data-status', shut.status)
    await expect.element(screen.getByTestId('join-username')).toHaveValue('balthasar')
    await expect.element(screen.getByTestId('join-password')).toHaveValue('a dove among crows')
    client.arrival.answers.open = () => aDoor()
    client.arrival.answers.register = () => ({ status: 'joined', account: 'b@c.example', chatWith: null })
    if (by === 'the network') {
      window.dispatchEvent(new Event('online'))
      await expect.element(screen.getByTestId('join-error')).not.toBeInTheDocument()
    }
    await screen.getByTestId('join-submit').click()
    await expect.poll(() => client.wishes.at(-1)).toContain('arrival.register')
  })

  const DOORS: Exclude<Door, { status: 'open' }>[] = [
    { status: 'token-refused', domain },
    { status: 'elsewhere', domain, url: 'https://capulet.example/' },
    { status: 'closed', domain },
    { status: 'no-server', domain },
    { status: 'no-web-access', domain },
    { status: 'certificate', domain },
    { status: 'unreachable', domain },
    { status: 'bad-domain' },
    { status: 'offline' },
  ]
  it('each has its own words, one main thing to do, and is found sound by axe', async () => {
    const words = new Set<string>()
    for (const door of DOORS) {
      const { screen } = await join(aJourney(), { door })
      await expect.element(screen.getByRole('alert')).toHaveAttribute('data-status', door.status)
      words.add(`${screen.container.querySelector('h1')?.textContent}`)
      words.add(`${screen.container.querySelector('[role=alert]')?.textContent}`)
      const main = [...screen.container.querySelectorAll('main [class*="_primary_"]')]
      expect(main, door.status).toHaveLength(1)
      expect(await axeFinds(), door.status).toEqual([])
      await screen.unmount()
    }
    expect(words.size).toBe(2 * DOORS.length)
  })
})

describe('after a reload', () => {
  it('in the middle of typing, the name is there again', async () => {
    const { screen } = await join(aJourney({}, { at: 'join', domain, username: 'balthasar' }), {
      pressed: false,
    })
    await expect.element(screen.getByTestId('join-username')).toHaveValue('balthasar')
    await expect.element(screen.getByText(/may already have made/)).not.toBeInTheDocument()
  })

  it('while the server was making the account, it says what is known, and may be tried again', async () => {
    const { screen, client, ways } = await join(
      aJourney({}, { at: 'registering', domain, username: 'balthasar' }),
      { pressed: false },
    )
    await expect.element(screen.getByTestId('join-username')).toHaveValue('balthasar')
    await expect.element(screen.getByText(/You may already have made this account/)).toBeVisible()
    await screen.getByTestId('join-password').fill(PASSWORD)
    await screen.getByTestId('join-submit').click()
    expect(client.wishes).toContainEqual(['arrival.register', 'balthasar'])
    await screen.getByRole('button', { name: 'Sign in as balthasar@capulet.example' }).click()
    await expect.poll(() => ways.onSignIn.mock.calls).toEqual([['balthasar@capulet.example']])
  })

  it('and a token that is gone by now, it was most likely made: sign in', async () => {
    const { screen, client, ways } = await join(
      aJourney({}, { at: 'registering', domain, username: 'balthasar' }),
      { pressed: false, door: { status: 'token-refused', domain } },
    )
    await expect.element(screen.getByRole('heading', { name: 'You may be in already' })).toBeVisible()
    await screen.getByRole('button', { name: 'Sign in as balthasar@capulet.example' }).click()
    await expect.poll(() => ways.onSignIn.mock.calls).toEqual([['balthasar@capulet.example']])
    expect(client.wishes.at(-1)).toEqual(['arrival.signInFirst'])
  })

  it('at a server that was typed, it is asked again, without the token', async () => {
    const { client } = await join(
      aJourney({ kind: 'contact' }, { at: 'join', domain: 'mantua.example', username: '' }),
      { pressed: false },
    )
    await expect.poll(() => client.wishes).toEqual([['arrival.open', 'mantua.example']])
  })
})

describe('without an invite that makes an account', () => {
  it('asks for the server, and offers the one of this deployment', async () => {
    const { screen, client } = await join(null, { defaultDomain: 'mantua.example' })
    const field = screen.getByRole('textbox', { name: 'Server' })
    await expect.element(field).toHaveValue('mantua.example')
    await expect.element(screen.getByText('This Tessera belongs to mantua.example.')).toBeVisible()
    expect(client.wishes).toEqual([])
    client.arrival.answers.open = () => aDoor({ domain: 'mantua.example' })
    await screen.getByRole('button', { name: 'Continue' }).click()
    await expect.element(screen.getByRole('heading', { name: 'Two things, and it is yours' })).toBeVisible()
    await expect.element(screen.getByTestId('join-submit')).toHaveTextContent('Create the account')
    expect(client.wishes).toEqual([['arrival.open', 'mantua.example']])
  })

  it('D2.7 keeps a contact invite for after', async () => {
    const { screen, client } = await join(aJourney({ kind: 'contact' }))
    await expect.element(screen.getByText(/write to juliet.*Your invite is kept/)).toBeVisible()
    expect(client.wishes).toEqual([])
  })

  const IN_THE_FIELD = ['bad-domain', 'no-server', 'closed'] as const
  for (const status of IN_THE_FIELD)
    it(`${status}: says so at the field, and keeps what was typed`, async () => {
      const { screen } = await join(null, { door: { status, domain: 'mantua.example' } })
      const field = screen.getByRole('textbox', { name: 'Server' })
      await field.fill('mantua.example')
      await screen.getByRole('button', { name: 'Continue' }).click()
      await expect.element(screen.getByRole('alert')).toHaveAttribute('data-status', status)
      await expect.element(field).toHaveValue('mantua.example')
      await expect.element(field).toHaveFocus()
      await expect.element(field).toBeInvalid()
    })

  it('leads from the form back to the server, and from there to where one came from', async () => {
    const { screen, ways } = await join(null)
    await screen.getByRole('textbox', { name: 'Server' }).fill(domain)
    await screen.getByRole('button', { name: 'Continue' }).click()
    await expect.element(screen.getByTestId('join-username')).toBeVisible()
    await screen.getByRole('button', { name: 'Back' }).click()
    await expect.element(screen.getByRole('textbox', { name: 'Server' })).toHaveValue(domain)
    await screen.getByRole('button', { name: 'Back' }).click()
    expect(ways.onBack).toHaveBeenCalledOnce()
  })
})

describe('D3.2 whatever else a server asks', () => {
  const captcha = (picture: string) => ({
    title: '',
    instructions: 'Fill in both.',
    fields: [
      {
        name: 'FORM_TYPE',
        kind: 'hidden',
        label: '',
        description: '',
        required: false,
        values: ['jabber:iq:register'],
        options: [],
        image: null,
      },
      {
        name: 'email',
        kind: 'address',
        label: 'E-mail',
        description: '',
        required: false,
        values: [],
        options: [],
        image: null,
      },
      {
        name: 'ocr',
        kind: 'text',
        label: 'What does it say?',
        description: '',
        required: true,
        values: [],
        options: [],
        image: picture,
      },
    ] as const,
  })
  const PICTURE = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

  it('is asked below name and password, and goes back with them', async () => {
    const { screen, client } = await join(aJourney(), { door: aDoor({ more: captcha(PICTURE) }) })
    const given: unknown[] = []
    client.arrival.register = async (username, _, more) => {
      given.push(username, more)
      return { status: 'ask-again', text: 'Not what the picture says', more: captcha(PICTURE) }
    }
    await expect.element(screen.getByText('Fill in both.')).toBeVisible()
    await screen.getByTestId('join-username').fill('balthasar')
    await screen.getByTestId('join-password').fill(PASSWORD)
    await screen.getByTestId('join-submit').click()
    const answer = screen.getByRole('textbox', { name: /What does it say/ })
    await expect.element(answer).toHaveAccessibleDescription('The server wants an answer here.')
    await expect.element(answer).toHaveFocus()
    expect(given).toEqual([])
    await screen.getByRole('textbox', { name: /E-mail/ }).fill('b@mail.example')
    await answer.fill('figs')
    await screen.getByTestId('join-submit').click()
    await expect.element(screen.getByRole('alert')).toHaveTextContent('Not what the picture says')
    expect(given).toEqual([
      'balthasar',
      { FORM_TYPE: ['jabber:iq:register'], email: ['b@mail.example'], ocr: ['figs'] },
    ])
    // Another picture, another answer; what was typed elsewhere stays.
    await expect.element(answer).toHaveValue('')
    await expect.element(answer).toHaveFocus()
    await expect.element(screen.getByRole('textbox', { name: /E-mail/ })).toHaveValue('b@mail.example')
    await expect.element(screen.getByTestId('join-password')).toHaveValue(PASSWORD)
    expect(await axeFinds()).toEqual([])
  })
})
