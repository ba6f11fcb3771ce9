import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Acceptance } from '../../src/client/arriving/arriving.ts'
import { Landing, type LandingProps } from '../../src/features/landing/Landing.tsx'
import type { Journey } from '../../src/model/journey.ts'
import { axeFinds } from '../support/axe.ts'
import { aJourney, enter } from '../support/entry-stage.tsx'
import { type FakeClient, fakeClient } from '../support/fake-client.tsx'
import { ROMEO } from '../support/verona.ts'

beforeEach(() => page.viewport(1280, 900))

const INVITER = 'juliet@capulet.example'

async function land(
  journey: Journey | null | undefined,
  options: { client?: FakeClient; unreadable?: boolean } = {},
) {
  const { client = fakeClient({ account: null }), unreadable } = options
  client.arrival.journey.set(journey)
  const ways = {
    onJoin: vi.fn<LandingProps['onJoin']>(),
    onSignIn: vi.fn<LandingProps['onSignIn']>(),
    onHome: vi.fn<LandingProps['onHome']>(),
    onOpenChat: vi.fn<LandingProps['onOpenChat']>(),
    onOtherApp: vi.fn<LandingProps['onOtherApp']>(),
  }
  const landing = <Landing {...ways} unreadable={unreadable} newAccountHref="#/join" />
  return { ...(await enter(landing, { client })), ways }
}

/** Romeo is signed in. */
const inside = () => fakeClient()

describe('an open invite, for somebody without an account here', () => {
  it('says who invites, asks nobody, and has one main button', async () => {
    const { screen, client, ways } = await land(aJourney())
    await expect
      .element(screen.getByRole('heading', { level: 1, name: 'juliet invites you to chat' }))
      .toBeVisible()
    const landing = screen.getByTestId('landing')
    await expect.element(landing).toHaveAttribute('data-kind', 'contact-and-account')
    await expect.element(landing).toHaveAttribute('data-inviter', INVITER)
    await expect.element(landing).toHaveAttribute('data-domain', 'capulet.example')
    await expect.element(screen.getByText('Nothing is sent before you choose')).toBeVisible()
    expect(client.wishes).toEqual([])
    await screen.getByRole('button', { name: 'Create an account on capulet.example' }).click()
    expect(ways.onJoin).toHaveBeenCalledOnce()
    // The server is asked on the next screen, not by this one.
    expect(client.wishes).toEqual([])
  })

  it('D1.7 shows the address beside the name that the link gives', async () => {
    const { screen } = await land(aJourney({ name: 'Your Bank' }))
    await expect.element(screen.getByRole('heading', { name: 'Your Bank invites you to chat' })).toBeVisible()
    await expect.element(screen.getByText(INVITER, { exact: true })).toBeVisible()
  })

  it('D2.7 offers signing in and an account at the inviter’s server', async () => {
    const { screen, client, ways } = await land(aJourney())
    await expect.element(screen.getByTestId('landing-join')).toBeVisible()
    await screen.getByTestId('landing-have-account').click()
    await expect.poll(() => ways.onSignIn.mock.calls.length).toBe(1)
    expect(client.wishes).toEqual([['arrival.signInFirst']])
  })

  it('D2.7 that is for a contact only offers signing in, and an account anywhere', async () => {
    const { screen, ways } = await land(aJourney({ kind: 'contact' }))
    await expect.element(screen.getByText(/sign in with an account on any server/)).toBeVisible()
    await expect.element(screen.getByTestId('landing-have-account')).toBeVisible()
    await screen.getByRole('button', { name: 'I need an account' }).click()
    expect(ways.onJoin).toHaveBeenCalledOnce()
  })

  it('that only makes an account names the server, and meets nobody', async () => {
    const { screen, client, ways } = await land(aJourney({ kind: 'account', inviter: null }))
    await expect
      .element(screen.getByRole('heading', { name: 'An account is waiting for you on capulet.example' }))
      .toBeVisible()
    await expect.element(screen.getByTestId('landing')).toHaveAttribute('data-inviter', '')
    await screen.getByTestId('landing-have-account').click()
    expect(ways.onSignIn).toHaveBeenCalledOnce()
    expect(client.wishes).toEqual([])
  })

  it('D3.7 for one name says that it may be a new password, as the link does not tell', async () => {
    const { screen } = await land(aJourney({ kind: 'account', inviter: null, username: 'balthasar' }))
    await expect.element(screen.getByText(/Its name is balthasar.*this sets a new password/)).toBeVisible()
  })

  it.each(['join', 'registering'] as const)('resumes an account that was begun (%s)', async (at) => {
    const { screen, ways } = await land(aJourney({}, { at, domain: 'capulet.example', username: 'romeo' }))
    await expect.element(screen.getByText(/You have begun to make an account/)).toBeVisible()
    await screen.getByRole('button', { name: 'Go on with your account' }).click()
    expect(ways.onJoin).toHaveBeenCalledOnce()
  })

  it('is put away when it is not wanted', async () => {
    const { screen, client, ways } = await land(aJourney())
    await screen.getByRole('button', { name: 'Forget this invite' }).click()
    await expect.poll(() => ways.onHome.mock.calls.length).toBe(1)
    expect(client.wishes).toEqual([['arrival.leave']])
  })
})

describe('an open invite, for somebody who is signed in', () => {
  it('adds the inviter, and goes to the chat', async () => {
    const client = inside()
    client.arrival.answers.accept = () => ({ status: 'asked', chatWith: INVITER })
    const { screen, ways } = await land(aJourney(), { client })
    await expect.element(screen.getByText(`You are signed in as ${ROMEO}`)).toBeVisible()
    await screen.getByRole('button', { name: 'Add juliet' }).click()
    await expect.poll(() => ways.onOpenChat.mock.calls).toEqual([[INVITER]])
    expect(client.wishes).toEqual([['arrival.accept']])
    await expect.element(screen.getByText('juliet was asked to let you in.')).toBeInTheDocument()
  })

  it('stays as it is while it is accepted, though the invite is gone by then', async () => {
    const client = inside()
    let answer: (acceptance: Acceptance) => void = () => {}
    client.arrival.accept = () => new Promise((resolve) => (answer = resolve))
    const { screen, ways } = await land(aJourney(), { client })
    await screen.getByTestId('landing-accept').click()
    client.arrival.journey.set(null)
    await expect.element(screen.getByRole('heading', { name: 'juliet invites you to chat' })).toBeVisible()
    answer({ status: 'asked', chatWith: INVITER })
    await expect.poll(() => ways.onOpenChat.mock.calls).toEqual([[INVITER]])
  })

  it('works offline, and says so', async () => {
    const client = inside()
    client.connection.set({ status: 'offline' })
    client.arrival.answers.accept = () => ({ status: 'asked', chatWith: INVITER })
    const { screen, ways } = await land(aJourney(), { client })
    await expect.element(screen.getByText('You are offline. It leaves when you are back.')).toBeVisible()
    await screen.getByTestId('landing-accept').click()
    await expect.poll(() => ways.onOpenChat.mock.calls).toEqual([[INVITER]])
  })

  it('D2.6 does not push a new account at them, but lets them choose one', async () => {
    const { screen } = await land(aJourney({ kind: 'contact-and-account' }), { client: inside() })
    await expect.element(screen.getByTestId('landing-accept')).toBeVisible()
    await expect.element(screen.getByTestId('landing-join')).not.toBeInTheDocument()
    await expect
      .element(screen.getByRole('link', { name: 'Use it for a new account' }))
      .toHaveAttribute('href', '#/join')
  })

  it('D1.10 from somebody who is known already opens the chat', async () => {
    const client = inside()
    client.arrival.answers.accept = () => ({ status: 'already', chatWith: 'juliet@verona.example' })
    const { screen, ways } = await land(
      aJourney({ inviter: 'juliet@verona.example', domain: 'verona.example' }),
      { client },
    )
    await expect
      .element(screen.getByRole('heading', { name: 'You and Juliet Capulet know each other' }))
      .toBeVisible()
    await screen.getByRole('button', { name: 'Open the chat' }).click()
    await expect.poll(() => ways.onOpenChat.mock.calls).toEqual([['juliet@verona.example']])
  })

  it('that was accepted before goes to the chat, and asks no second time', async () => {
    const client = inside()
    const { screen, ways } = await land(aJourney({}, { at: 'redeeming', account: ROMEO }), { client })
    await screen.getByRole('button', { name: 'Open the chat' }).click()
    expect(ways.onOpenChat.mock.calls).toEqual([[INVITER]])
    expect(client.wishes).toEqual([])
  })

  it('that is their own is for somebody else', async () => {
    const { screen, client, ways } = await land(aJourney({ inviter: ROMEO, domain: 'verona.example' }), {
      client: inside(),
    })
    await expect.element(screen.getByRole('heading', { name: 'This is your own invite' })).toBeVisible()
    await screen.getByRole('button', { name: 'Back to your chats' }).click()
    await expect.poll(() => ways.onHome.mock.calls.length).toBe(1)
    expect(client.wishes).toEqual([['arrival.leave']])
  })

  it('that only makes an account says so kindly, and pushes nobody', async () => {
    const { screen, ways } = await land(aJourney({ kind: 'account', inviter: null }), { client: inside() })
    await expect.element(screen.getByText(new RegExp(`here you are signed in as ${ROMEO}`))).toBeVisible()
    await expect
      .element(screen.getByRole('link', { name: 'Make another account' }))
      .toHaveAttribute('href', '#/join')
    await screen.getByRole('button', { name: 'Back to your chats' }).click()
    expect(ways.onHome).toHaveBeenCalledOnce()
  })

  it('D3.7 for their own name sets a new password', async () => {
    const { screen, ways } = await land(
      aJourney({ kind: 'account', inviter: null, domain: 'verona.example', username: 'romeo' }),
      { client: inside() },
    )
    await expect.element(screen.getByRole('heading', { name: 'Set a new password' })).toBeVisible()
    await expect.element(screen.getByText(/The old password stops working/)).toBeVisible()
    await screen.getByRole('button', { name: 'Set a new password' }).click()
    expect(ways.onJoin).toHaveBeenCalledOnce()
  })

  const SURPRISES = [
    ['yourself', 'This is your own invite', 'Back to your chats'],
    ['nobody-to-meet', 'juliet invites you to chat', 'Back to your chats'],
    ['no-invite', 'No invite here', 'Back to your chats'],
  ] as const
  for (const [status, heading, action] of SURPRISES)
    it(`that turns out to be ${status} has its own words, and one thing to do`, async () => {
      const client = inside()
      client.arrival.answers.accept = () => ({ status })
      const { screen, ways } = await land(aJourney(), { client })
      await screen.getByTestId('landing-accept').click()
      await expect.element(screen.getByRole('heading', { level: 1, name: heading })).toBeVisible()
      await expect.element(screen.getByRole('button', { name: action })).toBeVisible()
      expect(ways.onOpenChat).not.toHaveBeenCalled()
    })
})

describe('another app, another device', () => {
  it('get the invite only when somebody says so', async () => {
    const { screen, client, ways } = await land(aJourney())
    expect(document.body.innerHTML).not.toContain('preauth')
    await screen.getByRole('button', { name: 'Open in another app' }).click()
    await expect
      .poll(() => ways.onOtherApp.mock.calls)
      .toEqual([['xmpp:romeo@verona.example?roster;preauth=TOKEN']])
    expect(client.wishes).toEqual([['arrival.uri']])
    await expect.element(screen.getByText(/no app on this device takes such links/)).toBeVisible()
  })

  it('can scan it, until it is covered again', async () => {
    const { screen } = await land(aJourney())
    const code = screen.getByRole('img', { name: 'The invite as a code' })
    const button = screen.getByRole('button', { name: 'Show a code for a phone' })
    await button.click()
    await expect.element(code).toHaveAttribute('data-text', 'xmpp:romeo@verona.example?roster;preauth=TOKEN')
    await expect.element(button).toHaveAttribute('aria-expanded', 'true')
    await button.click()
    await expect.element(code).not.toBeInTheDocument()
  })

  it('are told when it is no longer there', async () => {
    const client = fakeClient({ account: null })
    client.arrival.uri = async () => null
    const { screen, ways } = await land(aJourney(), { client })
    await screen.getByRole('button', { name: 'Open in another app' }).click()
    await expect.element(screen.getByText(/no longer on this device/)).toBeVisible()
    expect(ways.onOtherApp).not.toHaveBeenCalled()
  })
})

describe('no invite', () => {
  it('is the ground alone while that is being found out', async () => {
    const { screen } = await land(undefined)
    await expect.element(screen.getByRole('main')).toBeEmptyDOMElement()
  })

  it('says what one is, and where to go', async () => {
    const { screen, ways } = await land(null)
    await expect.element(screen.getByRole('heading', { name: 'No invite here' })).toBeVisible()
    await screen.getByRole('button', { name: 'Back to the start' }).click()
    expect(ways.onHome).toHaveBeenCalledOnce()
  })

  it('that can be read says so, whatever was opened before', async () => {
    const { screen } = await land(aJourney(), { unreadable: true, client: inside() })
    await expect.element(screen.getByRole('heading', { name: 'This is not an invite' })).toBeVisible()
    await expect.element(screen.getByText(/Nothing was opened or sent/)).toBeVisible()
    await expect.element(screen.getByRole('button', { name: 'Back to your chats' })).toBeVisible()
  })
})

describe('the landing, for everybody', () => {
  it('is walked through by keyboard, the main button first', async () => {
    const { screen } = await land(aJourney())
    await expect.element(screen.getByTestId('landing-join')).toBeVisible()
    await userEvent.tab()
    await expect.element(screen.getByRole('button', { name: 'Back' })).toHaveFocus()
    await userEvent.tab()
    await expect.element(screen.getByTestId('landing-join')).toHaveFocus()
    await userEvent.tab()
    await expect.element(screen.getByTestId('landing-have-account')).toHaveFocus()
  })

  it('is found sound by axe, open and with its code', async () => {
    const { screen } = await land(aJourney())
    await screen.getByRole('button', { name: 'Show a code for a phone' }).click()
    await expect.element(screen.getByRole('img', { name: 'The invite as a code' })).toBeVisible()
    expect(await axeFinds()).toEqual([])
  })

  it('fits the smallest phone, with the longest names', async () => {
    await page.viewport(320, 640)
    const domain = 'a-server-with-quite-a-long-name.verona.example'
    await land(aJourney({ inviter: `somebody.with.a.very.long.name@${domain}`, domain }))
    await expect.element(page.getByTestId('landing-join')).toBeVisible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
    expect(await axeFinds()).toEqual([])
  })
})
