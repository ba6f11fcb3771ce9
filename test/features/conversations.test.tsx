import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { ConversationView } from '../../src/client/client.ts'
import { ConversationList } from '../../src/features/conversations/ConversationList.tsx'
import { choices } from '../../src/features/conversations/NewChat.tsx'
import { NobodyYet } from '../../src/features/conversations/NobodyYet.tsx'
import { searchConversations } from '../../src/features/conversations/search-conversations.ts'
import { inOrder } from '../../src/features/conversations/useSteadyOrder.ts'
import { NOON, stage } from '../support/chat-stage.tsx'
import { type FakeClient, fakeClient } from '../support/fake-client.tsx'
import { JULIET, veronaContacts, veronaConversations } from '../support/verona.ts'

let client: FakeClient
const onOpen = vi.fn<(jid: string) => void>()
const onAddContact = vi.fn<() => void>()
const onInvite = vi.fn<() => void>()
const item = (jid: string) =>
  document.querySelector<HTMLElement>(`[data-testid="conversation-item"][data-jid="${jid}"]`)
const shown = () =>
  [...document.querySelectorAll<HTMLElement>('[data-testid="conversation-item"]')]
    .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
    .map((element) => element.dataset.jid)

const list = (current: string | null = null) => (
  <ConversationList
    current={current}
    chatHref={(jid) => `#/chat/${jid}`}
    onOpen={onOpen}
    nobody={<NobodyYet onInvite={onInvite} scanHref="#/scan" onAddContact={onAddContact} />}
  />
)
const open = (current: string | null = null) => stage(list(current), { client, width: 344 })

function many(count: number): ConversationView[] {
  const [first] = veronaConversations(NOON)
  return Array.from({ length: count }, (_, index) => ({
    ...(first as ConversationView),
    jid: `friend${index}@verona.example`,
    name: `Friend ${index}`,
    activity: (count - index) * 1000,
  }))
}

beforeEach(async () => {
  await page.viewport(900, 700)
  client = fakeClient({ now: NOON })
  onOpen.mockClear()
  onAddContact.mockClear()
  onInvite.mockClear()
})

describe('the list of conversations', () => {
  it('shows who, and the last of it: typing before the draft, the draft before what failed, that before the rest', async () => {
    client.typingOf('benvolio@verona.example').set(true)
    await open(JULIET)
    expect(item(JULIET)).toHaveTextContent(/Juliet Capulet.*I will bring the long table/)
    expect(item(JULIET)).toHaveAttribute('aria-current', 'true')
    expect(item(JULIET)?.querySelector('[aria-label="Sent"]')).not.toBeNull()
    expect(item('benvolio@verona.example')).toHaveTextContent(/typing…/)
    expect(item('mercutio@verona.example')).toHaveTextContent(/Draft:.*Bring the dog/)
    expect(item('paris@verona.example')).toHaveTextContent(/Not sent:.*Happy to/)
    expect(item('balthasar@mantua.example')).toHaveAttribute('data-unread', '1')
    await expect.element(page.getByText('4 unread messages')).toBeInTheDocument()
    expect(item(JULIET)).toHaveAttribute('href', `#/chat/${JULIET}`)
  })

  it('says who is there, but not from before the connection was lost', async () => {
    await open()
    expect(item(JULIET)).toHaveTextContent(/active now/)
    client.connection.set({ status: 'offline' })
    await expect.poll(() => item(JULIET)?.textContent).not.toContain('active now')
  })

  it('D7.2 puts the newest on top, but never while the pointer is pressed', async () => {
    await open()
    const element = item('paris@verona.example') as HTMLElement
    element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
    client.receive('rosaline@capulet.example', 'Now then')
    await expect.poll(() => item('rosaline@capulet.example')?.textContent).toContain('Now then')
    expect(shown()[0]).toBe(JULIET)
    element.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))
    await expect.poll(() => shown()[0]).toBe('rosaline@capulet.example')
  })

  it('draws only what is in sight of five thousand', async () => {
    client.conversationRows.set(many(5000))
    await open('friend2500@verona.example')
    expect(document.querySelectorAll('[data-testid="conversation-item"]').length).toBeLessThan(40)
    expect(item('friend2500@verona.example')).not.toBeNull()
  })

  it('is one Tab stop, and arrows, Home and End walk all of it', async () => {
    client.conversationRows.set(many(5000))
    await open()
    const focused = () => (document.activeElement as HTMLElement | null)?.dataset.jid
    ;(page.getByRole('searchbox').element() as HTMLElement).focus()
    await userEvent.keyboard('{Tab}')
    expect(focused()).toBe('friend0@verona.example')
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
    await expect.poll(focused).toBe('friend1@verona.example')
    await userEvent.keyboard('{End}')
    await expect.poll(focused).toBe('friend4999@verona.example')
    await expect.element(page.getByRole('link', { name: 'Friend 4999' })).toBeInViewport()
    await userEvent.keyboard('{Home}')
    await expect.poll(focused).toBe('friend0@verona.example')
    await userEvent.keyboard('{PageDown}')
    await expect.poll(focused).not.toBe('friend0@verona.example')
    expect(document.querySelectorAll('[data-testid="conversation-item"][tabindex="0"]')).toHaveLength(1)
  })

  it('keeps the focus on the same conversation when the order changes', async () => {
    await open()
    item('paris@verona.example')?.focus()
    client.receive('rosaline@capulet.example', 'Now then')
    await expect.poll(() => shown()[0]).toBe('rosaline@capulet.example')
    expect(document.activeElement).toBe(item('paris@verona.example'))
  })

  it('finds by name, address and last words, whatever the accents', async () => {
    client.changeConversation(JULIET, { name: 'Juliët Çapulet' })
    await open()
    const search = page.getByRole('searchbox', { name: 'Search' })
    await search.fill('juliet cap')
    await expect.poll(shown).toEqual([JULIET])
    await search.fill('mantua')
    await expect.poll(shown).toEqual(['balthasar@mantua.example'])
    await search.fill('herb garden')
    await expect.poll(shown).toEqual(['laurence@friars.example'])
    await search.fill('nobody of this name')
    await expect.element(page.getByText('Nothing found for nobody of this name.')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => shown().length).toBe(8)
  })

  it('teaches when it is empty', async () => {
    await page.viewport(390, 700)
    client = fakeClient({ empty: true })
    await open()
    await expect.element(page.getByRole('heading', { name: 'Nobody here yet' })).toBeVisible()
    await page.getByRole('button', { name: 'Invite somebody' }).click()
    expect(onInvite).toHaveBeenCalledOnce()
    await expect
      .element(page.getByRole('link', { name: 'I was given a code' }))
      .toHaveAttribute('href', '#/scan')
    await page.getByRole('button', { name: 'Add a contact' }).click()
    expect(onAddContact).toHaveBeenCalledOnce()
  })

  it('says nothing while the database is being read', async () => {
    client.conversationRows.set(null)
    await open()
    expect(page.getByText('Your chats will line up here.').query()).toBeNull()
    expect(page.getByText(/Nothing found/).query()).toBeNull()
  })
})

describe('a new chat', () => {
  it('is with a contact that one picks', async () => {
    await open()
    await page.getByRole('button', { name: 'New chat' }).click()
    await userEvent.keyboard('laur')
    await page.getByRole('button', { name: /Friar Laurence/ }).click()
    expect(onOpen).toHaveBeenCalledWith('laurence@friars.example')
    await expect.poll(() => page.getByRole('dialog').query()).toBeNull()
  })

  it('is with any address, by Enter', async () => {
    await open()
    await page.getByRole('button', { name: 'New chat' }).click()
    await userEvent.keyboard('Nurse@Capulet.example')
    await expect.element(page.getByRole('button', { name: 'Write to nurse@capulet.example' })).toBeVisible()
    await userEvent.keyboard('{Enter}')
    expect(onOpen).toHaveBeenCalledWith('nurse@capulet.example')
  })

  it('is not with half an address', async () => {
    await open()
    await page.getByRole('button', { name: 'New chat' }).click()
    await userEvent.keyboard('zzz')
    await expect.element(page.getByText('Nobody of that name. A whole address works, too.')).toBeVisible()
    await userEvent.keyboard('{Enter}')
    expect(onOpen).not.toHaveBeenCalled()
  })

  it('offers an address only when nobody has it, and never those who only asked', () => {
    const people = veronaContacts()
    expect(choices(people, JULIET).map((choice) => choice.jid)).toEqual([JULIET])
    expect(choices(people, 'verona.example').some((choice) => choice.typed)).toBe(false)
    expect(choices(people, '').map((choice) => choice.jid)).not.toContain('tybalt@capulet.example')
  })
})

it('an old order takes new contents, and whoever is new comes first', () => {
  const rows = many(3)
  const [a, b, c] = rows.map((row) => row.jid) as [string, string, string]
  const changed = { ...(rows[1] as ConversationView), unread: 9 }
  const result = inOrder([changed, rows[2] as ConversationView, rows[0] as ConversationView], [a, b])
  expect(result.map((row) => row.jid)).toEqual([c, a, b])
  expect(result[2]).toBe(changed)
})

it('an empty search gives back the very same rows', () => {
  const rows = many(3)
  expect(searchConversations(rows, '  ')).toBe(rows)
})
