import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { commandWish } from '../../src/app/command-wish.ts'
import { commands } from '../../src/app/commands.ts'
import { findEntries, type PaletteEntry, SECTIONS } from '../../src/features/palette/find-entries.ts'
import { fold } from '../../src/model/fold.ts'
import { axeFinds } from '../support/axe.ts'
import { renderApp } from '../support/render-app.tsx'

beforeEach(() => page.viewport(1280, 800))

const dialog = () => page.getByRole('dialog', { name: 'Commands and chats' })
const field = () => dialog().getByRole('combobox', { name: 'Type a command or a name' })
const options = () => dialog().getByRole('option')

async function openPalette() {
  await userEvent.keyboard('{Control>}{Shift>}k{/Shift}{/Control}')
  await expect.element(field()).toHaveFocus()
}

describe('the palette', () => {
  it('opens by its keys, offers what can be done here, and is as it should be for everybody', async () => {
    const { screen } = await renderApp('#/')
    await expect.element(screen.getByRole('heading', { name: 'Chats' })).toBeVisible()
    await openPalette()
    await expect.element(dialog().getByRole('option', { name: /Invite somebody/ })).toBeVisible()
    await expect
      .element(dialog().getByRole('option', { name: 'Search in this chat' }))
      .not.toBeInTheDocument()
    await expect.element(dialog().getByRole('group', { name: 'Write to' })).toBeInTheDocument()
    expect(await axeFinds()).toEqual([])
    await userEvent.keyboard('{Escape}')
    await expect.element(dialog()).not.toBeInTheDocument()
  })

  it('leads to a chat by a few letters of its name, and lets one write there', async () => {
    const { screen } = await renderApp('#/contacts')
    await expect.element(screen.getByRole('heading', { name: 'People' })).toBeVisible()
    await openPalette()
    await userEvent.keyboard('capulet')
    await expect.element(options().first()).toHaveTextContent('Juliet Capulet')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => location.hash).toBe('#/chat/juliet%40verona.example')
    await expect.element(dialog()).not.toBeInTheDocument()
    await expect.element(screen.getByTestId('composer')).toHaveFocus()
  })

  it('walks by arrow keys while one types, and marks what was typed', async () => {
    await renderApp('#/')
    await openPalette()
    await userEvent.keyboard('inv')
    await expect.element(options().first()).toHaveAttribute('data-focused', 'true')
    await expect.element(options().first()).toHaveTextContent('Invite somebody')
    expect(document.querySelector('[role=option] mark')?.textContent).toBe('Inv')
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(options().nth(1)).toHaveAttribute('data-focused', 'true')
    await expect.element(field()).toHaveFocus()
    // Past the end is the beginning, and what is read out is what Enter means.
    await userEvent.keyboard('{ArrowUp}{ArrowUp}')
    const last = options().elements().at(-1)
    expect(field().element().getAttribute('aria-activedescendant')).toBe(last?.id)
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    await expect.element(options().nth(1)).toHaveAttribute('data-focused', 'true')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => location.hash).toBe('#/invites')
  })

  it('does what was chosen where one was before: searches the open chat', async () => {
    const { screen } = await renderApp('#/chat/juliet%40verona.example')
    await expect.element(screen.getByTestId('composer')).toBeVisible()
    await openPalette()
    await userEvent.keyboard('this chat{Enter}')
    await expect.element(screen.getByRole('searchbox', { name: 'Search in this chat' })).toHaveFocus()
  })

  it('opens the sheet of invites, and leads back to what was written', async () => {
    const { screen } = await renderApp('#/chat/juliet%40verona.example')
    await screen.getByTestId('composer').click()
    await openPalette()
    await userEvent.keyboard('somebody{Enter}')
    await expect.element(screen.getByRole('dialog', { name: /Invite/ })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(screen.getByTestId('composer')).toHaveFocus()
  })

  it('says so when nothing is called that, and leaves focus where it was', async () => {
    const { screen } = await renderApp('#/chat/juliet%40verona.example')
    await screen.getByTestId('composer').click()
    await openPalette()
    await userEvent.keyboard('zzz')
    await expect.element(dialog().getByText('Nothing here is called that.')).toBeVisible()
    expect(await axeFinds()).toEqual([])
    await userEvent.keyboard('{Escape}')
    await expect.element(screen.getByTestId('composer')).toHaveFocus()
  })
})

describe('the list of keys', () => {
  const sheet = () => page.getByRole('dialog', { name: 'Keyboard shortcuts' })

  it('opens by ? outside of fields, and has every command', async () => {
    const { screen } = await renderApp('#/')
    await expect.element(screen.getByRole('heading', { name: 'Chats' })).toBeVisible()
    await userEvent.keyboard('?')
    await expect.element(sheet()).toBeVisible()
    await expect.element(sheet().getByText('Ctrl Shift K')).toBeVisible()
    expect(await axeFinds()).toEqual([])
    expect(sheet().getByRole('term').elements().length).toBeGreaterThan(commands.length)
  })

  it('is only a sign where somebody writes', async () => {
    const { screen } = await renderApp('#/chat/juliet%40verona.example')
    await screen.getByTestId('composer').click()
    await userEvent.keyboard('?')
    await expect.element(screen.getByTestId('composer')).toHaveValue('?')
    await expect.element(sheet()).not.toBeInTheDocument()
  })

  it('WCAG 2.1.4: the key can be turned off; the palette still leads there', async () => {
    const { screen, client } = await renderApp('#/')
    await expect.element(screen.getByRole('heading', { name: 'Chats' })).toBeVisible()
    await userEvent.keyboard('?')
    await sheet().getByText('Keys without Ctrl').click()
    await expect.poll(() => client.settings.get().signKeys).toBe(false)
    await userEvent.keyboard('{Escape}')
    await expect.element(sheet()).not.toBeInTheDocument()
    await userEvent.keyboard('?')
    await openPalette()
    await userEvent.keyboard('shortcuts{Enter}')
    await expect.element(sheet()).toBeVisible()
  })

  it('opens from the menu of the system, too', async () => {
    const { screen } = await renderApp('#/')
    await expect.element(screen.getByRole('heading', { name: 'Chats' })).toBeVisible()
    commandWish.set({ name: 'shortcuts' })
    await expect.element(sheet()).toBeVisible()
  })
})

describe('what is found', () => {
  const entry = (label: string, section: PaletteEntry['section'] = 'do', hint?: string): PaletteEntry => ({
    id: `${section} ${label}`,
    section,
    label,
    ...(hint === undefined ? {} : { hint }),
    perform() {},
  })
  const labels = (entries: PaletteEntry[], typed: string) =>
    [...findEntries(entries, typed).values()].flat().map((found) => found.entry.label)

  it('begins with what begins like it, then where a word does, then the rest', () =>
    expect(labels([entry('Unsettled'), entry('All settings'), entry('Settings')], 'set')).toEqual([
      'Settings',
      'All settings',
      'Unsettled',
    ]))

  it('does not mind accents and capitals, in any script', () => {
    expect(labels([entry('Réglages')], 'REGL')).toEqual(['Réglages'])
    expect(labels([entry('الإعدادات')], 'الاعداد')).toEqual(['الإعدادات'])
  })

  it('finds people by their address', () =>
    expect(labels([entry('Juliet', 'people', 'juliet@verona.example')], 'verona')).toEqual(['Juliet']))

  it('keeps what is seldom wanted until something is typed', () => {
    const seldom = { ...entry('Profile', 'go', 'Settings'), isSeldom: true }
    expect(labels([seldom], '')).toEqual([])
    expect(labels([seldom], 'settings')).toEqual(['Profile'])
  })

  it('has every word that was typed, keeps sections apart, and is in order', () => {
    const some = fc.array(fc.tuple(fc.stringMatching(/^[a-cA-C é]{1,8}$/), fc.constantFrom(...SECTIONS)), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(some, fc.stringMatching(/^[a-c ]{0,4}$/), (made, typed) => {
        const entries = made.map(([label, section], index) => ({ ...entry(label, section), id: `${index}` }))
        const found = findEntries(entries, typed)
        const sections = [...found.keys()]
        expect(sections).toEqual(SECTIONS.filter((section) => sections.includes(section)))
        for (const [section, rows] of found)
          for (const row of rows) {
            expect(row.entry.section).toBe(section)
            for (const word of typed.split(' ').filter(Boolean)) expect(fold(row.entry.label)).toContain(word)
          }
        if (typed.trim() === '')
          for (const section of ['do', 'go'] as const)
            expect((found.get(section) ?? []).map((row) => row.entry)).toEqual(
              entries.filter((one) => one.section === section),
            )
      }),
    )
  })
})
