import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { ReadingCard } from '../../src/features/reading/ReadingCard.tsx'
import type { ReadingWays } from '../../src/features/reading/reading-ways.ts'
import { readText } from '../../src/model/read-text.ts'
import { stage } from '../support/chat-stage.tsx'
import { type FakeClient, fakeClient } from '../support/fake-client.tsx'
import { JULIET, ROMEO } from '../support/verona.ts'

const STRANGER = 'nurse@verona.example'
const INVITE = `xmpp:${STRANGER}?roster;preauth=s3cret;ibr=y;name=Nurse`
const PAGE = 'https://verona.example/invite/s3cret/'

let client: FakeClient
const ways = {
  onInvite: vi.fn<ReadingWays['onInvite']>(async () => {}),
  onOpenChat: vi.fn<ReadingWays['onOpenChat']>(),
  onSignIn: vi.fn<ReadingWays['onSignIn']>(),
  onDevice: vi.fn<ReadingWays['onDevice']>(),
  onOpenPage: vi.fn<ReadingWays['onOpenPage']>(),
}
const card = page.getByTestId('scan-result')
const button = (name: string) => page.getByRole('button', { name })
const buttons = () => [...document.querySelectorAll('button')].map((one) => one.textContent)

async function show(text: string, options: { signedOut?: boolean; offline?: boolean } = {}) {
  client = fakeClient(options.signedOut ? { account: null } : {})
  if (options.offline) client.connection.set({ status: 'offline' })
  await stage(<ReadingCard reading={readText(text)} {...ways} />, { client, width: 460 })
}

beforeEach(() => {
  for (const way of Object.values(ways)) way.mockClear()
})

describe('the card of an invite', () => {
  it('D1.7 shows the address beside the name, and never the token', async () => {
    await show(INVITE, { signedOut: true })
    await expect.element(page.getByRole('heading', { name: 'An invite from Nurse' })).toBeVisible()
    await expect.element(page.getByText(STRANGER, { exact: true })).toBeVisible()
    await expect.element(page.getByText(/with an account on verona.example/)).toBeVisible()
    await expect.element(card).toHaveAttribute('data-kind', 'invite')
    expect(document.documentElement.outerHTML).not.toContain('s3cret')
  })

  it('D1.8 does nothing before its one button is pressed', async () => {
    await show(INVITE)
    expect(buttons()).toEqual(['Open the invite'])
    expect(client.wishes).toEqual([])
    expect(ways.onInvite).not.toHaveBeenCalled()
    await button('Open the invite').click()
    expect(ways.onInvite).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ token: 's3cret' }))
  })

  it('says so when it is one’s own', async () => {
    await show(`xmpp:${ROMEO}?roster;preauth=s3cret`)
    await expect.element(page.getByText('It is your own: others come in with it.')).toBeVisible()
  })

  it('for an account names the server, and whom it is kept for', async () => {
    await show('xmpp:benvolio@verona.example?register;preauth=s3cret', { signedOut: true })
    await expect.element(page.getByRole('heading', { name: 'An account on verona.example' })).toBeVisible()
    await expect.element(page.getByText('benvolio@verona.example', { exact: true })).toBeVisible()
    await expect.element(card).toHaveAttribute('data-kind', 'register')
  })
})

describe('the card of a person', () => {
  it('D1.10 opens the chat with somebody who is known', async () => {
    await show(`xmpp:${JULIET}?roster`)
    await expect.element(page.getByRole('heading', { name: 'Juliet Capulet' })).toBeVisible()
    await button('Open the chat').click()
    await vi.waitFor(() => expect(ways.onOpenChat).toHaveBeenCalledWith(JULIET))
    expect(client.wishes).toEqual([])
  })

  it('asks a stranger only when told to', async () => {
    await show(STRANGER)
    await expect.element(page.getByText(/They are asked first/)).toBeVisible()
    expect(client.wishes).toEqual([])
    await button('Add nurse').click()
    await vi.waitFor(() => expect(ways.onOpenChat).toHaveBeenCalledWith(STRANGER))
    expect(client.wishes).toContainEqual(['contacts.add', STRANGER, ''])
  })

  it('says when they are asked without a network', async () => {
    await show(STRANGER, { offline: true })
    await expect.element(page.getByText('You are offline: they are asked when you are back.')).toBeVisible()
  })

  it('D1.9 puts the words of a link into the chat, and does not send them', async () => {
    await show(`xmpp:${STRANGER}?message;body=Good%20morrow`)
    await expect.element(page.getByText('To say: Good morrow')).toBeVisible()
    await button('Open the chat').click()
    await vi.waitFor(() => expect(ways.onOpenChat).toHaveBeenCalledWith(STRANGER))
    expect(client.wishes).toEqual([['conversations.keepDraft', STRANGER, 'Good morrow']])
  })

  it('leaves alone what was typed there before', async () => {
    await show(`xmpp:mercutio@verona.example?message;body=Good%20morrow`)
    await button('Open the chat').click()
    await vi.waitFor(() => expect(ways.onOpenChat).toHaveBeenCalled())
    expect(client.wishes).toEqual([])
  })

  it('leads those who are not in to signing in', async () => {
    await show(STRANGER, { signedOut: true })
    await button('Sign in first').click()
    expect(ways.onSignIn).toHaveBeenCalledExactlyOnceWith('')
  })

  it('offers nothing to do with oneself', async () => {
    await show(ROMEO)
    await expect.element(page.getByText('This is your own address.')).toBeVisible()
    expect(buttons()).toEqual([])
  })
})

describe('the card of a web page', () => {
  it('D1.12 asks the page only after the person agreed, and shows the invite it knows of', async () => {
    await show(PAGE, { signedOut: true })
    client.arrival.answers.resolve = () => {
      const reading = readText(INVITE)
      return reading.kind === 'invite' ? { status: 'found', invite: reading.invite } : { status: 'nothing' }
    }
    expect(client.wishes).toEqual([])
    expect(document.documentElement.outerHTML).not.toContain('s3cret')
    await button('Ask verona.example').click()
    await expect.element(page.getByRole('heading', { name: 'An invite from Nurse' })).toBeVisible()
    expect(client.wishes).toEqual([['arrival.resolve', PAGE]])
    expect(ways.onInvite).not.toHaveBeenCalled()
  })

  it('offers the page itself when it cannot be read, and asking again when it did not answer', async () => {
    await show(PAGE)
    await button('Ask verona.example').click()
    await expect.element(page.getByText(/did not answer/)).toBeVisible()
    client.arrival.answers.resolve = () => ({ status: 'unreadable' })
    await button('Ask verona.example').click()
    await expect.element(page.getByText(/does not let other programs read/)).toBeVisible()
    await button('Open the page').click()
    expect(ways.onOpenPage).toHaveBeenCalledExactlyOnceWith(PAGE)
  })
})

describe('the card of anything else', () => {
  it('says that a room cannot be gone into yet', async () => {
    await show('xmpp:garden@rooms.verona.example?join')
    await expect.element(card).toHaveAttribute('data-kind', 'room')
    await expect.element(page.getByText('garden@rooms.verona.example', { exact: true })).toBeVisible()
    expect(buttons()).toEqual(['Copy the address'])
  })

  it('takes only the address of a login code', async () => {
    const code = JSON.stringify({ protocol: 'xmpp', address: STRANGER, password: 'balcony' })
    await show(code, { signedOut: true })
    expect(document.documentElement.outerHTML).not.toContain('balcony')
    await button('Sign in with this address').click()
    expect(ways.onSignIn).toHaveBeenCalledExactlyOnceWith(STRANGER)
  })

  it('D1.14 says what it is in one message, with nothing to press', async () => {
    await show('https://verona.example/figs')
    await expect
      .element(page.getByRole('heading', { name: 'This is a web page, not an invite' }))
      .toBeVisible()
    await expect.element(page.getByText('It says: https://verona.example/figs')).toBeVisible()
    await expect.element(card).toHaveAttribute('data-kind', 'unknown')
    expect(document.querySelectorAll('button, a')).toHaveLength(0)
  })
})
