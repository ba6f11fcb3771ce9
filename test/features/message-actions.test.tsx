import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { axeFinds } from '../support/axe.ts'
import { asItem, NOON, said } from '../support/chat-stage.tsx'
import { type RenderedApp, renderApp } from '../support/render-app.tsx'
import { JULIET } from '../support/verona.ts'

const BENVOLIO = 'benvolio@verona.example'

let app: RenderedApp

const wished = (name: string) =>
  app.client.wishes.filter(([first]) => first === name).map((wish) => wish.slice(1))
const message = (name: RegExp) => page.getByRole('article', { name })
const focus = (name: RegExp) => (message(name).element() as HTMLElement).focus()
const item = (name: string) => page.getByRole('menuitem', { name })
const menu = () => page.getByRole('menu', { name: /^(Your message|Message of)/ })

/** Nothing is on its way in or out: colours are what they are. */
const still = () => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {})))

beforeEach(async () => {
  await page.viewport(1280, 800)
  app = await renderApp(`#/chat/${encodeURIComponent(JULIET)}`, { now: NOON })
  app.client.windowOf(JULIET).set({
    status: 'ready',
    older: 'none',
    items: [
      asItem(said('dog', 9, 'May he bring his dog?')),
      asItem(said('yes', 8, 'The dog is welcome', 'out', 'read')),
      asItem({ ...said('gone', 7, ''), retracted: { time: NOON } }),
      asItem(said('table', 6, 'I bring the table', 'out', 'delivered')),
    ],
  })
  await expect.element(message(/I bring the table/)).toBeVisible()
})

describe('what can be done with a message', () => {
  it('stands beside it while the pointer is over it', async () => {
    await userEvent.hover(message(/his dog/))
    const tools = page.getByRole('group', { name: 'Message actions' })
    await expect.element(tools.getByRole('button', { name: 'React' })).toBeVisible()
    await tools.getByRole('button', { name: 'Reply' }).click()
    await expect.element(page.getByRole('group', { name: 'Reply to Juliet Capulet' })).toBeVisible()
    await expect.element(page.getByTestId('composer')).toHaveFocus()
  })

  it('opens by a right click, and tells others’ from one’s own', async () => {
    await message(/his dog/).click({ button: 'right', position: { x: 40, y: 20 } })
    await expect.element(menu()).toBeVisible()
    const names = () =>
      page
        .getByRole('menuitem')
        .elements()
        .map((one) => one.firstElementChild?.nextSibling?.textContent)
    expect(names()).toEqual(['Reply', 'Copy', 'Forward', 'Select', 'Details'])
    await userEvent.keyboard('{Escape}')
    await message(/dog is welcome/).click({ button: 'right', position: { x: 600, y: 20 } })
    await expect.element(item('Delete for everyone')).toBeVisible()
    expect(names()).toEqual(['Reply', 'Edit', 'Copy', 'Forward', 'Select', 'Details', 'Delete for everyone'])
  })

  it.each(['{Enter}', '{Shift>}{F10}{/Shift}', '{ContextMenu}'])(
    'opens by %s, and gives the focus back',
    async (keys) => {
      focus(/his dog/)
      await userEvent.keyboard(keys)
      await expect.element(menu()).toBeVisible()
      await expect.element(item('Reply')).toHaveFocus()
      await userEvent.keyboard('{Escape}')
      await expect.element(message(/his dog/)).toHaveFocus()
      // Escape closed the menu, and nothing else.
      await expect.element(page.getByTestId('conversation')).toBeVisible()
    },
  )

  it('opens by a long press, and not by one that begins to scroll', async () => {
    const row = message(/his dog/).element()
    const touch = (type: string, y = 50) =>
      row.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          pointerType: 'touch',
          isPrimary: true,
          clientX: 50,
          clientY: y,
        }),
      )
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    touch('pointerdown')
    touch('pointermove', 80)
    vi.advanceTimersByTime(2000)
    expect(menu().query()).toBeNull()
    touch('pointerdown')
    vi.advanceTimersByTime(2000)
    vi.useRealTimers()
    await expect.element(menu()).toBeVisible()
    // Lifted over what has opened meanwhile, the finger presses nothing.
    touch('pointerup')
    const click = new MouseEvent('click', { bubbles: true, cancelable: true })
    document.body.dispatchEvent(click)
    expect(click.defaultPrevented).toBe(true)
    await item('Copy').click()
    await expect.poll(() => menu().query()).toBeNull()
  })

  it('leaves links and chosen words to the browser', async () => {
    app.client.windowOf(JULIET).set({
      status: 'ready',
      older: 'none',
      items: [asItem(said('link', 1, 'https://verona.example/x'))],
    })
    const link = page.getByRole('link', { name: 'https://verona.example/x' })
    await expect.element(link).toBeVisible()
    const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true })
    link.element().dispatchEvent(event)
    expect(event.defaultPrevented).toBe(false)
    expect(menu().query()).toBeNull()
  })

  it('is nothing but its details where it was deleted', async () => {
    focus(/message deleted/)
    await userEvent.keyboard('r')
    expect(page.getByRole('group', { name: /^Reply/ }).query()).toBeNull()
    await userEvent.keyboard('{Enter}')
    await expect.element(item('Details')).toBeVisible()
    expect(page.getByRole('menuitem').elements()).toHaveLength(1)
  })

  it('is sound, open, in both themes', async () => {
    for (const theme of ['light', 'dark'] as const) {
      app.client.settings.set({ ...app.client.settings.get(), theme })
      expect(await axeFinds()).toEqual([])
      focus(/dog is welcome/)
      await userEvent.keyboard('{Enter}')
      await expect.element(menu()).toBeVisible()
      await still()
      expect(await axeFinds()).toEqual([])
      await userEvent.keyboard('{Escape}')
      await expect.poll(() => menu().query()).toBeNull()
    }
  })
})

describe('deleting', () => {
  it('says what it does and what it does not, and does it', async () => {
    focus(/dog is welcome/)
    await userEvent.keyboard('{Delete}')
    const sheet = page.getByRole('alertdialog', { name: 'Delete this message?' })
    await expect.element(sheet).toHaveTextContent(/Juliet Capulet's program is asked to remove it/)
    await expect.element(sheet.getByRole('button', { name: 'Cancel' })).toHaveFocus()
    await still()
    expect(await axeFinds()).toEqual([])
    await sheet.getByRole('button', { name: 'Delete' }).click()
    await expect.poll(() => wished('messages.retract')).toEqual([['yes']])
    await expect.element(page.getByText('You deleted this message')).toBeVisible()
    await expect.poll(() => document.activeElement?.getAttribute('data-id')).toBe('yes')
  })

  it('can be called off, and is not for others’ messages', async () => {
    focus(/his dog/)
    await userEvent.keyboard('{Delete}')
    expect(page.getByRole('alertdialog').query()).toBeNull()
    focus(/dog is welcome/)
    await userEvent.keyboard('{Backspace}')
    await page.getByRole('button', { name: 'Cancel' }).click()
    expect(wished('messages.retract')).toEqual([])
    await expect.element(message(/dog is welcome/)).toHaveFocus()
  })
})

describe('forwarding', () => {
  it('says the same to whoever is chosen', async () => {
    focus(/his dog/)
    await userEvent.keyboard('f')
    const sheet = page.getByRole('dialog', { name: 'Forward to' })
    await expect.element(sheet.getByRole('searchbox')).toHaveFocus()
    await userEvent.keyboard('benv')
    await expect.poll(() => sheet.getByRole('listitem').elements().length).toBe(1)
    await sheet.getByRole('button', { name: /Benvolio/ }).click()
    await expect.poll(() => wished('messages.send')).toEqual([[BENVOLIO, 'May he bring his dog?']])
    await expect.element(page.getByText('Forwarded to Benvolio')).toBeVisible()
    await page.getByRole('button', { name: 'Open' }).click()
    await expect.element(page.getByTestId('conversation')).toHaveAttribute('data-jid', BENVOLIO)
  })
})

describe('choosing several', () => {
  const bar = () => page.getByRole('toolbar')

  it('puts what can be done with them where one writes, and back', async () => {
    await page.getByTestId('composer').fill('half a thought')
    focus(/dog is welcome/)
    await userEvent.keyboard('x')
    await expect.element(bar()).toHaveTextContent(/1 selected/)
    await expect.element(page.getByTestId('composer')).not.toBeVisible()
    expect(await axeFinds()).toEqual([])
    await userEvent.keyboard('{ArrowDown}{ArrowDown} ')
    await expect.element(bar()).toHaveTextContent(/2 selected/)
    await expect.element(page.getByRole('checkbox', { name: /I bring the table/ })).toBeChecked()
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => bar().query()).toBeNull()
    await expect.element(page.getByTestId('composer')).toHaveValue('half a thought')
  })

  it('deletes all of them, where all are one’s own', async () => {
    focus(/dog is welcome/)
    await userEvent.keyboard('x')
    await page.getByRole('checkbox', { name: /his dog/ }).click({ force: true })
    await expect.element(bar().getByRole('button', { name: 'Delete' })).toBeDisabled()
    await page.getByRole('checkbox', { name: /his dog/ }).click({ force: true })
    await page.getByRole('checkbox', { name: /I bring/ }).click({ force: true })
    await bar().getByRole('button', { name: 'Delete' }).click()
    await page
      .getByRole('alertdialog', { name: 'Delete 2 messages?' })
      .getByRole('button', { name: 'Delete' })
      .click()
    await expect.poll(() => wished('messages.retract')).toEqual([['yes'], ['table']])
    await expect.poll(() => bar().query()).toBeNull()
  })

  it('copies them in their order, with who said what', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    focus(/dog is welcome/)
    await userEvent.keyboard('x')
    await page.getByRole('checkbox', { name: /his dog/ }).click({ force: true })
    await bar().getByRole('button', { name: 'Copy' }).click()
    await expect
      .poll(() => write.mock.calls)
      .toEqual([['Juliet Capulet: May he bring his dog?\nYou: The dog is welcome']])
    write.mockRestore()
  })
})

describe('details', () => {
  it('tell the address, the time, the state, and what it said before', async () => {
    app.client.windowOf(JULIET).set({
      status: 'ready',
      older: 'none',
      items: [
        asItem({
          ...said('e', 2, 'The second', 'out', 'read'),
          times: { server: NOON + 1000, delivered: NOON + 60_000, read: NOON + 120_000 },
          versions: [
            { id: 'e', body: 'The first', time: NOON - 120_000 },
            { id: 'e2', body: 'The second', time: NOON - 60_000 },
          ],
          reactions: [{ from: JULIET, emojis: ['👍'], time: NOON, id: 'r' }],
        }),
      ],
    })
    await page.getByRole('button', { name: 'Edited. Show what it said before' }).click()
    const sheet = page.getByRole('dialog', { name: 'About this message' })
    await expect.element(sheet).toHaveTextContent(/romeo@verona\.example/)
    await expect.element(sheet).toHaveTextContent(/Reached the server.*Delivered.*Read/)
    await expect.element(sheet).toHaveTextContent(/The first.*Now.*The second/)
    await expect.element(sheet).toHaveTextContent(/Juliet Capulet 👍/)
    await still()
    expect(await axeFinds()).toEqual([])
  })
})
