/** Being told: what a person chooses, how they are asked, and what a notice says. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { newsWords } from '../../src/features/notifications/news-words.ts'
import { createWords } from '../../src/i18n/i18n.ts'
import { axeFinds } from '../support/axe.ts'
import { renderApp } from '../support/render-app.tsx'
import { JULIET, ROMEO } from '../support/verona.ts'

afterEach(() => page.viewport(1280, 800))

describe('the page of notifications', () => {
  it('turns them on when the browser agrees, and says what is', async () => {
    const { screen, client } = await renderApp('#/settings/notifications')
    const show = screen.getByRole('switch', { name: 'Show notifications' })
    await expect.element(show).not.toBeChecked()
    await expect.element(show).toHaveAccessibleDescription(/Your browser will ask you/)
    await expect.element(screen.getByRole('switch', { name: 'Show what was written' })).toBeDisabled()
    await screen.getByText('Show notifications', { exact: true }).click()
    expect(client.wishes).toContainEqual(['noticing.askPermission'])
    await expect.element(show).toBeChecked()
    await expect.element(show).toHaveAccessibleDescription(/Your browser allows it/)
    await screen.getByText('Show what was written', { exact: true }).click()
    expect(client.settings.get().notifications).toMatchObject({ show: true, text: false })
    await screen.getByText('Show notifications', { exact: true }).click()
    await expect.element(show).not.toBeChecked()
    expect(await axeFinds()).toEqual([])
  })

  it('says what to do where the browser blocks them', async () => {
    const { screen, client } = await renderApp('#/settings/notifications')
    client.told.answer = 'denied'
    await screen.getByText('Show notifications', { exact: true }).click()
    const show = screen.getByRole('switch', { name: 'Show notifications' })
    await expect.element(show).toBeDisabled()
    await expect.element(show).toHaveAccessibleDescription(/beside the address bar/)
    await screen.getByRole('button', { name: 'Show one' }).click()
    await expect.element(screen.getByText('None could be shown.')).toBeVisible()
    client.told.permission.set('unavailable')
    await expect.element(show).toHaveAccessibleDescription(/This browser shows none/)
  })

  it('offers to tell while the program is closed, where somebody is there for it', async () => {
    const { screen, client } = await renderApp('#/settings/notifications')
    client.told.permission.set('granted')
    const closed = screen.getByRole('switch', { name: 'Also while Tessera is closed' })
    await expect.element(screen.getByRole('switch', { name: 'Show notifications' })).toBeChecked()
    await expect.element(closed).not.toBeInTheDocument()
    client.woken.isOffered = true
    await screen.getByRole('link', { name: 'Appearance' }).click()
    await screen.getByRole('link', { name: 'Notifications' }).click()
    await expect.element(closed).not.toBeChecked()
    await expect.element(screen.getByText(/^What others learn of it/)).toBeVisible()
    client.woken.problem = 'unreachable'
    await screen.getByText('Also while Tessera is closed', { exact: true }).click()
    await expect.element(closed).toHaveAccessibleDescription(/could not reach its push service/)
    await expect.element(closed).not.toBeChecked()
    client.woken.problem = null
    client.woken.accounts.set([
      { account: ROMEO, status: 'on' },
      { account: 'romeo@mantua.example', status: 'unsupported' },
    ])
    await screen.getByText('Also while Tessera is closed', { exact: true }).click()
    await expect.element(closed).toBeChecked()
    await expect.element(closed).toHaveAccessibleDescription(/mantua.example cannot do this/)
    expect(client.wishes.filter(([wish]) => wish === 'waking.turnOn')).toHaveLength(2)
    expect(await axeFinds()).toEqual([])
    await screen.getByText('Show notifications', { exact: true }).click()
    await expect.element(closed).not.toBeChecked()
    await expect.element(closed).toBeDisabled()
    await screen.getByText('Show notifications', { exact: true }).click()
    await screen.getByText('Also while Tessera is closed', { exact: true }).click()
    expect(client.wishes).toContainEqual(['waking.turnOff'])
    await expect.element(closed).not.toBeChecked()
  })

  it('has quiet hours, from and until', async () => {
    const { screen, client } = await renderApp('#/settings/notifications')
    await screen.getByText('Quiet hours', { exact: true }).click()
    expect(client.settings.get().notifications.quiet).toEqual({ from: 22 * 60, until: 7 * 60 })
    await screen.getByLabelText('From', { exact: true }).fill('21:30')
    await screen.getByLabelText('Until', { exact: true }).fill('06:45')
    expect(client.settings.get().notifications.quiet).toEqual({ from: 21 * 60 + 30, until: 6 * 60 + 45 })
    expect(await axeFinds()).toEqual([])
    await screen.getByText('Quiet hours', { exact: true }).click()
    await expect.element(screen.getByLabelText('From', { exact: true })).not.toBeInTheDocument()
    expect(client.settings.get().notifications.quiet).toBeNull()
  })

  it('shows one to try', async () => {
    const { screen, client } = await renderApp('#/settings/notifications')
    client.told.permission.set('granted')
    await screen.getByRole('button', { name: 'Show one' }).click()
    await expect.element(screen.getByText(/Handed to your system/)).toBeVisible()
    expect(client.wishes).toContainEqual([
      'noticing.tryOut',
      { title: 'Tessera', body: 'This is how you will be told.' },
    ])
  })
})

describe('the page of privacy', () => {
  it('changes what others are told, and says what it means', async () => {
    const { screen, client } = await renderApp('#/settings/privacy')
    await expect
      .element(screen.getByRole('switch', { name: 'That you have seen them' }))
      .toHaveAccessibleDescription(/your own devices still know/)
    for (const [name, key] of [
      ['That their messages arrived', 'tellsArrival'],
      ['That you have seen them', 'tellsSeen'],
      ['That you are writing', 'tellsTyping'],
    ] as const) {
      await screen.getByText(name, { exact: true }).click()
      expect(client.settings.get()[key]).toBe(false)
      await expect.element(screen.getByRole('switch', { name })).not.toBeChecked()
    }
    await expect.element(screen.getByText(/Strangers are told none of it/)).toBeVisible()
    await expect
      .element(screen.getByRole('link', { name: 'Show them' }))
      .toHaveAttribute('href', '#/settings/blocked')
    expect(await axeFinds()).toEqual([])
  })

  it('is read in German, on a phone', async () => {
    await page.viewport(360, 740)
    const { screen, client } = await renderApp('#/settings/privacy')
    client.settings.set({ ...client.settings.get(), language: 'de', theme: 'dark' })
    await expect.element(screen.getByRole('switch', { name: 'Dass du gerade schreibst' })).toBeVisible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360)
    expect(await axeFinds()).toEqual([])
  })
})

describe('the line that asks', () => {
  const line = () => page.getByRole('region', { name: 'Shall your device tell you when somebody writes?' })

  it('comes after somebody wrote, and never before', async () => {
    const { screen, client } = await renderApp('#/')
    await expect.element(screen.getByRole('heading', { name: 'Chats' }).first()).toBeVisible()
    await expect.poll(() => client.told.herald).not.toBeNull()
    await expect.element(line()).not.toBeInTheDocument()
    expect(client.wishes.flat()).not.toContain('noticing.askPermission')
    client.told.hasHeard.set(true)
    await expect.element(line()).toBeVisible()
    expect(await axeFinds()).toEqual([])
    await screen.getByRole('button', { name: 'Yes, tell me' }).click()
    expect(client.wishes).toContainEqual(['noticing.askPermission'])
    await expect.element(line()).not.toBeInTheDocument()
  })

  it('is gone for good when it was told so', async () => {
    const { screen, client } = await renderApp('#/')
    client.told.hasHeard.set(true)
    await screen.getByRole('button', { name: 'Not now' }).click()
    await expect.element(line()).not.toBeInTheDocument()
    expect(client.settings.get().notifications.declined).toBe(true)
  })
})

describe('the open chat', () => {
  it('is known to whoever tells, and a notice leads there', async () => {
    const { client } = await renderApp(`#/chat/${encodeURIComponent(JULIET)}`)
    await expect.poll(() => client.told.place).toEqual({ account: ROMEO, conversation: JULIET })
    location.hash = '#/settings/privacy'
    await expect.poll(() => client.told.place).toBeNull()
    client.told.herald?.open({ account: ROMEO, conversation: JULIET })
    await expect.poll(() => location.hash).toBe(`#/chat/${encodeURIComponent(JULIET)}`)
  })

  it('is read once its window is the one that is typed into', async () => {
    const focused = vi.spyOn(document, 'hasFocus').mockReturnValue(false)
    const { screen, client } = await renderApp('#/')
    client.receive(JULIET, 'Are you there?')
    location.hash = `#/chat/${encodeURIComponent(JULIET)}`
    const message = screen.getByTestId('message').filter({ hasText: 'Are you there?' })
    await expect.element(message).toBeVisible()
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const marked = () => client.wishes.filter(([what]) => what === 'conversations.markRead')
    expect(marked()).toEqual([])
    focused.mockRestore()
    vi.spyOn(document, 'hasFocus').mockReturnValue(true)
    window.dispatchEvent(new Event('focus'))
    await expect.poll(() => marked().length).toBeGreaterThan(0)
    vi.restoreAllMocks()
  })

  it('counts the chats with something new, and not those that are muted', async () => {
    const { client } = await renderApp('#/settings/privacy')
    for (const { jid } of client.conversationRows.get() ?? []) client.changeConversation(jid, { unread: 0 })
    client.changeConversation(JULIET, { unread: 2 })
    await expect.poll(() => client.told.count).toBe(1)
    await expect.poll(() => document.title).toMatch(/^\(1\) /)
    client.changeConversation(JULIET, { unread: 3, muted: 'always' })
    await expect.poll(() => client.told.count).toBe(0)
  })
})

describe('the words of a notice', () => {
  const { t } = createWords()
  const news = {
    account: ROMEO,
    conversation: JULIET,
    name: 'Juliet',
    text: 'Wherefore?',
    attachments: [],
    to: null,
  }
  const file = (type: string, url = 'https://files.example/1') => ({ url, name: 'x', type, size: 1 })

  it('are who wrote and what; for which account, where there are several', () => {
    expect(newsWords(t, news)).toEqual({ title: 'Juliet', body: 'Wherefore?' })
    expect(newsWords(t, { ...news, to: ROMEO }).title).toBe(`Juliet (to ${ROMEO})`)
    expect(newsWords(t, { ...news, text: null }).body).toBe('Wrote to you')
    expect(newsWords(t, { ...news, text: 'long '.repeat(1000) }).body.length).toBeLessThan(250)
  })

  it('name a file by what it is, and never by its address', () => {
    const picture = file('image/png')
    expect(newsWords(t, { ...news, text: picture.url, attachments: [picture] }).body).toBe('Sent a picture')
    expect(newsWords(t, { ...news, text: '', attachments: [file('audio/ogg')] }).body).toBe(
      'Sent a voice message',
    )
    expect(newsWords(t, { ...news, text: '', attachments: [file('text/html')] }).body).toBe('Sent a file')
    expect(newsWords(t, { ...news, text: '', attachments: [picture, picture] }).body).toBe('Sent 2 files')
    expect(newsWords(t, { ...news, text: 'Look', attachments: [picture] }).body).toBe('Look')
  })
})
