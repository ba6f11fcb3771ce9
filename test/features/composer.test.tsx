import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Composer } from '../../src/features/composer/Composer.tsx'
import { fitting, MAX_CHARACTERS } from '../../src/features/composer/limit.ts'
import { NOON, stage } from '../support/chat-stage.tsx'
import { type FakeClient, fakeClient } from '../support/fake-client.tsx'
import { JULIET } from '../support/verona.ts'

const MERCUTIO = 'mercutio@verona.example'

let client: FakeClient
const field = () => page.getByRole('textbox', { name: /^Message / })
const element = () => field().element() as HTMLTextAreaElement
const wished = (name: string) =>
  client.wishes.filter(([first]) => first === name).map((wish) => wish.slice(1))
const open = (jid = JULIET) => stage(<Composer key={jid} jid={jid} />, { client, height: 300 })

beforeEach(async () => {
  await page.viewport(900, 700)
  sessionStorage.clear()
  client = fakeClient({ now: NOON })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('sending', () => {
  it('is Enter; Shift and Enter make a line', async () => {
    await open()
    await field().click()
    await userEvent.keyboard('Good night{Shift>}{Enter}{/Shift}good night{Enter}')
    expect(wished('messages.send')).toEqual([[JULIET, 'Good night\ngood night']])
    await expect.element(field()).toHaveValue('')
    expect(document.activeElement).toBe(element())
  })

  it('is the button, and the text field keeps the focus', async () => {
    await open()
    await field().fill('Hello')
    await page.getByRole('button', { name: 'Send' }).click()
    expect(wished('messages.send')).toEqual([[JULIET, 'Hello']])
    expect(document.activeElement).toBe(element())
  })

  it('sends nothing that is blank, and everything else as it was written', async () => {
    await open()
    await field().fill('  \n ')
    await userEvent.keyboard('{Enter}')
    expect(wished('messages.send')).toEqual([])
    await field().fill('  indented')
    await userEvent.keyboard('{Enter}')
    expect(wished('messages.send')).toEqual([[JULIET, '  indented']])
  })

  it('waits while a word is composed', async () => {
    await open()
    await field().fill('にほん')
    const press = (init: KeyboardEventInit) =>
      element().dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }),
      )
    press({ isComposing: true })
    press({ keyCode: 229 })
    expect(wished('messages.send')).toEqual([])
    press({})
    expect(wished('messages.send')).toEqual([[JULIET, 'にほん']])
  })

  it('goes on while offline', async () => {
    client.connection.set({ status: 'offline' })
    await open()
    await field().fill('Later')
    await userEvent.keyboard('{Enter}')
    expect(wished('messages.send')).toEqual([[JULIET, 'Later']])
  })

  it('brings the text back when this device could not keep it', async () => {
    client.messages.send = () => Promise.reject(new Error('full'))
    await open()
    await field().fill('Do not lose me')
    await userEvent.keyboard('{Enter}')
    await expect.element(field()).toHaveValue('Do not lose me')
  })
})

describe('a draft', () => {
  it('is there again after another chat was open, though the database could not keep it', async () => {
    const keeps = client.conversations.keepDraft
    const refused = vi.spyOn(client.conversations, 'keepDraft').mockRejectedValue(new Error('no room'))
    const { unmount } = await open()
    await field().fill('Where shall we meet')
    await unmount()
    expect(refused).toHaveBeenCalledWith(JULIET, 'Where shall we meet')
    const other = await open(MERCUTIO)
    await expect.element(field()).toHaveValue('Bring the dog, but leave the')
    await other.unmount()
    refused.mockImplementation(keeps)
    const again = await open()
    await expect.element(field()).toHaveValue('Where shall we meet')
    // Once it is kept, nothing else counts.
    await again.unmount()
    await keeps(JULIET, 'In another window')
    await open()
    await expect.element(field()).toHaveValue('In another window')
  })

  it('survives a page that is torn down before the database has it', async () => {
    const { unmount } = await open()
    await field().fill('Half of a wo')
    window.dispatchEvent(new Event('beforeunload'))
    await unmount()
    client = fakeClient({ now: NOON })
    const again = await open()
    await expect.element(field()).toHaveValue('Half of a wo')
    expect(wished('conversations.keepDraft')).toEqual([[JULIET, 'Half of a wo']])
    await again.unmount()

    client = fakeClient({ now: NOON })
    await open()
    await expect.element(field()).toHaveValue('')
  })

  it('of each of two windows stays its own when both begin anew', async () => {
    const { unmount } = await open()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await field().fill('Mine')
    vi.advanceTimersByTime(500)
    vi.useRealTimers()
    await client.conversations.keepDraft(JULIET, 'Of the other window')
    await expect.element(field()).toHaveValue('Mine')
    for (const name of ['beforeunload', 'pagehide']) window.dispatchEvent(new Event(name))
    await unmount()

    client = fakeClient({ now: NOON })
    await client.conversations.keepDraft(JULIET, 'Of the other window')
    await open()
    await expect.element(field()).toHaveValue('Mine')
    // The other one shows what the database has.
    expect(wished('conversations.keepDraft')).toEqual([[JULIET, 'Of the other window']])
  })

  it('that was sent after all does not come back', async () => {
    const { unmount } = await open()
    await field().fill('Stay')
    window.dispatchEvent(new Event('beforeunload'))
    await userEvent.keyboard('{Enter}')
    await unmount()
    client = fakeClient({ now: NOON })
    await open()
    await expect.element(field()).toHaveValue('')
  })

  it('is there again', async () => {
    await open(MERCUTIO)
    await expect.element(field()).toHaveValue('Bring the dog, but leave the')
  })

  it('is kept half a second after the last key, not for each', async () => {
    await open()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await field().fill('W')
    await field().fill('Wh')
    vi.advanceTimersByTime(499)
    await field().fill('Who')
    vi.advanceTimersByTime(499)
    expect(wished('conversations.keepDraft')).toEqual([])
    vi.advanceTimersByTime(1)
    expect(wished('conversations.keepDraft')).toEqual([[JULIET, 'Who']])
  })

  it('is kept at once when one goes to another conversation', async () => {
    const screen = await open()
    await field().fill('Half a')
    await screen.show(<Composer key={MERCUTIO} jid={MERCUTIO} />)
    expect(wished('conversations.keepDraft')).toEqual([[JULIET, 'Half a']])
    await expect.element(field()).toHaveValue('Bring the dog, but leave the')
  })

  it('is kept at once when the page goes away', async () => {
    await open()
    await field().fill('Half a')
    window.dispatchEvent(new PageTransitionEvent('pagehide'))
    expect(wished('conversations.keepDraft')).toEqual([[JULIET, 'Half a']])
  })

  it('is gone after sending', async () => {
    await open(MERCUTIO)
    await field().click()
    await userEvent.keyboard('{Enter}')
    expect(wished('messages.send')).toEqual([[MERCUTIO, 'Bring the dog, but leave the']])
    expect(wished('conversations.keepDraft')).toEqual([[MERCUTIO, '']])
    await expect.element(field()).toHaveValue('')
  })
})

describe('typing', () => {
  const states = () => wished('messages.typing').map(([, state]) => state)

  it('is told while one writes, when one pauses, and when it was sent', async () => {
    await open()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await field().fill('Who')
    expect(states()).toEqual(['composing'])
    vi.advanceTimersByTime(5000)
    expect(states()).toEqual(['composing', 'paused'])
    await field().fill('Who is')
    await userEvent.keyboard('{Enter}')
    expect(states()).toEqual(['composing', 'paused', 'composing', 'active'])
  })

  it('ends when the text is taken back, or one leaves', async () => {
    const screen = await open()
    await field().fill('Who')
    await field().fill('')
    expect(states()).toEqual(['composing', 'active'])
    await field().fill('Who')
    await screen.unmount()
    expect(states()).toEqual(['composing', 'active', 'composing', 'active'])
  })

  it('is not told of a draft that was there before', async () => {
    const screen = await open(MERCUTIO)
    await screen.unmount()
    expect(states()).toEqual([])
  })
})

describe('what is too much', () => {
  const paste = (text: string) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    element().dispatchEvent(event)
    return event
  }

  it('is refused before it is laid out, and said kindly', async () => {
    await open()
    await field().fill('Here it comes: ')
    expect(paste('x'.repeat(1_000_000)).defaultPrevented).toBe(true)
    await expect
      .element(page.getByText(/That is 1,000,000 characters, and one message holds 100,000/))
      .toBeVisible()
    await expect.element(field()).toHaveValue('Here it comes: ')
    await field().fill('Never mind')
    expect(page.getByText(/characters/).query()).toBeNull()
  })

  it('is not what just fits', async () => {
    await open()
    expect(paste('x'.repeat(MAX_CHARACTERS)).defaultPrevented).toBe(false)
  })

  it('is cut where nothing else could stop it, never inside a character', () => {
    expect(fitting('x'.repeat(MAX_CHARACTERS + 5))).toHaveLength(MAX_CHARACTERS)
    expect(fitting(`${'x'.repeat(MAX_CHARACTERS - 1)}😀`)).toHaveLength(MAX_CHARACTERS - 1)
  })
})

it('grows with its text up to eight lines, and becomes small again', async () => {
  await open()
  const height = () => element().getBoundingClientRect().height
  const one = height()
  await field().fill('a\nb\nc\nd')
  const four = height()
  expect(four).toBeGreaterThan(one * 1.8)
  await field().fill('line\n'.repeat(8).trim())
  const eight = height()
  await field().fill('line\n'.repeat(30))
  expect(height()).toBeCloseTo(eight, -1)
  expect(element().scrollHeight).toBeGreaterThan(height())
  await field().fill('')
  expect(height()).toBe(one)
})
