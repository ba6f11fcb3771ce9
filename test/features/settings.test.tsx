import { afterEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { DeleteAccountResult } from '../../src/client/acting/acting.ts'
import { renderApp } from '../support/render-app.tsx'
import { JULIET } from '../support/verona.ts'

const root = document.documentElement

afterEach(() => {
  delete root.dataset.theme
  localStorage.clear()
})

describe('appearance', () => {
  it('changes the theme at once, and keeps a copy for the next first paint', async () => {
    const { screen, client } = await renderApp('#/settings/appearance')
    await screen.getByText('Dark', { exact: true }).click()
    expect(client.settings.get().theme).toBe('dark')
    await expect.poll(() => root.dataset.theme).toBe('dark')
    expect(getComputedStyle(root).colorScheme).toBe('dark')
    expect({ ...localStorage }).toEqual({ 'tessera:theme': 'dark' })
    await screen.getByText('As the device', { exact: true }).click()
    await expect.poll(() => root.dataset.theme).toBe(undefined)
    expect({ ...localStorage }).toEqual({})
  })

  it('D7.1 takes the colours of people away, and gives them back', async () => {
    const { screen, client } = await renderApp('#/settings/appearance')
    const tile = document.body.appendChild(document.createElement('i'))
    tile.className = 'mosaic'
    tile.style.cssText = '--h: 20; color: var(--tone-1)'
    const chroma = () => Number(/^oklch\(\S+ (\S+)/.exec(getComputedStyle(tile).color)?.[1])
    const colours = screen.getByRole('switch', { name: 'Colours for people' })
    await expect.element(colours).toBeChecked()
    await screen.getByText('Colours for people').click()
    expect(client.settings.get().tints).toBe(false)
    await expect.poll(() => root.dataset.tints).toBe('off')
    expect(chroma()).toBe(0)
    await screen.getByText('Colours for people').click()
    await expect.poll(() => root.dataset.tints).toBe(undefined)
    expect(chroma()).toBeGreaterThan(0.05)
    tile.remove()
  })

  it('changes every word on screen, and tells the browser', async () => {
    const { screen } = await renderApp('#/settings/appearance')
    await screen.getByText('Deutsch', { exact: true }).click()
    await expect.element(screen.getByRole('heading', { name: 'Aussehen' })).toBeVisible()
    await expect.element(screen.getByRole('link', { name: 'Leute' })).toBeVisible()
    expect(root.lang.slice(0, 2)).toBe('de')
    expect(root.dir).toBe('ltr')
    await screen.getByText('English', { exact: true }).click()
    await expect.element(screen.getByRole('heading', { name: 'Appearance' })).toBeVisible()
    expect(root.lang.slice(0, 2)).toBe('en')
  })
})

describe('account', () => {
  it('says who is in, and asks before signing out', async () => {
    const { screen, client } = await renderApp('#/settings/account')
    await expect.element(screen.getByText('romeo@verona.example', { exact: true })).toBeVisible()
    await screen.getByTestId('sign-out').click()
    const sheet = screen.getByRole('alertdialog', { name: 'Sign out of this device?' })
    await expect.element(sheet).toHaveTextContent(/chats, contacts and drafts are deleted here/)
    await sheet.getByRole('button', { name: 'Stay' }).click()
    await expect.element(sheet).not.toBeInTheDocument()
    expect(client.wishes).toEqual([])
  })

  it('names those to whom something has not left yet', async () => {
    const { screen, client } = await renderApp('#/settings/account')
    for (const row of client.conversationRows.get() ?? [])
      client.changeConversation(row.jid, { draft: '', last: null })
    await screen.getByTestId('sign-out').click()
    const sheet = screen.getByRole('alertdialog')
    await expect.element(sheet).not.toHaveTextContent(/would be lost/)
    client.changeConversation(JULIET, { draft: 'Wait for' })
    client.changeConversation('benvolio@verona.example', {
      last: { id: '1', order: 1, time: 1, direction: 'out', state: 'sending', preview: 'Six chairs' },
    })
    await expect
      .element(sheet)
      .toHaveTextContent(/What you wrote to Juliet Capulet and Benvolio would be lost/)
  })

  it('signs out when one means it', async () => {
    const { screen, client } = await renderApp('#/settings/account')
    await screen.getByTestId('sign-out').click()
    await screen.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
    await expect.element(screen.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
    expect(client.wishes).toEqual([['signOut']])
  })
})

describe('deleting the account', () => {
  async function asked() {
    const app = await renderApp('#/settings/account')
    await app.screen.getByRole('button', { name: 'Delete account…' }).click()
    const sheet = app.screen.getByRole('alertdialog', { name: 'Delete this account for good?' })
    const field = sheet.getByRole('textbox', { name: 'To be sure, type your address' })
    return { ...app, sheet, field, sure: sheet.getByRole('button', { name: 'Delete for good' }) }
  }

  it('says what goes and what stays, has the safe answer at hand, and wants the address', async () => {
    const { client, sheet, field, sure, screen } = await asked()
    await expect.element(sheet.getByRole('button', { name: 'Keep it' })).toHaveFocus()
    await expect.element(sheet).toHaveTextContent(/stays with those you sent it to/)
    await field.fill('romeo@elsewhere.example')
    await sure.click()
    await expect.element(field).toHaveAccessibleDescription(/not the address of this account/)
    await expect.element(field).toHaveValue('romeo@elsewhere.example')
    expect(client.wishes).toEqual([])
    await field.fill(' Romeo@Verona.example ')
    await sure.click()
    await expect.element(screen.getByRole('heading', { name: 'Come on in.' })).toBeVisible()
    await expect.element(screen.getByText('romeo@verona.example is deleted.').first()).toBeInTheDocument()
    expect(client.wishes).toEqual([['access.deleteAccount']])
  })

  it.each<[DeleteAccountResult, RegExp]>([
    [
      { status: 'not-allowed', text: 'Ask the prince' },
      /Ask whoever runs it. verona.example says: Ask the prince/,
    ],
    [{ status: 'unsupported' }, /cannot delete accounts from an app/],
    [{ status: 'offline' }, /no connection, so nothing was deleted/],
    [{ status: 'unknown' }, /broke before verona.example answered/],
    [{ status: 'failed', text: null }, /could not do it. Nothing was deleted/],
  ])('tells that it is not gone, and leaves what was typed: %o', async (answer, words) => {
    const { client, field, sure, sheet } = await asked()
    client.acting.answers.deleteAccount = () => answer
    await field.fill('romeo@verona.example')
    await userEvent.keyboard('{Enter}')
    await expect.element(field).toHaveAccessibleDescription(words)
    await expect.element(field).toHaveValue('romeo@verona.example')
    await expect.element(sure).toBeEnabled()
    await sheet.getByRole('button', { name: 'Keep it' }).click()
    await expect.element(sheet).not.toBeInTheDocument()
  })
})

describe('about', () => {
  it('tells the version, the connection and the keys', async () => {
    const { screen, client } = await renderApp('#/settings/about')
    await expect.element(screen.getByText('HT-SHA-256-NONE')).toBeVisible()
    await expect.element(screen.getByText('wss://verona.example/ws')).toBeVisible()
    await expect.element(screen.getByText(/^\d+\.\d+\.\d+$/)).toBeVisible()
    await expect.element(screen.getByText(/^(Ctrl|⌘) K$/)).toBeVisible()
    client.connection.set({ status: 'offline' })
    await expect.element(screen.getByText('Offline', { exact: true })).toBeVisible()
    await expect.element(screen.getByText('HT-SHA-256-NONE')).not.toBeInTheDocument()
  })
})

describe('on a phone', () => {
  it('shows the list first, then one page with a way back', async () => {
    await page.viewport(360, 740)
    const { screen } = await renderApp('#/settings')
    await screen.getByRole('link', { name: 'Account' }).click()
    await expect.element(screen.getByRole('heading', { name: 'Account', exact: true })).toBeVisible()
    await expect.element(screen.getByRole('link', { name: 'Appearance' })).not.toBeInTheDocument()
    await expect.element(screen.getByRole('link', { name: 'Back' })).toHaveFocus()
    await screen.getByRole('link', { name: 'Back' }).click()
    await expect.element(screen.getByRole('link', { name: 'Account' })).toHaveFocus()
    await page.viewport(1280, 800)
  })
})

describe('links of other programs', () => {
  it('are taken over by a button alone, and it says what the browser does', async () => {
    const take = vi.spyOn(navigator, 'registerProtocolHandler').mockImplementation(() => {})
    const { screen } = await renderApp('#/settings/account')
    await expect.element(screen.getByRole('heading', { name: 'Links' })).toBeVisible()
    expect(take).not.toHaveBeenCalled()
    await screen.getByRole('button', { name: 'Open them here' }).click()
    expect(take).toHaveBeenCalledExactlyOnceWith('xmpp', `${location.origin}${location.pathname}#/invite/%s`)
    await expect.element(screen.getByText(/Your browser asks you now/)).toBeVisible()
    take.mockImplementation(() => {
      throw new DOMException('no', 'SecurityError')
    })
    await screen.getByRole('button', { name: 'Open them here' }).click()
    await expect.element(screen.getByText('Your browser does not allow it.')).toBeVisible()
    take.mockRestore()
  })
})
