import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { WireEntry } from '../../src/client/inspecting/inspecting.ts'
import { axeFinds } from '../support/axe.ts'
import { renderApp } from '../support/render-app.tsx'

const HASH = '#/settings/advanced'

beforeEach(() => page.viewport(1280, 1000))

describe('advanced', () => {
  it('says what the server is, where it is reached, and how this device came in', async () => {
    const { screen } = await renderApp(HASH)
    await expect.element(screen.getByRole('heading', { level: 1, name: 'Advanced' })).toBeVisible()
    await expect.element(screen.getByText('Prosody 13.0.1')).toBeVisible()
    await expect.element(screen.getByText('wss://verona.example/', { exact: false })).toBeVisible()
    await expect.element(screen.getByText(/^by /)).toBeVisible()
    expect(await axeFinds()).toEqual([])
  })

  it('says of each ability in words whether it is there, not there, or could not be asked', async () => {
    const { screen } = await renderApp(HASH)
    const row = (text: string) => screen.getByRole('listitem').filter({ hasText: text })
    await expect.element(row('Keeps your messages on the server')).toHaveTextContent(/XEP-0313.*There/)
    await expect.element(row('Takes files to send')).toHaveTextContent(/up to 10\d MB a file.*There/)
    await expect.element(row('Takes reports of spam')).toHaveTextContent(/XEP-0377.*Not there/)
    await expect
      .element(row('Lets people register by invite'))
      .toHaveTextContent(/XEP-0445.*Could not be asked/)
  })

  it('shows everything that it says of itself when asked to, by keyboard', async () => {
    const { screen } = await renderApp(HASH)
    const raw = screen.getByText('urn:xmpp:carbons:2', { exact: true })
    await expect.element(raw).not.toBeVisible()
    const summary = screen.getByText('Everything that it says of itself')
    ;(summary.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(raw).toBeVisible()
    expect(await axeFinds()).toEqual([])
  })

  it('says so while the server is being asked, and asks once more when wished', async () => {
    const { screen, client } = await renderApp(HASH)
    await screen.getByRole('button', { name: 'Ask again' }).click()
    expect(client.wishes).toContainEqual(['inspecting.refresh'])
    client.inspected.server.set(null)
    await expect.element(screen.getByText('Asking your server what it can do…')).toBeVisible()
  })

  it('copies all of it as a text, without the address of the person', async () => {
    const { screen, client } = await renderApp(HASH)
    const facts = client.inspected.server.get()
    if (facts)
      client.inspected.server.set({
        ...facts,
        features: { ...facts.features, server: ['urn:of:romeo@verona.example'] },
      })
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await screen.getByTestId('server-copy').click()
    await expect.element(screen.getByRole('button', { name: 'Copied' })).toBeVisible()
    const text = write.mock.calls[0]?.[0] ?? ''
    expect(text).toContain('Server: Prosody 13.0.1')
    expect(text).toContain('XEP-0313 (archive): yes')
    expect(text).toContain('XEP-0445 (byInvite): not answered')
    expect(text).toContain('urn:of:…')
    expect(text).not.toMatch(/romeo/)
    write.mockRestore()
  })

  it('fits a phone', async () => {
    await page.viewport(360, 800)
    const { screen } = await renderApp(HASH)
    await expect.element(screen.getByTestId('server-abilities')).toBeVisible()
    const main = screen.getByRole('main').element()
    expect(main.scrollWidth).toBeLessThanOrEqual(main.clientWidth)
    expect(await axeFinds()).toEqual([])
  })
})

describe('the XML console', () => {
  const entry = (id: string, direction: 'in' | 'out', kind: WireEntry['kind'], text: string): WireEntry => ({
    ...{ id, direction, kind, text },
    at: Date.UTC(2026, 10, 22, 10, 0, Number(id)),
  })
  const ENTRIES = [
    entry('1', 'out', 'iq', '<iq type="get">\n  <ping xmlns="urn:xmpp:ping"/>\n</iq>'),
    entry('2', 'in', 'message', '<message>\n  <body>Good night</body>\n</message>'),
    entry('3', 'in', 'stream', ''),
  ]
  const open = async () => {
    const app = await renderApp(HASH)
    await app.screen.getByRole('button', { name: 'Record' }).click()
    app.client.inspected.recorder.entries.set(ENTRIES)
    const log = app.screen.getByRole('list', { name: 'XML console' })
    await expect.element(log).toBeVisible()
    return { ...app, log }
  }

  it('begins by a press, and says of each frame when, in which direction, and what', async () => {
    const { screen, client, log } = await open()
    expect(client.inspected.recorder.isRecording.get()).toBe(true)
    const row = (place: number) => log.getByRole('listitem').nth(place)
    await expect.element(row(0)).toHaveTextContent(/Sent.*<iq type="get">/)
    await expect.element(row(1)).toHaveTextContent(/Received.*<body>Good night/)
    await expect.element(row(2)).toHaveTextContent(/could not be read/)
    expect(await axeFinds()).toEqual([])
    await screen.getByRole('button', { name: 'Stop' }).click()
    expect(client.inspected.recorder.isRecording.get()).toBe(false)
    await screen.getByRole('button', { name: 'Clear' }).click()
    await expect.element(log).not.toBeInTheDocument()
  })

  it('opens one by keyboard, and finds some by kind and by words', async () => {
    const { screen, log } = await open()
    ;(log.element().querySelector('summary') as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => log.element().querySelector('pre')?.textContent).toBe(ENTRIES[0]?.text)
    expect(await axeFinds()).toEqual([])
    await screen.getByText('message', { exact: true }).click()
    await expect.element(screen.getByText('1 of 3')).toBeVisible()
    await screen.getByText('All', { exact: true }).click()
    await screen.getByRole('searchbox', { name: 'Find in it' }).fill('PING')
    await expect.element(screen.getByText('1 of 3')).toBeVisible()
    await screen.getByRole('searchbox', { name: 'Find in it' }).fill('nowhere')
    await expect.element(screen.getByText('Nothing to show.')).toBeVisible()
  })

  it('copies what is shown, and forgets all of it when the page is left', async () => {
    const { screen, client } = await open()
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await screen.getByTestId('wire-copy').click()
    expect(write.mock.calls[0]?.[0]).toContain('2026-11-22T10:00:02.000Z RECEIVED\n<message>')
    write.mockRestore()
    location.hash = '#/settings/about'
    await expect.element(screen.getByRole('heading', { level: 1, name: 'About' })).toBeVisible()
    expect(client.inspected.recorder.isRecording.get()).toBe(false)
    expect(client.inspected.recorder.entries.get()).toEqual([])
  })

  it('ends where it ends on a phone, however many frames there are', async () => {
    await page.viewport(360, 800)
    const { screen, client, log } = await open()
    const many = Array.from({ length: 200 }, (_, at) => entry(`${at}`, 'in', 'iq', '<iq/>'))
    client.inspected.recorder.entries.set(many)
    await expect.element(screen.getByText('200 of 200')).toBeVisible()
    log.element().scrollTo({ top: 0 })
    const region = screen.getByRole('region', { name: 'Advanced' }).element()
    const end = screen.getByTestId('wire-copy').element().getBoundingClientRect().bottom
    const below = region.scrollHeight - (end - region.getBoundingClientRect().top + region.scrollTop)
    expect(below).toBeLessThan(150)
  })

  it('fits a phone', async () => {
    await page.viewport(360, 800)
    const { screen } = await open()
    const main = screen.getByRole('main').element()
    expect(main.scrollWidth).toBeLessThanOrEqual(main.clientWidth)
    expect(await axeFinds()).toEqual([])
  })
})
