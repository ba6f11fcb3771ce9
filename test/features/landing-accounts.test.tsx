/** Somebody with several accounts opens an invite, or a card. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Contact } from '../../src/model/contact.ts'
import type { Invite } from '../../src/model/invite.ts'
import { axeFinds } from '../support/axe.ts'
import { aJourney } from '../support/entry-stage.tsx'
import { ONLINE } from '../support/fake-accounts.ts'
import { type RenderedApp, renderApp } from '../support/render-app.tsx'
import { ROMEO } from '../support/verona.ts'

const NURSE = 'nurse@capulet.example'
const PETER = 'peter@mantua.example'
const INVITER = 'juliet@capulet.example'

beforeEach(() => page.viewport(1280, 900))
afterEach(() => history.replaceState(null, '', '#/'))

async function open(
  facts: Partial<Omit<Invite, 'token'>> = {},
  others = [NURSE, PETER],
): Promise<RenderedApp> {
  const app = await renderApp('#/invite')
  app.client.fakeAccounts.others.set(others.map((jid) => ({ jid, connection: ONLINE, unread: 0 })))
  app.client.arrival.journey.set(aJourney(facts))
  app.client.arrival.answers.accept = () => ({ status: 'asked', chatWith: INVITER })
  return app
}
const contact = (account: string, jid: string, subscription: Contact['subscription']) => ({
  account,
  jid,
  name: '',
  groups: [],
  subscription,
  ask: false,
  request: false,
  listed: true,
  displayName: 'Juliet',
})
const which = page.getByRole('radiogroup', { name: 'Which account accepts?' })
const account = (jid: string) => which.getByRole('radio', { name: jid })

describe('an invite, for somebody with several accounts', () => {
  it('asks which accepts, proposes the one on the inviter’s server, and tells nobody', async () => {
    const { client } = await open()
    await expect.element(account(NURSE)).toBeChecked()
    await expect.element(account(ROMEO)).not.toBeChecked()
    expect(client.wishes).toEqual([])
    expect(await axeFinds()).toEqual([])
  })

  it('proposes the one on screen where none is nearer', async () => {
    await open({}, [PETER])
    await expect.element(account(ROMEO)).toBeChecked()
  })

  it('keeps the choice, accepts with it, and brings it on screen in the chat', async () => {
    const { screen, client } = await open()
    await expect.element(account(NURSE)).toBeVisible()
    await which.getByText(PETER).click()
    await expect.poll(() => client.wishes).toEqual([['arrival.choose', PETER]])
    expect(client.arrival.journey.get()?.step).toEqual({ at: 'landing', account: PETER })
    await expect.element(account(PETER)).toBeChecked()
    await screen.getByRole('button', { name: 'Add juliet' }).click()
    await expect.poll(() => client.account.get()?.jid).toBe(PETER)
    expect(client.wishes).toContainEqual(['arrival.accept', PETER])
    expect(location.hash).toBe(`#/chat/${encodeURIComponent(INVITER)}`)
  })

  it('that is on its way is turned round by nobody', async () => {
    const { screen, client } = await open()
    const journey = client.arrival.journey.get()
    if (journey) client.arrival.journey.set({ ...journey, step: { at: 'redeeming', account: PETER } })
    await expect.element(screen.getByText(/You have accepted it/)).toBeVisible()
    await expect.element(which).not.toBeInTheDocument()
    await screen.getByRole('button', { name: 'Open the chat' }).click()
    await expect.poll(() => client.account.get()?.jid).toBe(PETER)
  })

  it('is chosen by keyboard', async () => {
    const { client } = await open()
    await expect.element(account(NURSE)).toBeVisible()
    const chosen = account(NURSE).element() as HTMLElement
    chosen.focus()
    await userEvent.keyboard('{ArrowDown}')
    await expect.poll(() => client.wishes).toEqual([['arrival.choose', PETER]])
  })

  it('says who knows the inviter already, and opens the chat of that one', async () => {
    const { screen, client } = await open()
    client.fakeAccounts.contactRowsOf(NURSE).set([contact(NURSE, INVITER, 'both')])
    await expect.element(account(NURSE)).toHaveAccessibleName(new RegExp(`${NURSE}.*Knows Juliet already`))
    await expect.element(screen.getByRole('button', { name: 'Open the chat' })).toBeVisible()
    await which.getByText(PETER).click()
    await expect.element(screen.getByRole('button', { name: 'Add juliet' })).toBeVisible()
  })

  it('of one of the own accounts is accepted by another of them', async () => {
    const { screen, client } = await open({ inviter: ROMEO, domain: 'verona.example' }, [NURSE])
    await expect
      .element(screen.getByText(`It comes from ${ROMEO}, your own. ${NURSE} accepts it.`))
      .toBeVisible()
    await expect.element(which).not.toBeInTheDocument()
    await screen.getByRole('button', { name: 'Add romeo' }).click()
    await expect.poll(() => client.wishes).toContainEqual(['arrival.accept', NURSE])
  })

  it('D3.7 for the name of any of them sets its password', async () => {
    const { screen } = await open({
      kind: 'account',
      inviter: null,
      domain: 'capulet.example',
      username: 'nurse',
    })
    await expect.element(screen.getByRole('heading', { name: 'Set a new password' })).toBeVisible()
    await expect.element(screen.getByText(new RegExp(`For ${NURSE}`))).toBeVisible()
  })

  it('asks nothing of somebody with one account', async () => {
    const { screen } = await open({}, [])
    await expect.element(screen.getByText(`You are signed in as ${ROMEO}`)).toBeVisible()
    await expect.element(which).not.toBeInTheDocument()
  })

  it('fits a small phone', async () => {
    await page.viewport(320, 640)
    await open()
    await expect.element(account(NURSE)).toBeVisible()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  })
})

describe('a card of an address, for somebody with several accounts', () => {
  it('asks which adds them, and shows the chat of that one', async () => {
    const app = await renderApp('#/')
    app.client.fakeAccounts.others.set([{ jid: NURSE, connection: ONLINE, unread: 0 }])
    const data = new DataTransfer()
    data.setData('text/plain', 'xmpp:angelo@capulet.example')
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
    const group = page.getByRole('radiogroup', { name: 'Which account adds them?' })
    await expect.element(group.getByRole('radio', { name: NURSE })).toBeChecked()
    expect(await axeFinds()).toEqual([])
    await app.screen.getByRole('button', { name: 'Add angelo' }).click()
    await expect.poll(() => app.client.account.get()?.jid).toBe(NURSE)
    expect(app.client.wishes).toContainEqual([NURSE, 'contacts.add', 'angelo@capulet.example', ''])
    expect(location.hash).toBe('#/chat/angelo%40capulet.example')
  })
})
