import { toCanvas } from 'qrcode'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { DEFAULT_SETTINGS } from '../../src/model/settings.ts'
import { axeFinds } from '../support/axe.ts'
import { renderApp, renderSignedOut } from '../support/render-app.tsx'
import { JULIET, ROMEO, romeoAccount } from '../support/verona.ts'

const URI = 'xmpp:nurse@verona.example?roster;preauth=s3cret;ibr=y'
const card = page.getByTestId('scan-result')
const landing = page.getByTestId('landing')

beforeEach(() => page.viewport(1280, 800))
afterEach(() => history.replaceState(null, '', '#/'))

const transfer = (type: string, text: string) => {
  const data = new DataTransfer()
  data.setData(type, text)
  return data
}
const paste = (text: string, target: EventTarget = document.body) =>
  target.dispatchEvent(
    new ClipboardEvent('paste', {
      clipboardData: transfer('text/plain', text),
      bubbles: true,
      cancelable: true,
    }),
  )
const drag = (kind: string, dataTransfer: DataTransfer, target: EventTarget = document.body) => {
  const event = new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true })
  target.dispatchEvent(event)
  return event
}

/** Everything of the page and its address that could give the secret away. */
const traces = () =>
  [location.href, JSON.stringify(history.state), document.title, document.documentElement.outerHTML].join()

describe('an address that brings an invite along', () => {
  for (const [way, hash] of Object.entries({
    encoded: `#/invite/${encodeURIComponent(URI)}`,
    'as it is': `#/invite/${URI}`,
    'as invite=': `#invite=${encodeURIComponent(URI)}`,
    'as an address': `#${URI.slice('xmpp:'.length)}`,
  }))
    it(`${way} is kept, and then leaves the address`, async () => {
      const { client } = await renderSignedOut(hash)
      await expect.element(landing).toHaveAttribute('data-inviter', 'nurse@verona.example')
      expect(location.hash).toBe('#/invite')
      expect(client.wishes).toEqual([
        ['arrival.take', expect.objectContaining({ kind: 'contact-and-account' })],
      ])
      expect(traces()).not.toContain('s3cret')
    })

  it('stays in the address until it is safely kept', async () => {
    let keep = () => {}
    const kept = new Promise<void>((resolve) => {
      keep = resolve
    })
    const { client } = await renderSignedOut('#/')
    const take = client.arrival.take
    client.arrival.take = async (invite) => {
      await kept
      await take(invite)
    }
    location.hash = `#/invite/${encodeURIComponent(URI)}`
    await expect.poll(() => document.querySelector('main h1')).toBeNull()
    expect(location.hash).toContain('s3cret')
    keep()
    await expect.element(landing).toBeVisible()
    expect(location.hash).toBe('#/invite')
  })

  it('leads back to the same landing after a reload, and from the welcome', async () => {
    const { client } = await renderSignedOut(`#/invite/${encodeURIComponent(URI)}`)
    await expect.element(landing).toBeVisible()
    await page.getByRole('button', { name: 'Back' }).click()
    await expect.element(page.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
    location.hash = '#/invite'
    await expect.element(landing).toBeVisible()
    expect(client.wishes).toHaveLength(1)
  })

  it('is opened by those who are in as well', async () => {
    await renderApp(`#/invite/${encodeURIComponent(URI)}`)
    await expect.element(page.getByTestId('landing-accept')).toBeVisible()
    await expect.element(page.getByTestId('connection')).toHaveAttribute('data-status', 'online')
    expect(location.hash).toBe('#/invite')
  })

  it('that names a person shows a card, and asks nobody', async () => {
    const { client } = await renderApp('#/invite/nurse%40verona.example')
    await expect.element(card).toHaveAttribute('data-kind', 'contact')
    expect(location.hash).toBe('#/')
    expect(client.wishes).toEqual([])
  })

  it('that was cut short says so, until something better comes', async () => {
    await renderSignedOut('#/invite/xmpp%3Anur')
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(landing.query()).toBeNull()
    expect(location.hash).toBe('#/invite')
    paste(URI)
    await page.getByRole('button', { name: 'Open the invite' }).click()
    await expect.element(landing).toBeVisible()
  })
})

describe('whatever is pasted or dropped', () => {
  it('is shown as what it is, and opened only by its button', async () => {
    const { client } = await renderApp('#/')
    paste(`Come: https://verona.example/#${URI.slice('xmpp:'.length)} !`)
    await expect.element(card).toHaveAttribute('data-kind', 'invite')
    expect(client.wishes).toEqual([])
    expect(traces()).not.toContain('s3cret')
    await page.getByRole('button', { name: 'Open the invite' }).click()
    await expect.element(landing).toHaveAttribute('data-inviter', 'nurse@verona.example')
    expect(traces()).not.toContain('s3cret')
  })

  it('goes into a text field where there is one', async () => {
    await renderApp(`#/chat/${encodeURIComponent(JULIET)}`)
    await expect.element(page.getByTestId('composer')).toBeVisible()
    paste(URI, page.getByTestId('composer').element())
    expect(
      drag('dragover', transfer('text/plain', URI), page.getByTestId('composer').element()).defaultPrevented,
    ).toBe(false)
    expect(card.query()).toBeNull()
  })

  it('may be let go anywhere, and never makes the browser leave the page', async () => {
    const { screen } = await renderApp('#/')
    await expect.element(screen.getByRole('heading', { name: 'Chats' })).toBeVisible()
    const data = transfer('text/uri-list', 'https://verona.example/invite/abc/')
    expect(drag('dragover', data).defaultPrevented).toBe(true)
    await expect.element(page.getByText(/Drop it anywhere/)).toBeVisible()
    expect(drag('drop', data).defaultPrevented).toBe(true)
    await expect.element(page.getByRole('heading', { name: 'A web page on verona.example' })).toBeVisible()
    expect(page.getByText(/Drop it anywhere/).query()).toBeNull()
  })

  it('from this very page is no news', async () => {
    await renderApp('#/')
    drag('dragstart', transfer('text/plain', URI))
    expect(drag('dragover', transfer('text/plain', URI)).defaultPrevented).toBe(false)
    drag('dragend', transfer('text/plain', URI))
    expect(drag('dragover', transfer('text/plain', URI)).defaultPrevented).toBe(true)
  })

  it('may be a file with a business card', async () => {
    await renderApp('#/')
    const data = new DataTransfer()
    data.items.add(
      new File(['BEGIN:VCARD\nFN:Nurse\nIMPP:xmpp:nurse@verona.example\nEND:VCARD'], 'nurse.vcf'),
    )
    drag('drop', data)
    await expect.element(card).toHaveAttribute('data-kind', 'contact')
    await expect.element(card.getByRole('heading', { name: 'Nurse' })).toBeVisible()
  })

  it('may be a picture with a code, which is read on this device', async () => {
    const { client } = await renderApp('#/')
    const canvas = document.createElement('canvas')
    await toCanvas(canvas, URI, { errorCorrectionLevel: 'M', margin: 4, scale: 6 })
    const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve))
    const data = new DataTransfer()
    data.items.add(new File([picture ?? ''], 'code.png', { type: 'image/png' }))
    drag('drop', data)
    await expect.element(card).toHaveAttribute('data-kind', 'invite')
    expect(client.wishes).toEqual([])
  })

  it('says of a picture without a code, and of a file that is none, what is wrong', async () => {
    await renderApp('#/')
    const nothing = new DataTransfer()
    nothing.items.add(new File(['figs'], 'figs.png', { type: 'image/png' }))
    drag('drop', nothing)
    await expect.element(page.getByRole('heading', { name: 'This file is not a picture' })).toBeVisible()
  })

  it('is still there after signing in for it', async () => {
    const { client } = await renderSignedOut('#/')
    paste('nurse@verona.example')
    await page.getByRole('button', { name: 'Sign in first' }).click()
    await expect.element(page.getByRole('heading', { name: 'What is your address?' })).toBeVisible()
    await expect.element(card).not.toBeInTheDocument()
    await page.getByTestId('sign-in-address').fill('romeo@verona.example')
    await page.getByTestId('sign-in-continue').click()
    await page.getByTestId('sign-in-password').fill('balcony')
    await page.getByTestId('sign-in-submit').click()
    await expect.element(card).toHaveAttribute('data-kind', 'contact')
    await page.getByRole('button', { name: 'Add nurse' }).click()
    await vi.waitFor(() => expect(client.wishes).toContainEqual(['contacts.add', 'nurse@verona.example', '']))
  })
})

/** The browser would ask the person; here it only hears what it is asked for. */
const takesLinks = vi.spyOn(navigator, 'registerProtocolHandler').mockImplementation(() => {})
beforeEach(() => takesLinks.mockClear())

async function acceptOffer() {
  expect(takesLinks).not.toHaveBeenCalled()
  await page.getByRole('button', { name: 'Yes', exact: true }).first().click()
  expect(takesLinks).toHaveBeenCalledExactlyOnceWith('xmpp', expect.stringMatching(/#\/invite\/%s$/))
}

describe('signing in with an invite in hand', () => {
  it('leads to whoever invited, by itself', async () => {
    const { client } = await renderSignedOut(
      `#/invite/${encodeURIComponent(`xmpp:${JULIET}?roster;preauth=s3cret`)}`,
    )
    await page.getByTestId('landing-have-account').click()
    await page.getByTestId('sign-in-address').fill('romeo@verona.example')
    await page.getByTestId('sign-in-continue').click()
    await page.getByTestId('sign-in-password').fill('balcony')
    await page.getByTestId('sign-in-submit').click()
    await expect.element(page.getByTestId('conversation')).toHaveAttribute('data-jid', JULIET)
    expect(client.wishes).toContainEqual(['arrival.signInFirst'])
    await acceptOffer()
  })
})

describe('making an account with an invite in hand', () => {
  it('leads straight into the chat with whoever invited, and offers to open such links here', async () => {
    const { client } = await renderSignedOut(`#/invite/${encodeURIComponent(URI)}`)
    client.arrival.answers.open = () => ({
      status: 'open',
      domain: 'verona.example',
      username: { value: '', locked: false },
      purpose: 'new',
      more: null,
    })
    client.arrival.answers.register = () => {
      client.account.set(romeoAccount)
      client.arrival.journey.set(null)
      return { status: 'joined', account: ROMEO, chatWith: 'nurse@verona.example' }
    }
    await page.getByTestId('landing-join').click()
    await page.getByTestId('join-username').fill('romeo')
    await page.getByTestId('join-password').fill('a balcony in Verona')
    await page.getByTestId('join-submit').click()
    await expect.element(page.getByTestId('conversation')).toHaveAttribute('data-jid', 'nurse@verona.example')
    await acceptOffer()
  })
})

describe('a link in a message', () => {
  it('that is an invite is told what it is, without a request and without leaving', async () => {
    const { client } = await renderApp(`#/chat/${encodeURIComponent(JULIET)}`)
    client.receive(JULIET, `Ask ${URI}.`)
    const messages = page.getByTestId('message-text')
    await messages.getByRole('link', { name: URI }).click()
    await expect.element(card).toHaveAttribute('data-kind', 'invite')
    // Before that, the key would be the chat's.
    await expect.poll(() => document.activeElement?.closest('[role=dialog]')).toBeTruthy()
    await userEvent.keyboard('{Escape}')
    client.receive(JULIET, `Or https://verona.example/#${URI.slice('xmpp:'.length)}`)
    await messages
      .getByRole('link', { name: /^https:/ })
      .last()
      .click()
    await expect.element(card).toHaveAttribute('data-kind', 'invite')
    expect(location.hash).toBe(`#/chat/${encodeURIComponent(JULIET)}`)
    expect(client.wishes.filter(([what]) => String(what).startsWith('arrival'))).toEqual([])
  })
})

describe('every card', () => {
  for (const theme of ['light', 'dark'] as const)
    it(`has nothing that axe finds, ${theme}`, async () => {
      const { client } = await renderApp('#/')
      client.settings.set({ ...DEFAULT_SETTINGS, theme, language: 'en' })
      for (const text of [
        URI,
        JULIET,
        'https://verona.example/invite/abc/',
        'garden@rooms.example?join',
        'figs',
      ]) {
        paste(text)
        await expect.element(card).toBeVisible()
        await expect.poll(axeFinds).toEqual([])
        await userEvent.keyboard('{Escape}')
        await expect.element(card).not.toBeInTheDocument()
      }
    })
})
