import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { axeFinds } from '../support/axe.ts'
import { renderApp, renderSignedOut } from '../support/render-app.tsx'
import { ROMEO } from '../support/verona.ts'

afterEach(() => localStorage.clear())

describe('the page of what is kept', () => {
  it('says how much there is, and of what kind', async () => {
    const { screen } = await renderApp('#/settings/storage')
    await expect.element(screen.getByRole('heading', { name: 'Storage', level: 1 })).toBeVisible()
    await expect.element(screen.getByText('90 MB on this device')).toBeVisible()
    const parts = [...document.querySelectorAll('dl')].map((list) => list.innerText.split(/\s*\n\s*/))
    expect(parts).toEqual([
      ['Pictures', '48 MB', 'Videos', '21 MB', 'Sounds', '3 MB'].concat(
        ['Messages, contacts and settings', '12 MB'],
        ['The program itself', '6 MB'],
      ),
    ])
    expect(await axeFinds()).toEqual([])
  })

  it('says what it can where the browser says little', async () => {
    const { screen, client } = await renderApp('#/settings/storage')
    const media = { image: 0, video: 0, audio: 0, file: 0 }
    client.kept.held.set({ media, waiting: 2_000_000, rest: 5_000_000, program: null })
    client.kept.isSafe.set(null)
    await expect.element(screen.getByText('Messages, contacts and the program')).toBeVisible()
    await expect.element(screen.getByText('Files that have not left yet')).toBeVisible()
    await expect.element(screen.getByText('This browser does not say whether')).toBeVisible()
    await expect.element(screen.getByRole('button', { name: 'Clear' })).toBeDisabled()
    client.kept.held.set({ media, waiting: 0, rest: null, program: null })
    await expect.element(screen.getByText('0 bytes on this device')).toBeVisible()
  })

  it('clears what can be fetched again, once that was confirmed', async () => {
    const { screen, client } = await renderApp('#/settings/storage')
    await screen.getByRole('button', { name: 'Clear' }).click()
    const sheet = page.getByRole('alertdialog', { name: 'Clear 72 MB of pictures and files?' })
    await expect.element(sheet.getByText(/^Messages stay\./)).toBeVisible()
    await sheet.getByRole('button', { name: 'Keep them' }).click()
    await expect.element(sheet).not.toBeInTheDocument()
    expect(client.wishes).toEqual([])
    await screen.getByRole('button', { name: 'Clear' }).click()
    await sheet.getByRole('button', { name: 'Clear' }).click()
    await expect.element(screen.getByText('They are cleared.')).toBeVisible()
    expect(client.wishes).toEqual([['keeping.clearMedia']])
    await expect.element(screen.getByText('18 MB on this device')).toBeVisible()
  })

  it('asks the browser to leave it alone, and says what it answered', async () => {
    const { screen, client } = await renderApp('#/settings/storage')
    client.kept.answer = false
    const ask = screen.getByRole('button', { name: 'Ask the browser' })
    await ask.click()
    await expect.element(screen.getByText(/^Your browser says no for now\./)).toBeVisible()
    client.kept.answer = true
    await ask.click()
    await expect.element(screen.getByText('Your browser clears nothing of this by itself.')).toBeVisible()
    await expect.element(ask).not.toBeInTheDocument()
    await expect.element(screen.getByText(/^Your browser says no/)).not.toBeInTheDocument()
  })
})

describe('a device that is full', () => {
  it('is told above every screen, in the place of trouble with the line, with the way to what takes room', async () => {
    const { screen, client } = await renderApp('#/contacts')
    client.connection.set({ status: 'waiting', until: Number.POSITIVE_INFINITY })
    client.storageProblem.set('full')
    const told = screen.getByRole('status').filter({ hasText: 'This device is full.' })
    await expect.element(told).toBeVisible()
    expect(await axeFinds()).toEqual([])
    await screen.getByRole('button', { name: 'See what takes room' }).click()
    await expect.element(screen.getByRole('heading', { name: 'Storage', level: 1 })).toBeVisible()
    client.storageProblem.set(null)
    await expect.element(told).not.toBeInTheDocument()
  })

  it.each(['newer', 'broken', 'not-allowed'] as const)(
    'is another matter than a database that is %s',
    async (problem) => {
      const { screen, client } = await renderApp('#/chats')
      client.storageProblem.set(problem)
      await expect.element(screen.getByRole('button', { name: 'Load again' })).toBeVisible()
    },
  )
})

describe('a browser that asks the person', () => {
  const question = /^When room runs short, your browser may clear your messages/

  it('is asked after it was said what for, when there is something to lose and nothing else is asked', async () => {
    const { screen, client } = await renderApp('#/chats')
    client.kept.asksPerson = true
    client.told.permission.set('granted')
    const line = screen.getByText(question)
    await screen.getByRole('link', { name: 'People' }).click()
    await screen.getByRole('link', { name: 'Chats' }).click()
    await expect.element(line).toBeVisible()
    client.told.permission.set('ask')
    await expect.element(line).not.toBeInTheDocument()
    client.told.permission.set('denied')
    await screen.getByRole('button', { name: 'Keep them' }).click()
    await expect.element(line).not.toBeInTheDocument()
    expect(client.wishes.filter(([what]) => what === 'keeping.keepSafe')).toHaveLength(1)
    expect(client.settings.get().keepAsked).toBe(true)
  })

  it('is not asked any more after a no', async () => {
    const { screen, client } = await renderApp('#/settings/storage')
    client.kept.asksPerson = true
    client.told.permission.set('granted')
    await screen.getByRole('link', { name: 'Chats' }).click()
    await screen.getByRole('button', { name: 'Not now' }).click()
    await expect.element(screen.getByText(question)).not.toBeInTheDocument()
    expect(client.wishes.map(([what]) => what)).not.toContain('keeping.keepSafe')
  })
})

describe('a browser that threw everything away', () => {
  it('is named at the door, with the way back in', async () => {
    const { screen, client } = await renderSignedOut('#/chats')
    client.cleared.set(ROMEO)
    const door = screen.getByRole('region', { name: 'Your browser cleared everything kept here' })
    await expect.element(door).toHaveTextContent(ROMEO)
    expect(await axeFinds()).toEqual([])
    await door.getByRole('link', { name: 'Sign in again' }).click()
    await expect.element(screen.getByRole('textbox')).toHaveValue(ROMEO)
  })

  it('is not named any more when nobody minds', async () => {
    const { screen, client } = await renderSignedOut('#/chats')
    client.cleared.set(ROMEO)
    await screen.getByRole('button', { name: 'Never mind' }).click()
    await expect.element(screen.getByText('Your browser cleared')).not.toBeInTheDocument()
    await expect.element(screen.getByText('I have an invite')).toBeVisible()
    expect(client.wishes).toEqual([['forgetCleared']])
  })
})
