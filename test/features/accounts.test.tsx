import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { AccountView } from '../../src/client/client.ts'

import { ONLINE } from '../support/fake-accounts.ts'
import { PASSWORD } from '../support/fake-client.tsx'
import { axeFindsAtRest } from '../support/invite-stage.tsx'
import { renderApp } from '../support/render-app.tsx'
import { JULIET, ROMEO } from '../support/verona.ts'

const NURSE = 'nurse@capulet.example'

beforeEach(() => page.viewport(1280, 800))
afterEach(() => history.replaceState(null, '', '#/'))

/** Romeo is on screen, the nurse is signed in beside him. */
async function inside(hash = '#/', nurse: Partial<AccountView> = {}) {
  const app = await renderApp(hash)
  app.client.fakeAccounts.others.set([{ jid: NURSE, connection: ONLINE, unread: 0, ...nurse }])
  return app
}
const switcher = page.getByRole('button', { name: `Switch account, ${ROMEO} is on screen` })
const menu = page.getByRole('menu', { name: 'Your accounts' })

describe('one account', () => {
  it('has a menu: how one is seen, its settings, and another beside it', async () => {
    const { screen, client } = await renderApp('#/')
    await expect.element(switcher).not.toBeInTheDocument()
    await screen.getByRole('button', { name: `Your account, ${ROMEO}` }).click()
    const shows = menu.getByRole('group', { name: 'How others see you' }).getByRole('menuitemradio')
    await expect.element(shows.nth(0)).toHaveAttribute('aria-checked', 'true')
    expect(shows.elements().map((one) => one.textContent)).toEqual(['Available', 'Away', 'Do not disturb'])
    expect(await axeFindsAtRest()).toEqual([])
    await client.people.setOwnStatus({ show: 'online', text: 'in the orchard' })
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}')
    await expect.element(shows.nth(1)).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    // The words stay.
    await expect.poll(() => client.people.ownStatus.get()).toEqual({ show: 'away', text: 'in the orchard' })
    await screen.getByRole('button', { name: `Your account, ${ROMEO}` }).click()
    await menu.getByRole('menuitem', { name: 'Account settings' }).click()
    await expect.element(screen.getByText(ROMEO, { exact: true })).toBeVisible()
  })

  it('can have another beside it, from its settings, and is still there if one thinks better of it', async () => {
    const { screen, client } = await renderApp('#/settings/account')
    await screen.getByRole('link', { name: 'Add an account' }).click()
    await expect.element(screen.getByRole('heading', { name: 'Add an account' })).toBeVisible()
    await expect.element(screen.getByText(new RegExp(`You stay signed in as ${ROMEO}`))).toBeVisible()
    await screen.getByRole('button', { name: 'Back' }).click()
    await expect.element(screen.getByRole('heading', { name: 'Chats' })).toBeVisible()
    expect(client.account.get()?.jid).toBe(ROMEO)
  })

  it('gives the screen to the one that is added, and goes on beside it', async () => {
    const { screen, client } = await renderApp('#/sign-in')
    await screen.getByTestId('sign-in-address').fill(NURSE)
    await screen.getByTestId('sign-in-continue').click()
    await screen.getByTestId('sign-in-password').fill('wrong')
    await screen.getByTestId('sign-in-submit').click()
    await expect.element(screen.getByTestId('sign-in-error')).toBeVisible()
    expect(client.account.get()?.jid).toBe(ROMEO)
    await screen.getByTestId('sign-in-password').fill(PASSWORD)
    await screen.getByTestId('sign-in-submit').click()
    await expect
      .element(screen.getByRole('button', { name: `Switch account, ${NURSE} is on screen` }))
      .toBeVisible()
    expect(location.hash).toBe('#/')
  })

  it('that is typed again needs no password', async () => {
    const { screen, client } = await inside('#/sign-in')
    await screen.getByTestId('sign-in-address').fill(NURSE)
    await screen.getByTestId('sign-in-continue').click()
    await expect.poll(() => client.account.get()?.jid).toBe(NURSE)
    await expect.element(screen.getByRole('heading', { name: 'Chats' })).toBeVisible()
  })
})

describe('the switcher', () => {
  it('lists all accounts, how they are, and what is new for them', async () => {
    await inside('#/', { unread: 3 })
    await page
      .getByRole('button', { name: `Switch account, ${ROMEO} is on screen, 3 unread chats in the others` })
      .click()
    await expect.element(menu).toBeVisible()
    const rows = menu.getByRole('menuitemradio')
    await expect.element(rows.nth(0)).toHaveAccessibleName(`${NURSE}, Online, 3 unread chats`)
    await expect.element(rows.nth(1)).toHaveAccessibleName(`${ROMEO}, Online, 2 unread chats`)
    await expect.element(rows.nth(1)).toHaveAttribute('aria-checked', 'true')
    expect(await axeFindsAtRest()).toEqual([])
  })

  it('says where something is to be done', async () => {
    await inside('#/', { connection: { status: 'blocked', reason: 'credentials' } })
    await switcher.click()
    await expect.element(menu.getByText(`Sign in again · ${NURSE}`)).toBeVisible()
  })

  it('brings another on screen by keyboard alone, and reading goes on at its beginning', async () => {
    const { screen, client } = await inside('#/chat/juliet%40verona.example')
    await expect.element(screen.getByTestId('conversation')).toHaveAttribute('data-jid', JULIET)
    await expect.element(switcher).toBeVisible()
    const trigger = switcher.element() as HTMLElement
    trigger.focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(menu.getByRole('menuitemradio', { name: NURSE })).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}{ArrowUp}{Enter}')
    await expect.poll(() => client.account.get()?.jid).toBe(NURSE)
    expect(client.wishes).toContainEqual(['use', NURSE])
    expect(location.hash).toBe('#/')
    await expect.element(menu).not.toBeInTheDocument()
    await expect.element(screen.getByRole('main')).toHaveFocus()
    await expect.element(screen.getByText(`${NURSE} is on screen now.`)).toBeInTheDocument()
  })

  it('is closed by Escape, and nothing has changed', async () => {
    const { client } = await inside()
    await switcher.click()
    await expect.element(menu).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(menu).not.toBeInTheDocument()
    await expect.element(switcher).toHaveFocus()
    expect(client.account.get()?.jid).toBe(ROMEO)
  })

  it('leads to another account, and to the settings of this one', async () => {
    const { screen } = await inside()
    await switcher.click()
    await menu.getByRole('menuitem', { name: 'Account settings' }).click()
    await expect.element(screen.getByText(ROMEO, { exact: true })).toBeVisible()
    await switcher.click()
    await menu.getByRole('menuitem', { name: 'Add an account' }).click()
    await expect.element(screen.getByTestId('sign-in-address')).toBeVisible()
  })

  it('counts in the title of the window what is new for anybody', async () => {
    const { client } = await inside('#/', { unread: 3 })
    await expect.poll(() => document.title).toBe('(5) Chats · Tessera')
    client.fakeAccounts.others.set([])
    await expect.poll(() => document.title).toBe('(2) Chats · Tessera')
  })
})

describe('on a phone', () => {
  beforeEach(() => page.viewport(360, 740))

  it('stands where one is oneself, and the way there says what is new', async () => {
    const { screen, client } = await inside('#/', { unread: 1 })
    await screen.getByRole('link', { name: /You.*1 unread chat in other accounts/ }).click()
    const list = screen.getByRole('region', { name: 'Your accounts' })
    await expect
      .element(list.getByRole('button', { name: `${ROMEO}, Online, 2 unread chats` }))
      .toHaveAttribute('aria-current', 'true')
    await expect.element(list.getByRole('link', { name: 'Add an account' })).toBeVisible()
    expect(await axeFindsAtRest()).toEqual([])
    await list.getByRole('button', { name: `${NURSE}, Online, 1 unread chat` }).click()
    await expect.element(screen.getByRole('heading', { name: 'Chats' })).toBeVisible()
    expect(client.account.get()?.jid).toBe(NURSE)
  })

  it('is not there for one account', async () => {
    const { screen } = await renderApp('#/settings')
    await expect.element(screen.getByRole('link', { name: 'Appearance' })).toBeVisible()
    await expect.element(screen.getByRole('region', { name: 'Your accounts' })).not.toBeInTheDocument()
  })

  it('how one is seen is chosen where one is oneself', async () => {
    const { screen, client } = await renderApp('#/settings')
    await screen.getByText('Do not disturb').click()
    await expect.poll(() => client.people.ownStatus.get().show).toBe('busy')
    expect(await axeFindsAtRest()).toEqual([])
  })
})

describe('a page', () => {
  it('belongs to the account that it is of: going back goes back to both', async () => {
    const { screen, client } = await inside('#/chat/juliet%40verona.example')
    await expect.element(screen.getByTestId('conversation')).toBeVisible()
    await switcher.click()
    await menu.getByRole('menuitemradio', { name: NURSE }).click()
    await expect.element(screen.getByRole('heading', { name: 'Chats' })).toBeVisible()
    history.back()
    await expect.element(screen.getByTestId('conversation')).toHaveAttribute('data-jid', JULIET)
    expect(client.account.get()?.jid).toBe(ROMEO)
  })

  it('of somebody who has signed out is left for the chats of whoever is still in', async () => {
    const { screen, client } = await inside('#/settings/account')
    await screen.getByTestId('sign-out').click()
    await expect
      .element(screen.getByRole('alertdialog'))
      .toHaveTextContent(`This is about ${ROMEO}. Your other accounts stay here.`)
    await screen.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
    await expect.element(screen.getByRole('heading', { name: 'Chats' })).toBeVisible()
    expect(client.account.get()?.jid).toBe(NURSE)
    await expect.element(screen.getByRole('alertdialog')).not.toBeInTheDocument()
  })

  it('keeps what is half written for whom it was written', async () => {
    const { screen, client } = await inside('#/chat/juliet%40verona.example')
    await screen.getByTestId('composer').fill('Wait for')
    const kept: unknown[] = []
    // As the parts of a real client do, these change when another account comes on screen.
    const keepDraft = async (...draft: unknown[]) => void kept.push(draft)
    Object.assign(client, { conversations: { ...client.conversations, keepDraft } })
    client.fakeAccounts.use(NURSE)
    await expect.poll(() => client.wishes).toContainEqual(['conversations.keepDraft', JULIET, 'Wait for'])
    expect(kept).toEqual([])
  })
})
