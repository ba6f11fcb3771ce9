import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { axeFinds } from '../support/axe.ts'
import { asItem, NOON, said } from '../support/chat-stage.tsx'
import { type RenderedApp, renderApp } from '../support/render-app.tsx'
import { JULIET } from '../support/verona.ts'

let app: RenderedApp

const wished = (name: string) =>
  app.client.wishes.filter(([first]) => first === name).map((wish) => wish.slice(1))
const message = (name: RegExp) => page.getByRole('article', { name })
const focus = (name: RegExp) => (message(name).element() as HTMLElement).focus()
const field = () => page.getByTestId('composer')
const bar = (name: string) => page.getByRole('group', { name })

beforeEach(async () => {
  await page.viewport(1280, 800)
  app = await renderApp(`#/chat/${encodeURIComponent(JULIET)}`, { now: NOON })
  app.client.windowOf(JULIET).set({
    status: 'ready',
    older: 'none',
    items: [
      asItem(said('dog', 9, 'May he bring his dog?')),
      asItem(said('yes', 8, 'The dog is welcome', 'out', 'read')),
      asItem(said('thanks', 7, 'Thanks')),
    ],
  })
  await expect.element(message(/Thanks/)).toBeVisible()
})

describe('a reply', () => {
  it('is begun by R, says to whom, and is sent with what it answers', async () => {
    focus(/his dog/)
    await userEvent.keyboard('r')
    await expect.element(field()).toHaveFocus()
    await expect.element(bar('Reply to Juliet Capulet')).toHaveTextContent(/May he bring his dog/)
    expect(await axeFinds()).toEqual([])
    await userEvent.keyboard('Of course{Enter}')
    expect(wished('messages.send')).toEqual([[JULIET, 'Of course', { reply: 'dog' }]])
    await expect.poll(() => bar('Reply to Juliet Capulet').query()).toBeNull()
    await expect
      .element(
        page.getByRole('button', { name: 'Go to the message of Juliet Capulet: May he bring his dog?' }),
      )
      .toBeVisible()
  })

  it('is given up by Escape, and the words stay', async () => {
    focus(/his dog/)
    await userEvent.keyboard('r')
    await expect.element(field()).toHaveFocus()
    await userEvent.keyboard('Of course{Escape}')
    await expect.poll(() => bar('Reply to Juliet Capulet').query()).toBeNull()
    await expect.element(field()).toHaveValue('Of course')
    await expect.element(field()).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    expect(wished('messages.send')).toEqual([[JULIET, 'Of course']])
  })

  it('ends when the message is deleted meanwhile', async () => {
    focus(/dog is welcome/)
    await userEvent.keyboard('r')
    await expect.element(bar('Reply to yourself')).toBeVisible()
    await app.client.messages.retract('yes')
    await expect.poll(() => bar('Reply to yourself').query()).toBeNull()
  })
})

describe('an edit', () => {
  it('is of the last message of one’s own by ArrowUp, and keeps the draft', async () => {
    await field().click()
    await userEvent.keyboard('{ArrowUp}')
    await expect.element(bar('Edit message')).toBeVisible()
    await expect.element(field()).toHaveValue('The dog is welcome')
    await userEvent.keyboard(', and Mercutio{Enter}')
    expect(wished('messages.correct')).toEqual([['yes', 'The dog is welcome, and Mercutio']])
    expect(wished('messages.send')).toEqual([])
    await expect.element(field()).toHaveValue('')
    await expect.element(page.getByRole('button', { name: /^Edited/ })).toBeVisible()
  })

  it('leaves all the room to its words: no file and no voice belongs to it', async () => {
    await expect.element(page.getByRole('button', { name: 'Attach files' })).toBeVisible()
    await field().click()
    await userEvent.keyboard('{ArrowUp}')
    await expect.element(bar('Edit message')).toBeVisible()
    expect(page.getByRole('button', { name: 'Attach files' }).query()).toBeNull()
    expect(page.getByRole('button', { name: 'Record a voice message' }).query()).toBeNull()
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('button', { name: 'Attach files' })).toBeVisible()
  })

  it('begins only in an empty field, where ArrowUp has nowhere else to go', async () => {
    await field().fill('two\nlines')
    await userEvent.keyboard('{ArrowUp}')
    expect(bar('Edit message').query()).toBeNull()
  })

  it('is given up by Escape, and the draft is there again', async () => {
    await field().fill('half a thought')
    focus(/dog is welcome/)
    await userEvent.keyboard('e')
    await expect.element(field()).toHaveValue('The dog is welcome')
    await expect.element(field()).toHaveFocus()
    await expect.element(page.getByRole('button', { name: 'Save' })).toBeVisible()
    await userEvent.keyboard(' here{Escape}')
    await expect.element(field()).toHaveValue('half a thought')
    expect(wished('messages.correct')).toEqual([])
    // Begun anew, it begins with what is said there.
    focus(/dog is welcome/)
    await userEvent.keyboard('e')
    await expect.element(field()).toHaveValue('The dog is welcome')
  })

  it('is not for what somebody else said', async () => {
    focus(/his dog/)
    await userEvent.keyboard('e')
    expect(bar('Edit message').query()).toBeNull()
  })
})

describe('a quote', () => {
  it('says what is not here yet, and what was deleted, in the same room', async () => {
    const reply = { id: 'unknown', to: JULIET, quote: null }
    const items = [asItem({ ...said('r', 1, 'Yes', 'out', 'sent'), reply })]
    app.client.windowOf(JULIET).set({ status: 'ready', older: 'none', items })
    const quote = page.getByRole('button', { name: /^Go to the message/ })
    await expect.element(quote).toHaveTextContent('A message that is not here yet')
    const { height } = quote.element().getBoundingClientRect()
    const answered = { ...said('unknown', 5, 'The question') }
    app.client.windowOf(JULIET).set({ status: 'ready', older: 'none', items: [asItem(answered), ...items] })
    await expect.element(quote).toHaveTextContent('The question')
    expect(quote.element().getBoundingClientRect().height).toBe(height)
    const deleted = { ...answered, body: '', retracted: { time: NOON } }
    app.client.windowOf(JULIET).set({ status: 'ready', older: 'none', items: [asItem(deleted), ...items] })
    await expect.element(quote).toHaveTextContent('Message deleted')
    expect(quote.element().getBoundingClientRect().height).toBe(height)
  })

  it('keeps to its line, whatever it quotes', async () => {
    const reply = { id: 'nowhere', to: null, quote: `\u202e${'long '.repeat(5_000)}\n\nend` }
    app.client.windowOf(JULIET).set({
      status: 'ready',
      older: 'none',
      items: [asItem({ ...said('r', 1, 'Yes'), reply })],
    })
    const quote = page.getByRole('button', { name: /^Go to the message/ })
    await expect.element(quote).toBeVisible()
    expect(quote.element().getBoundingClientRect().height).toBeLessThan(60)
    expect(quote.element().textContent?.length).toBeLessThan(200)
  })
})
