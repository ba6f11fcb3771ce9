import { describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { LinkOffer } from '../../src/features/linking/LinkOffer.tsx'
import { LinkSheet } from '../../src/features/linking/LinkSheet.tsx'
import { readText } from '../../src/model/read-text.ts'
import { axeFinds } from '../support/axe.ts'
import { stage } from '../support/chat-stage.tsx'
import { type FakeClient, fakeClient } from '../support/fake-client.tsx'
import { SHOWN } from '../support/fake-linking.ts'
import { JULIET, ROMEO } from '../support/verona.ts'

const PAGE = 'https://verona.example/oauth2/device?user_code=WDJB-MJHT'
const FOUND = { address: ROMEO, websocket: 'wss://verona.example/ws' }

const codeOf = (link: string) => {
  const reading = readText(link)
  if (reading.kind !== 'device') throw new Error(`not a device: ${link}`)
  return reading.code
}
const number = page.getByTestId('link-number')
const told = page.getByTestId('link-told')
const button = (name: string) => page.getByRole('button', { name })
const closed = vi.fn<() => void>()

async function letIn(link: string | null, client: FakeClient = fakeClient()) {
  closed.mockClear()
  const code = link === null ? null : codeOf(link)
  await stage(<LinkSheet code={code} scanHref="#/scan" onClose={closed} />, { client, width: 420 })
  return client
}

describe('letting a device in', () => {
  it('says who it claims to be, where, and what it will get, before anything is asked of anybody', async () => {
    const client = await letIn(`${PAGE}#device=Firefox+on+Linux`)
    await expect.element(page.getByText('“Firefox on Linux”, as it calls itself')).toBeVisible()
    await expect.element(page.getByText(/^verona\.example, as romeo@/)).toBeVisible()
    await expect.element(page.getByText(/writing in your name/)).toBeVisible()
    await expect.element(page.getByText(/A code that somebody sent you lets them in/)).toBeVisible()
    expect(client.wishes.map(([what]) => what)).toEqual(['linking.examine'])
    expect(page.getByRole('link').elements()).toEqual([])
  })

  it('opens the server’s page only for the number on the other screen', async () => {
    await letIn(PAGE)
    await expect.element(page.getByText('It does not say what it is')).toBeVisible()
    await number.fill('93')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText(/not the number of that code/)).toBeVisible()
    await number.fill('39')
    await button('Go on').click()
    const link = page.getByRole('link', { name: 'Open verona.example' })
    await expect.element(link).toHaveAttribute('href', PAGE)
    await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer')
    await expect.element(link).toHaveAttribute('target', '_blank')
  })

  it('is over after three wrong numbers, and half a number is none', async () => {
    await letIn(PAGE)
    await number.fill('3')
    await button('Go on').click()
    await expect.element(page.getByText('The number has two digits.')).toBeVisible()
    for (const wrong of ['11', '22', '33']) {
      await number.fill(wrong)
      await button('Go on').click()
    }
    await expect.element(told).toHaveAttribute('data-status', 'wrong-number')
    await button('Use another code').click()
    await expect.element(page.getByTestId('link-code')).toHaveFocus()
  })

  it('tells the code of anything else as what it is', async () => {
    const client = fakeClient()
    client.fakeLinking.examined = { status: 'foreign', host: 'www.elsewhere.example' }
    await letIn('https://www.elsewhere.example/device?user_code=ABCD-EFGH', client)
    await expect.element(told).toHaveTextContent(/belongs to www\.elsewhere\.example/)
    expect(page.getByRole('link').elements()).toEqual([])
  })

  it('takes the short code typed, in any case, for the server of the account on screen', async () => {
    const client = await letIn(null)
    const field = page.getByTestId('link-code')
    await field.fill('x')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText(/This is no such code/)).toBeVisible()
    await field.fill('wdjb-mjht')
    await button('Go on').click()
    await expect.element(number).toHaveFocus()
    expect(client.wishes).toEqual([
      ['linking.examine', { page: null, host: null, code: 'WDJB-MJHT', says: null }, ROMEO],
    ])
  })

  it('says why nobody could be asked, and asks again', async () => {
    const client = fakeClient()
    const { fakeLinking } = client
    const own = fakeLinking.examined
    fakeLinking.examined = { status: 'unreachable', domain: 'verona.example' }
    await letIn(PAGE, client)
    await expect.element(told).toHaveTextContent(/verona\.example does not answer/)
    fakeLinking.examined = { status: 'offline' }
    await button('Ask again').click()
    await expect.element(told).toHaveTextContent(/offline/)
    fakeLinking.examined = own
    window.dispatchEvent(new Event('online'))
    await expect.element(number).toBeVisible()
  })

  it('says so where the server lets nobody in that way', async () => {
    const client = fakeClient()
    client.fakeLinking.examined = { status: 'unsupported', domain: 'verona.example' }
    await letIn(null, client)
    await page.getByTestId('link-code').fill('WDJB-MJHT')
    await button('Go on').click()
    await expect.element(told).toHaveTextContent(/lets no devices in by a code/)
  })

  it('is sound to axe', async () => {
    await letIn(`${PAGE}#device=Firefox+on+Linux`)
    await expect.element(number).toBeVisible()
    expect(await axeFinds()).toEqual([])
  })
})

describe('a device that wants to come in', () => {
  const signedIn = vi.fn<(account: string) => void>()
  async function offer(client = fakeClient({ account: null })) {
    signedIn.mockClear()
    await stage(<LinkOffer found={FOUND} onSignedIn={signedIn} />, { client, width: 420 })
    await button('Other ways to sign in').click()
    return client
  }

  it('is offered nothing where it cannot ask', async () => {
    const client = fakeClient({ account: null })
    client.fakeLinking.offered = false
    await offer(client)
    await expect.element(page.getByRole('status')).toHaveTextContent(/offers browsers no other way in/)
    await expect.element(button('Sign in with another device')).not.toBeInTheDocument()
  })

  it('shows a picture, the short code and the number', async () => {
    const client = await offer()
    await button('Sign in with another device').click()
    await expect
      .element(page.getByTestId('link-qr'))
      .toHaveAttribute('data-text', expect.stringContaining('WDJB'))
    await expect.element(page.getByTestId('link-user-code')).toHaveTextContent('WDJB-MJHT')
    await expect.element(page.getByTestId('link-number-shown')).toHaveTextContent('39')
    expect(await axeFinds()).toEqual([])
    client.fakeLinking.state.set({
      ...SHOWN,
      status: 'shown',
      code: 'AAAA-BBBB',
      number: '12',
    } as typeof SHOWN)
    await expect.element(page.getByTestId('link-user-code')).toHaveTextContent('AAAA-BBBB')
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByTestId('link-qr')).not.toBeInTheDocument()
    expect(client.wishes).toEqual([['linking.begin', FOUND], ['linking.stop']])
  })

  it('comes in, or says why not and what to do', async () => {
    const client = await offer()
    const { state } = client.fakeLinking
    await button('Sign in with another device').click()
    for (const [reason, words, next] of [
      ['denied', /did not allow it/, 'Show another code'],
      ['unused', /for ten minutes/, 'Show another code'],
      ['unreachable', /does not answer/, 'Show another code'],
      ['refused', /Go on with your password/, 'Back to the password'],
    ] as const) {
      state.set({ status: 'over', reason })
      await expect.element(page.getByTestId('link-over')).toHaveTextContent(words)
      await expect.element(button(next)).toBeVisible()
    }
    state.set({ status: 'another', meant: ROMEO, account: JULIET })
    await expect.element(page.getByTestId('link-over')).toHaveTextContent(new RegExp(JULIET))
    await button(`Sign in as ${JULIET}`).click()
    expect(client.wishes.at(-1)).toEqual(['linking.goOn'])
    state.set({ status: 'not-in', problem: 'timeout' })
    await button('Show another code').click()
    expect(client.wishes.at(-1)).toEqual(['linking.again'])
    state.set({ status: 'signed-in', account: ROMEO })
    await expect.poll(() => signedIn.mock.calls).toEqual([[ROMEO]])
  })
})
