import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { FoundAll } from '../../src/app/FoundAll.tsx'
import type { TimelinePlace } from '../../src/client/history/landing.ts'
import type { MessageHit, MessageQuery } from '../../src/client/search/searching.ts'
import { ConversationList } from '../../src/features/conversations/ConversationList.tsx'
import { resultRows } from '../../src/features/search/result-rows.ts'
import { boundsOf } from '../../src/features/search/spans.ts'
import { readTyped } from '../../src/features/search/typed-query.ts'
import { ShowPlace } from '../../src/features/show-place.ts'
import type { BareJid } from '../../src/model/jid.ts'
import { axeFinds } from '../support/axe.ts'
import { NOON, stage } from '../support/chat-stage.tsx'
import { type FakeClient, fakeClient } from '../support/fake-client.tsx'
import { JULIET, ROMEO } from '../support/verona.ts'

let client: FakeClient
const showPlace = vi.fn<(jid: BareJid, place: TimelinePlace) => void>()
const HOUR = 3_600_000

const hit = (index: number, patch: Partial<MessageHit> = {}): MessageHit => ({
  id: `hit-${index}`,
  conversation: JULIET,
  direction: index % 2 ? 'out' : 'in',
  time: NOON - index * HOUR,
  snippet: `the balcony, ${index}`,
  marks: [[4, 11]],
  ...patch,
})
const hits = (count: number, from = 0) => Array.from({ length: count }, (_, index) => hit(from + index))
const answer = (found: readonly MessageHit[], total = found.length) => {
  client.search.answer = (query) => ({ query, hits: found, total, isPartial: false })
}

const open = () =>
  stage(
    <ShowPlace value={showPlace}>
      <main style={{ display: 'flex', flex: 1 }}>
        <ConversationList
          current={null}
          chatHref={(jid) => `#/chat/${jid}`}
          onOpen={() => {}}
          nobody={null}
          results={FoundAll}
        />
      </main>
    </ShowPlace>,
    { client, width: 360, height: 640 },
  )
const field = () => page.getByRole('searchbox', { name: 'Search' })
const asked = () => client.wishes.filter(([what]) => what === 'search.ask').map(([, query]) => query)

beforeEach(async () => {
  await page.viewport(900, 700)
  client = fakeClient({ now: NOON })
  showPlace.mockClear()
})

describe('searching from the list', () => {
  it('finds people as before and messages below them, with what was looked for marked', async () => {
    answer(hits(3), 120)
    await open()
    await field().fill('juliet')
    await expect.element(page.getByRole('heading', { name: '120 messages' })).toBeVisible()
    const rows = page.getByRole('list', { name: 'Found' }).getByRole('listitem')
    await expect.element(rows.first()).toHaveTextContent(/Juliet Capulet/)
    expect(document.querySelector('[data-testid="conversation-item"]')).toHaveAttribute('data-jid', JULIET)
    expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(
      Array(3).fill('balcony'),
    )
    await expect.element(page.getByText('You:').first()).toBeVisible()
  })

  it('never takes what was found for markup', async () => {
    const snippet = '<img src=x onerror=alert(1)> balcony'
    answer([hit(1, { snippet, marks: [[1, 4]] })])
    await open()
    await field().fill('img')
    await expect.element(page.getByText('onerror', { exact: false })).toBeVisible()
    expect(document.querySelector('section img[src="x"]')).toBeNull()
    expect(document.querySelector('mark')?.textContent).toBe('img')
  })

  it('opens the chat at that place, by a press, and by Enter after arrows', async () => {
    answer([hit(1), hit(2, { conversation: 'benvolio@verona.example' }), hit(3, { archived: true })])
    await open()
    await field().fill('balcony')
    await page.getByRole('button', { name: /balcony, 2/ }).click()
    expect(showPlace).toHaveBeenLastCalledWith('benvolio@verona.example', { kind: 'message', id: 'hit-2' })
    await field().click()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
    expect(showPlace).toHaveBeenLastCalledWith(JULIET, {
      kind: 'archived',
      id: 'hit-3',
      time: NOON - 3 * HOUR,
    })
    await userEvent.keyboard('{Home}{ArrowUp}')
    await expect.element(field()).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    expect(showPlace).toHaveBeenLastCalledWith(JULIET, { kind: 'message', id: 'hit-1' })
  })

  it('says how much was found, and when nothing was', async () => {
    answer(hits(3))
    await open()
    await field().fill('balcony')
    const spoken = () => document.querySelector('[aria-live="polite"][data-live-announcer]')?.textContent
    await expect.poll(spoken).toContain('3 messages found')
    answer([])
    await field().fill('zeppelin')
    await expect.element(page.getByText('No message on this device says that.')).toBeVisible()
    await expect.poll(spoken).toContain('0 messages found')
  })

  it('asks for more when one comes near the end, and keeps few rows in the document', async () => {
    answer(hits(50), 5000)
    await open()
    await field().fill('balcony')
    await expect.element(page.getByRole('heading', { name: '5000 messages' })).toBeVisible()
    expect(document.querySelectorAll('mark').length).toBeLessThan(40)
    const scroller = document.querySelector<HTMLElement>('ul[aria-label="Found"]')?.parentElement
    if (scroller) scroller.scrollTop = 3000
    await expect.poll(() => client.wishes.some(([what]) => what === 'search.more')).toBe(true)
  })

  it('is narrowed by person and time, from menus and as typed', async () => {
    answer(hits(3))
    await open()
    await field().fill('balcony')
    await page.getByRole('button', { name: 'Anyone' }).click()
    await page.getByRole('menuitem', { name: 'Juliet Capulet' }).click()
    await expect.element(page.getByRole('button', { name: 'From Juliet Capulet' })).toBeVisible()
    expect(asked().at(-1)).toMatchObject({ text: 'balcony', from: JULIET })
    await page.getByRole('button', { name: 'Any time' }).click()
    await page.getByRole('menuitem', { name: 'Past week' }).click()
    await expect.poll(() => (asked().at(-1) as MessageQuery).since).toBeTypeOf('number')
    await field().fill('balcony from:me')
    await expect.poll(() => (asked().at(-1) as MessageQuery).from).toBe(ROMEO)
    expect((asked().at(-1) as MessageQuery).text).toBe('balcony')
  })

  it('asks the server on request, merges what it has, and is honest when it cannot', async () => {
    answer(hits(2))
    await open()
    await field().fill('balcony')
    await page.getByRole('button', { name: 'Look for more on the server' }).click()
    expect(client.wishes.some(([what]) => what === 'search.askServer')).toBe(true)
    client.search.onServer.set({
      status: 'found',
      hits: [hit(1), hit(7, { archived: true })],
      more: false,
    })
    await expect.element(page.getByRole('heading', { name: 'On the server' })).toBeVisible()
    expect(page.getByText('balcony, 1').elements()).toHaveLength(1)
    await expect.element(page.getByText('That is all.')).toBeVisible()
    client.search.onServer.set({ status: 'unable', hits: [], more: false })
    await expect.element(page.getByText('Your server cannot look for words.', { exact: false })).toBeVisible()
  })

  it.each(['light', 'dark'])('can be used by everybody (%s)', async (theme) => {
    document.documentElement.dataset.theme = theme
    answer(hits(30), 120)
    await open()
    await field().fill('balcony')
    await expect.element(page.getByRole('heading', { name: '120 messages' })).toBeVisible()
    expect(await axeFinds()).toEqual([])
    delete document.documentElement.dataset.theme
  })
})

describe('what stands in the list of what was found', () => {
  const chats = ['a', 'b', 'c', 'd', 'e', 'f'].map((jid) => ({ jid }))
  const all = {
    chats,
    chatKey: ({ jid }: { jid: string }) => jid,
    areAllChatsWanted: false,
    found: null,
    server: { status: 'idle', hits: [], more: false } as const,
  }
  it('is a few chats, then a way to all of them', () => {
    expect(resultRows(all).map(({ kind }) => kind)).toEqual(['chat', 'chat', 'chat', 'chat', 'allChats'])
    expect(resultRows({ ...all, areAllChatsWanted: true })).toHaveLength(6)
  })
  it('offers the server only below all that is here', () => {
    const query = { text: 'x' }
    const kinds = (total: number, isPartial: boolean) =>
      resultRows({ ...all, chats: [], found: { query, hits: hits(2), total, isPartial } }).map(
        ({ kind }) => kind,
      )
    expect(kinds(2, false)).toEqual(['heading', 'hit', 'hit', 'server'])
    expect(kinds(5, false)).toEqual(['heading', 'hit', 'hit'])
    expect(kinds(2, true)).toEqual(['heading', 'hit', 'hit'])
  })
})

describe('from:', () => {
  const people = [
    { jid: ROMEO, name: 'Me' },
    { jid: JULIET, name: 'Juliet Capulet' },
  ]
  it.each([
    ['balcony from:jul', 'balcony', JULIET],
    ['from:cap balcony', 'balcony', JULIET],
    ['from:me x', 'x', ROMEO],
    ['from:nobody x', 'x', undefined],
    ['from: x', 'x', undefined],
    ['not-from:jul', 'not-from:jul', undefined],
  ])('%s', (typed, text, from) => {
    const read = readTyped(typed, people)
    expect([read.text, read.from?.jid]).toEqual([text, from])
  })
})

it('a span of time is whole days', () => {
  const today = new Date(2026, 2, 30).getTime()
  expect(boundsOf('week', today)).toEqual({ since: new Date(2026, 2, 23).getTime() })
  expect(boundsOf('before', today).since).toBeUndefined()
})
