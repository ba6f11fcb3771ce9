import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { machine } from '../../src/app/machine.ts'
import type { Desktop, Habits } from '../../src/features/settings/DesktopPage.tsx'
import { value } from '../../src/live/live.ts'
import { axeFinds } from '../support/axe.ts'
import { renderApp } from '../support/render-app.tsx'

afterEach(() => machine.set({}))

const ALL: Habits = {
  startAtLogin: false,
  keepRunning: true,
  checkSpelling: false,
  spelling: { dictionaries: ['en-US', 'de', 'fr', 'en-GB', 'xx-not-a-tag'], chosen: [] },
}

/** A computer whose shell does what it is told, as the real one: the answer is what is shown. */
function desktop(habits: Partial<Habits> = {}, hasKeychain = true) {
  const state = value<Habits | null>({ ...ALL, ...habits })
  const changes: unknown[] = []
  const own: Desktop = {
    habits: () => ({
      state,
      change({ spellingLanguages: chosen, ...rest }) {
        changes.push({ ...rest, ...(chosen && { chosen }) })
        const now = state.get() ?? ALL
        const spelling = now.spelling && { ...now.spelling, chosen: chosen ?? now.spelling.chosen }
        state.set({ ...now, ...rest, spelling })
      },
    }),
    hasKeychain: async () => hasKeychain,
  }
  machine.set({ desktop: own })
  return changes
}

describe('the settings of the program on a computer', () => {
  it('are there where it is a program of its own, and nowhere else', async () => {
    await page.viewport(1200, 900)
    const { screen } = await renderApp('#/settings/desktop')
    // An address that means nothing here leads to the first page, not to an empty one.
    await expect.element(screen.getByRole('heading', { name: 'Profile', level: 1 })).toBeVisible()
    expect(screen.getByRole('link', { name: 'This computer' }).elements()).toEqual([])
    desktop()
    await screen.getByRole('link', { name: 'This computer' }).click()
    await expect.element(screen.getByRole('heading', { name: 'This computer' })).toBeVisible()
  })

  it('change the habits of the program, and show what it made of that', async () => {
    const changes = desktop()
    const { screen } = await renderApp('#/settings/desktop')
    const start = screen.getByRole('switch', { name: 'Start when you log in' })
    await expect.element(start).not.toBeChecked()
    await screen.getByText('Start when you log in').click()
    await expect.element(start).toBeChecked()
    await screen.getByText('Keep running when the window is closed').click()
    expect(changes).toEqual([{ startAtLogin: true }, { keepRunning: false }])
  })

  it('offer the dictionaries once words are checked, by their names and in their order', async () => {
    const changes = desktop()
    const { screen } = await renderApp('#/settings/desktop')
    expect(screen.getByRole('group', { name: 'Dictionaries' }).elements()).toEqual([])
    await screen.getByText('Check spelling').click()
    const group = screen.getByRole('group', { name: 'Dictionaries' })
    await expect.element(group).toBeVisible()
    const names = screen
      .getByRole('checkbox')
      .elements()
      .map((box) => box.closest('label')?.textContent)
    expect(names).toEqual(['American English', 'British English', 'French', 'German', 'xx-not-a-tag'])
    await screen.getByText('German').click()
    await screen.getByText('British English').click()
    await expect.element(screen.getByRole('checkbox', { name: 'German' })).toBeChecked()
    expect(changes.slice(1)).toEqual([{ chosen: ['de'] }, { chosen: ['de', 'en-GB'] }])
  })

  it('leave out what this computer does not have', async () => {
    desktop({ startAtLogin: null, keepRunning: null, checkSpelling: true, spelling: null }, false)
    const { screen } = await renderApp('#/settings/desktop')
    await expect.element(screen.getByText('No keychain is open')).toBeVisible()
    await expect.element(screen.getByText('by the dictionaries of the system')).toBeVisible()
    expect(screen.getByRole('switch').elements()).toHaveLength(1)
    expect(screen.getByRole('group', { name: 'Dictionaries' }).elements()).toEqual([])
  })

  it.each([360, 1440])('read well at %i pixels', async (width) => {
    await page.viewport(width, 900)
    desktop({ checkSpelling: true })
    const { screen } = await renderApp('#/settings/desktop')
    await expect.element(screen.getByText('In the keychain of this system')).toBeVisible()
    expect(await axeFinds()).toEqual([])
  })
})
