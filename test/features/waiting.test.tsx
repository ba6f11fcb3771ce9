import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { Timeline } from '../../src/features/timeline/Timeline.tsx'
import { axeFinds } from '../support/axe.ts'
import { NOON, stage } from '../support/chat-stage.tsx'
import { fakeClient } from '../support/fake-client.tsx'
import { JULIET, veronaContacts } from '../support/verona.ts'

const chat = (
  <main>
    <h1>Chats</h1>
    <Timeline jid={JULIET} backHref="#/" parts={[]} />
  </main>
)

describe('somebody who was asked by an invite', () => {
  it('D2.4 is waited for, in the chat, until they answer', async () => {
    const { client } = await stage(chat)
    const line = page.getByText(/Juliet Capulet has not answered yet. That can take days/)
    await expect.element(page.getByRole('log')).toBeVisible()
    await expect.element(line).not.toBeInTheDocument()
    client.arrival.waiting(JULIET).set({ since: NOON })
    await expect.element(line).toBeVisible()
    await expect.element(page.getByRole('status')).toContainElement(line.element() as HTMLElement)
    client.arrival.waiting(JULIET).set(null)
    await expect.element(line).not.toBeInTheDocument()
  })

  it('is waited for offline, too: then it says what leaves when', async () => {
    const { client } = await stage(chat)
    client.arrival.waiting(JULIET).set({ since: NOON })
    client.connection.set({ status: 'offline' })
    await expect
      .element(page.getByText(/You are offline: what has not left leaves when you are back/))
      .toBeVisible()
    expect(await axeFinds()).toEqual([])
  })
})

describe('a chat in which nothing was said', () => {
  const empty = (subscription: 'both' | 'to') => {
    const client = fakeClient({ empty: true })
    client.contactRows.set(
      veronaContacts().map((contact) => (contact.jid === JULIET ? { ...contact, subscription } : contact)),
    )
    return stage(chat, { client })
  }

  it('says to people who know each other that they can begin', async () => {
    await empty('both')
    await expect
      .element(page.getByText('You and Juliet Capulet can write to each other now. Say hello.'))
      .toBeVisible()
  })

  it('does not promise that to anybody else', async () => {
    await empty('to')
    await expect.element(page.getByText('Nothing said yet. The first word is yours.')).toBeVisible()
  })
})
