import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ConversationList } from '../../src/features/conversations/ConversationList.tsx'
import { axeFinds } from '../support/axe.ts'
import { NOON, stage } from '../support/chat-stage.tsx'
import { type FakeClient, fakeClient } from '../support/fake-client.tsx'
import { JULIET } from '../support/verona.ts'

const BENVOLIO = 'benvolio@verona.example'
const TYBALT = 'tybalt@capulet.example'

let client: FakeClient
const wished = (name: string) =>
  client.wishes.filter(([first]) => first === name).map((wish) => wish.slice(1))
const rows = () =>
  [...document.querySelectorAll<HTMLElement>('[data-testid="conversation-item"]')].map(
    (row) => row.dataset.jid,
  )
const item = (jid: string) =>
  document.querySelector<HTMLElement>(`[data-testid="conversation-item"][data-jid="${jid}"]`)
const open = () =>
  stage(
    <main style={{ display: 'flex', flex: 1 }}>
      <ConversationList
        current={null}
        chatHref={(jid) => `#/chat/${jid}`}
        onOpen={() => {}}
        nobody={<p>Nobody</p>}
      />
    </main>,
    { client, width: 344, height: 700 },
  )

beforeEach(async () => {
  await page.viewport(900, 800)
  client = fakeClient({ now: NOON })
})

async function rowMenu(jid: string, entry: string) {
  await userEvent.click(item(jid) as HTMLElement, { button: 'right' })
  await page.getByRole('menuitem', { name: entry }).click()
}

describe('a row', () => {
  it('has a menu at the pointer, and at the row for the keyboard', async () => {
    await open()
    await rowMenu(BENVOLIO, 'Pin to the top')
    expect(wished('conversations.pin')).toEqual([[BENVOLIO, true]])
    await expect.element(page.getByText('Pinned')).toBeInTheDocument()
    item(JULIET)?.focus()
    item(JULIET)?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))
    await expect.element(page.getByRole('menu', { name: /Juliet/ })).toBeVisible()
    expect(await axeFinds()).toEqual([])
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument()
  })

  it('is muted for as long as one likes', async () => {
    await open()
    await rowMenu(BENVOLIO, 'Mute…')
    await expect.element(page.getByRole('dialog', { name: 'Mute Benvolio' })).toBeVisible()
    expect(await axeFinds()).toEqual([])
    await page.getByRole('button', { name: 'Until I unmute' }).click()
    expect(wished('conversations.mute')).toEqual([[BENVOLIO, 'always']])
    expect(item(BENVOLIO)).toHaveTextContent(/Muted/)
    await rowMenu(BENVOLIO, 'Unmute')
    expect(item(BENVOLIO)).not.toHaveTextContent(/Muted/)
  })
})

describe('the archive', () => {
  it('is behind a door at the foot, which moves no row', async () => {
    await open()
    const top = item(JULIET)?.getBoundingClientRect().top
    await rowMenu(BENVOLIO, 'Archive')
    expect(rows()).not.toContain(BENVOLIO)
    expect(item(JULIET)?.getBoundingClientRect().top).toBe(top)
    await page.getByRole('button', { name: /^Archived/ }).click()
    await expect.poll(rows).toEqual([BENVOLIO])
    expect(await axeFinds()).toEqual([])
    await page.getByRole('button', { name: 'Back to chats' }).click()
    expect(rows()).toContain(JULIET)
  })

  it('is searched, too', async () => {
    client.changeConversation(BENVOLIO, { archived: true })
    await open()
    expect(rows()).not.toContain(BENVOLIO)
    await page.getByRole('searchbox').fill('benvolio')
    await expect.element(page.getByText('Benvolio')).toBeVisible()
  })
})

describe('message requests', () => {
  it('wait behind a door of their own, with the whole address', async () => {
    client.receive(TYBALT, 'villain')
    client.changeConversation(TYBALT, { standing: 'stranger' })
    await open()
    expect(rows()).not.toContain(TYBALT)
    await page.getByRole('button', { name: /^Message requests/ }).click()
    await expect.poll(rows).toEqual([TYBALT])
    expect(item(TYBALT)).toHaveTextContent(`${TYBALT} · villain`)
    expect(await axeFinds()).toEqual([])
  })
})
