/** Becoming a program of its own: offered once, when it makes sense, and always there in the settings. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { go, openAddress } from '../../src/app/location.ts'
import { webApp } from '../../src/app/web-app.ts'
import type { Message } from '../../src/model/message.ts'
import { axeFinds } from '../support/axe.ts'
import type { FakeClient } from '../support/fake-client.tsx'
import { setFakeWebApp } from '../support/fake-web-app.ts'
import { renderApp } from '../support/render-app.tsx'
import { JULIET } from '../support/verona.ts'

const offer = page.getByRole('region', { name: /Tessera can be an app of its own/ })

beforeEach(() => page.viewport(1280, 800))
afterEach(() => {
  webApp.set(null)
  history.replaceState(null, '', '#/')
})

/** Somebody wrote, was read, and has an answer. */
async function talk(client: FakeClient) {
  const { id, order } = client.receive(JULIET, 'Good night') as Message
  client.changeConversation(JULIET, { readUpTo: order })
  const last = client.conversationRows.get()?.find(({ jid }) => jid === JULIET)?.last
  if (last) client.changeConversation(JULIET, { last: { ...last, id: `${id}-answer`, direction: 'out' } })
}

/** What was said before the line was there to see it is of before. */
const talkUntilOffered = (client: FakeClient) =>
  expect
    .poll(
      async () => {
        await talk(client)
        return offer.elements().length
      },
      { timeout: 30_000 },
    )
    .toBe(1)

describe('the offer to install it', () => {
  it('comes after something was read and written, and never before', async () => {
    const fake = setFakeWebApp()
    fake.way.set('ask')
    const { client } = await renderApp('#/')
    client.told.permission.set('granted')
    await expect.element(page.getByRole('heading', { name: 'Chats' })).toBeVisible()
    client.receive(JULIET, 'Are you there?')
    await expect.element(page.getByText('Are you there?').first()).toBeVisible()
    await expect.element(offer).not.toBeInTheDocument()
    await talkUntilOffered(client)
    expect(await axeFinds()).toEqual([])
    await offer.getByRole('button', { name: 'Install' }).click()
    await expect.element(offer).not.toBeInTheDocument()
    expect([fake.asked, client.settings.get().installing]).toEqual([1, { offered: true }])
  })

  it('waits until whether to be told of messages is decided: one thing at a time', async () => {
    setFakeWebApp().way.set('ask')
    const { client } = await renderApp('#/')
    client.told.hasHeard.set(true)
    await page.getByRole('button', { name: 'Not now' }).click()
    await talkUntilOffered(client)
  })

  it.each([true, false])('is made once, whatever the answer is (in the browser: %s)', async (answer) => {
    const fake = setFakeWebApp()
    fake.way.set('ask')
    fake.answer = answer
    const { client } = await renderApp('#/')
    client.told.permission.set('granted')
    await talkUntilOffered(client)
    await offer.getByRole('button', { name: answer ? 'Not now' : 'Install' }).click()
    await expect.element(offer).not.toBeInTheDocument()
    fake.way.set('ask')
    await talk(client)
    await expect.element(offer).not.toBeInTheDocument()
  })

  it('comes on a phone, too, where the list goes away while one talks', async () => {
    await page.viewport(390, 780)
    setFakeWebApp().way.set('ask')
    const { client } = await renderApp('#/')
    client.told.permission.set('granted')
    await expect.element(page.getByRole('heading', { name: 'Chats' })).toBeVisible()
    go({ screen: 'chat', jid: JULIET })
    await expect.element(page.getByTestId('composer')).toBeVisible()
    await talk(client)
    go({ screen: 'chats' })
    await expect.element(offer).toBeVisible()
  })

  it('leads to how it is done where the browser cannot be asked', async () => {
    setFakeWebApp().way.set('share-sheet')
    const { client } = await renderApp('#/')
    client.told.permission.set('granted')
    await talkUntilOffered(client)
    await offer.getByRole('button', { name: 'How it is done' }).click()
    await expect.element(page.getByText(/Press the browser’s share button/)).toBeVisible()
    expect(client.settings.get().installing).toEqual({ offered: true })
  })
})

describe('the settings', () => {
  it('install it, and say so when the browser did not', async () => {
    const fake = setFakeWebApp()
    fake.way.set('ask')
    fake.answer = false
    await renderApp('#/settings/about')
    const install = page.getByRole('button', { name: 'Install' })
    await install.click()
    await expect.element(page.getByText('Your browser did not install it.', { exact: false })).toBeVisible()
    fake.answer = true
    fake.way.set('ask')
    await install.click()
    await expect.element(page.getByRole('heading', { name: 'Tessera is installed here' })).toBeVisible()
    expect(await axeFinds()).toEqual([])
  })

  it.each([
    ['menu', /look in its menu/],
    ['share-sheet', /Add to Home Screen/],
    ['dock', /Add to Dock/],
    ['none', /makes no apps of web pages/],
  ] as const)('are honest about how it is done by hand: %s', async (way, words) => {
    setFakeWebApp().way.set(way)
    await renderApp('#/settings/about')
    await expect.element(page.getByText(words)).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Install' })).not.toBeInTheDocument()
  })

  it('say nothing of it where the page is no browser’s', async () => {
    await renderApp('#/settings/about')
    await expect.element(page.getByText('Version', { exact: true })).toBeVisible()
    await expect.element(page.getByText('Install Tessera')).not.toBeInTheDocument()
  })
})

describe('a launch that finds this window', () => {
  it('leads where its address says, or only to the window', async () => {
    await renderApp('#/settings/about')
    openAddress(new URL('./', location.href).href)
    expect(location.hash).toBe('#/settings/about')
    openAddress(new URL('./#/contacts', location.href).href)
    expect(location.hash).toBe('#/contacts')
    openAddress(new URL('./?uri=xmpp:nurse@verona.example?roster%3Bpreauth=s3cret', location.href).href)
    await expect.element(page.getByTestId('landing')).toHaveAttribute('data-inviter', 'nurse@verona.example')
    expect(location.href).not.toContain('s3cret')
  })

  it('opens the sheet of a new invite for its shortcut', async () => {
    await renderApp('#/invites?new')
    await expect.element(page.getByRole('dialog', { name: 'Invite somebody' })).toBeVisible()
    expect(location.hash).toBe('#/invites')
  })
})

it('colours the frame of the window by the theme that was chosen', async () => {
  const colours = ['light', 'dark'].map((theme) => {
    const colour = Object.assign(document.createElement('meta'), { name: 'theme-color' })
    colour.dataset.of = theme
    document.head.append(colour)
    return colour
  })
  const { client } = await renderApp('#/')
  const media = () => colours.map((colour) => colour.media)
  await expect.poll(media).toEqual(['all', 'not all'])
  await client.changeSettings({ theme: 'dark' })
  await expect.poll(media).toEqual(['not all', 'all'])
  await client.changeSettings({ theme: 'system' })
  await expect.poll(media).toEqual(['(prefers-color-scheme: light)', '(prefers-color-scheme: dark)'])
  for (const colour of colours) colour.remove()
})
