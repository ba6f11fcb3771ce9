import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Composer } from '../../src/features/composer/Composer.tsx'
import { findEmoji, wantedEmoji } from '../../src/features/composer/wanted-emoji.ts'
import { emojiNames } from '../../src/ui/emoji-names.ts'
import { axeFinds } from '../support/axe.ts'
import { type Stage, stage } from '../support/chat-stage.tsx'
import { JULIET } from '../support/verona.ts'

let screen: Stage

const field = () => page.getByTestId('composer')
const list = () => page.getByRole('listbox', { name: 'Emoji that begin like this' })
const sent = () => screen.client.wishes.filter(([name]) => name === 'messages.send')

beforeEach(async () => {
  await page.viewport(900, 700)
  screen = await stage(
    <main style={{ alignSelf: 'end', flex: 1 }}>
      <h1>Juliet</h1>
      <Composer jid={JULIET} autoFocus />
    </main>,
  )
})

describe('an emoji by its name', () => {
  it('is offered while it is being typed, and taken by Enter', async () => {
    await field().click()
    await userEvent.keyboard('so :rock')
    await expect.element(list().getByRole('option', { name: /Rocket/ })).toBeVisible()
    await expect.element(field()).toHaveAttribute('aria-controls', list().element().id)
    const active = () =>
      document.getElementById(field().element().getAttribute('aria-activedescendant') ?? '')
    const first = active()?.textContent
    expect(await axeFinds()).toEqual([])
    await userEvent.keyboard('{ArrowDown}')
    await expect.poll(() => active()?.textContent).not.toBe(first)
    await userEvent.keyboard('{ArrowUp}')
    await expect.poll(() => active()?.textContent).toBe(first)
    await userEvent.keyboard('et{Enter}')
    await expect.element(field()).toHaveValue('so 🚀 ')
    expect(sent()).toEqual([])
    await userEvent.keyboard('{Enter}')
    expect(sent()).toHaveLength(1)
  })

  it('is the one that was typed, however soon Enter comes after it', async () => {
    await field().click()
    await userEvent.keyboard(':rock')
    await expect.element(list()).toBeVisible()
    const element = field().element() as HTMLTextAreaElement
    element.setRangeText('et', element.selectionStart, element.selectionEnd, 'end')
    element.dispatchEvent(new InputEvent('input', { bubbles: true }))
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    await expect.element(field()).toHaveValue('🚀 ')
  })

  it('is taken by Tab, and by a press', async () => {
    await field().click()
    await userEvent.keyboard(':rocket')
    await expect.element(list()).toBeVisible()
    await userEvent.keyboard('{Tab}')
    await expect.element(field()).toHaveValue('🚀 ')
    await userEvent.keyboard(':rocket')
    await list()
      .getByRole('option', { name: /Rocket/ })
      .click()
    await expect.element(field()).toHaveValue('🚀 🚀 ')
    await expect.element(field()).toHaveFocus()
  })

  it('is not offered again after Escape, and Enter sends then', async () => {
    await field().click()
    await userEvent.keyboard(':rock')
    await expect.element(list()).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => list().query()).toBeNull()
    await userEvent.keyboard('et{Enter}')
    expect(sent()).toEqual([['messages.send', JULIET, ':rocket']])
  })

  it('comes at once when both colons are there', async () => {
    await field().click()
    await userEvent.keyboard(':rocket:')
    await expect.element(field()).toHaveValue('🚀')
  })

  it('is picked from all of them, where one was writing', async () => {
    await field().fill('ab')
    await userEvent.keyboard('{ArrowLeft}')
    await page.getByRole('button', { name: 'Emoji' }).click()
    await expect.element(page.getByRole('searchbox', { name: 'Search emoji' })).toHaveFocus()
    await userEvent.keyboard('rocket')
    await page.getByRole('gridcell', { name: 'Rocket' }).click()
    await expect.element(field()).toHaveValue('a🚀b')
    await expect.element(field()).toHaveFocus()
  })
})

describe('what may be a name', () => {
  it.each([
    [':smi', 'smi'],
    ['so :smi', 'smi'],
    ['(:smi', 'smi'],
    [':+1', '+1'],
  ])('%j asks for %j', (text, name) => {
    expect(wantedEmoji(text, text.length)).toMatchObject({ name, from: text.indexOf(':') })
  })

  it.each(['10:30', ':)', ':D', 'https://x', 'a:smi', '::smi', ':s', 'xmpp:romeo', ': smi'])(
    '%j asks for none',
    (text) => {
      expect(wantedEmoji(text, text.length)).toBeNull()
    },
  )

  it('is found in the language of the program, and in English', async () => {
    const { emojis } = await emojiNames('de-AT')
    expect(findEmoji(emojis, 'rakete')[0]?.emoji).toBe('🚀')
    expect(findEmoji(emojis, 'rocket')[0]?.emoji).toBe('🚀')
    const english = await emojiNames('en-GB')
    expect(findEmoji(english.emojis, 'thumbsup')[0]?.emoji).toBe('👍')
  })
})
