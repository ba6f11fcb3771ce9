/** What other programs hand over: told what it is, or put into a chat. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { webApp } from '../../src/app/web-app.ts'
import { axeFinds } from '../support/axe.ts'
import { drawCode } from '../support/draw-code.ts'
import { setFakeWebApp } from '../support/fake-web-app.ts'
import { renderApp, renderSignedOut } from '../support/render-app.tsx'
import { JULIET, romeoAccount } from '../support/verona.ts'

const URI = 'xmpp:nurse@verona.example?roster;preauth=s3cret;ibr=y'
const shared = page.getByTestId('shared')
const card = page.getByTestId('scan-result')
const composer = page.getByTestId('composer')
const juliet = shared.getByRole('button', { name: JULIET })

beforeEach(() => page.viewport(1280, 800))
afterEach(() => {
  webApp.set(null)
  history.replaceState(null, '', '#/')
})

async function pictureOf(text: string | null): Promise<File> {
  const canvas = drawCode(text)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve))
  return new File([blob as Blob], 'Screenshot.png', { type: 'image/png' })
}

describe('what is shared', () => {
  it('goes into the draft of the chat that it is sent to, behind what is there', async () => {
    const fake = setFakeWebApp({ text: 'Figs\nhttps://example.org/figs' })
    const { client } = await renderApp('#/shared')
    client.changeConversation(JULIET, { draft: 'Look:' })
    await expect.element(shared).toHaveTextContent(/Figs/)
    expect(await axeFinds()).toEqual([])
    await juliet.click()
    await expect.element(composer).toHaveValue('Look:\nFigs\nhttps://example.org/figs')
    expect(location.hash).toBe(`#/chat/${encodeURIComponent(JULIET)}`)
    await expect.element(shared).not.toBeInTheDocument()
    expect(fake.share).toBeNull()
    await expect
      .poll(() => client.wishes)
      .toContainEqual(['conversations.keepDraft', JULIET, 'Look:\nFigs\nhttps://example.org/figs'])
    expect(client.wishes.map(([wish]) => wish)).not.toContain('messages.send')
  })

  it('lies, where it is files, before whoever is chosen, with the word that came along', async () => {
    const notes = new File(['Nurse, at nine.'], 'notes.md', { type: 'text/markdown' })
    setFakeWebApp({ text: 'Mine', files: [await pictureOf(null), notes], leftOut: 3 })
    await renderApp('#/shared')
    await expect.element(shared).toHaveTextContent(/3 files were too much at once/)
    await shared.getByRole('searchbox').fill('juli')
    await juliet.click()
    const sheet = page.getByRole('dialog', { name: 'Send 2 files to Juliet' })
    await expect.element(sheet.getByRole('textbox')).toHaveValue('Mine')
    await expect.element(sheet).toHaveTextContent(/notes.md/)
    await expect.element(composer).toHaveValue('')
  })

  it('is an invite: its card comes first, and nothing of it is kept behind it', async () => {
    const fake = setFakeWebApp({ text: `Come in! ${URI}` })
    const { client } = await renderApp('#/shared')
    await expect.element(card).toHaveAttribute('data-kind', 'invite')
    expect(client.wishes).toEqual([])
    expect(await axeFinds()).toEqual([])
    await card.getByRole('button', { name: 'Open the invite' }).click()
    await expect.element(page.getByTestId('landing')).toHaveAttribute('data-inviter', 'nurse@verona.example')
    expect(fake.share).toBeNull()
    expect(location.href).not.toContain('s3cret')
  })

  it('is a picture of an invite that somebody else is to have: it goes to a chat as it is', async () => {
    setFakeWebApp({ files: [await pictureOf(URI)] })
    await renderApp('#/shared')
    await expect.element(card).toHaveAttribute('data-kind', 'invite')
    await card.getByRole('button', { name: 'Send it to a chat instead' }).click()
    await juliet.click()
    await expect.element(page.getByRole('dialog')).toHaveTextContent(/Screenshot.png/)
  })

  it('is a picture without a code: the chats come by themselves', async () => {
    setFakeWebApp({ files: [await pictureOf(null)] })
    await renderApp('#/shared')
    await expect.element(juliet).toBeVisible()
    await expect.element(card).not.toBeInTheDocument()
  })

  it('is gone when it is closed, and what was on screen before is there', async () => {
    const fake = setFakeWebApp({ text: 'Figs' })
    await renderApp('#/shared')
    await shared.getByRole('button', { name: 'Close' }).click()
    await expect.element(shared).not.toBeInTheDocument()
    expect([fake.share, location.hash]).toEqual([null, '#/'])
  })

  it('waits until somebody is signed in, and is asked about then', async () => {
    const fake = setFakeWebApp({ text: 'Figs' })
    const { client } = await renderSignedOut('#/shared')
    await expect.element(shared).toHaveTextContent(/waits on this device/)
    expect(await axeFinds()).toEqual([])
    await shared.getByRole('button', { name: 'Sign in' }).click()
    await expect.element(page.getByTestId('sign-in-address')).toBeVisible()
    expect(fake.share).not.toBeNull()
    client.account.set(romeoAccount)
    await expect.element(juliet).toBeVisible()
    expect(location.hash).toBe('#/shared')
  })

  it.each([
    ['#/shared', /Nothing arrived/],
    ['#/shared/full', /There is no room for it/],
  ])('is not there, and %s says why', async (hash, words) => {
    setFakeWebApp()
    await renderApp(hash)
    await expect.element(shared).toHaveTextContent(words)
    await shared.getByRole('button', { name: 'OK' }).click()
    await expect.element(shared).not.toBeInTheDocument()
  })
})

it('is led to by nothing that is no share: the chats come as always', async () => {
  setFakeWebApp()
  await renderApp('#/')
  await expect.element(page.getByRole('heading', { name: 'Chats' })).toBeVisible()
  expect(location.hash).toBe('#/')
})
