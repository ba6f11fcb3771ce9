import { beforeEach, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { TimelinePlace } from '../../src/client/history/landing.ts'
import type { MessageHit } from '../../src/client/search/searching.ts'
import { ChatSearch } from '../../src/features/search/ChatSearch.tsx'
import { JumpToDate } from '../../src/features/search/JumpToDate.tsx'
import { ShowPlace } from '../../src/features/show-place.ts'
import type { BareJid } from '../../src/model/jid.ts'
import { VisuallyHidden } from '../../src/ui/VisuallyHidden.tsx'
import { axeFinds } from '../support/axe.ts'
import { NOON, stage } from '../support/chat-stage.tsx'
import { type FakeClient, fakeClient } from '../support/fake-client.tsx'
import { JULIET } from '../support/verona.ts'

let client: FakeClient
const showPlace = vi.fn<(jid: BareJid, place: TimelinePlace, how?: { keepsFocus?: boolean }) => void>()
const onClose = vi.fn<() => void>()
const hits = (count: number): MessageHit[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `hit-${index}`,
    conversation: JULIET,
    direction: 'in',
    time: NOON - index * 1000,
    snippet: 'word',
    marks: [],
  }))
const open = () =>
  stage(
    <ShowPlace value={showPlace}>
      <main style={{ flex: 1 }}>
        <VisuallyHidden as="h1">Chats</VisuallyHidden>
        <ChatSearch jid={JULIET} onClose={onClose} />
      </main>
    </ShowPlace>,
    { client },
  )
const field = () => page.getByRole('searchbox', { name: 'Search in this chat' })
const placesShown = () => showPlace.mock.calls.map(([, place]) => ('id' in place ? place.id : place.kind))

beforeEach(() => {
  client = fakeClient({ now: NOON })
  client.search.answer = (query) => ({ query, hits: query.text ? hits(3) : [], total: 3, isPartial: false })
  showPlace.mockClear()
  onClose.mockClear()
})

it('shows the newest place as one types, and goes on with Enter and arrows', async () => {
  await open()
  await field().fill('word')
  await expect.element(page.getByText('1 of 3')).toBeVisible()
  expect(showPlace).toHaveBeenLastCalledWith(JULIET, { kind: 'message', id: 'hit-0' }, { keepsFocus: true })
  expect(client.wishes).toContainEqual(['search.ask', { text: 'word', conversation: JULIET }])
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('2 of 3')).toBeVisible()
  await userEvent.keyboard('{ArrowUp}')
  await expect.element(page.getByText('3 of 3')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Earlier one' })).toBeDisabled()
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}')
  await expect.element(page.getByText('2 of 3')).toBeVisible()
  expect(placesShown()).toEqual(['hit-0', 'hit-1', 'hit-2', 'hit-1'])
  await expect.element(field()).toHaveFocus()
})

it('shows the newest place also where it is found a moment later', async () => {
  client.search.answer = (query) => ({ query, hits: [], total: 0, isPartial: true })
  await open()
  await field().fill('word')
  await expect.element(page.getByText('0 of 0')).toBeVisible()
  const query = { text: 'word', conversation: JULIET }
  client.search.found.set({ query, hits: hits(2), total: 2, isPartial: true })
  await expect.element(page.getByText('1 of 2')).toBeVisible()
  // Once: what is found later takes nobody away from where they are.
  const [newer] = hits(1)
  if (!newer) throw new Error('no hit')
  const all = [{ ...newer, id: 'newer' }, ...hits(2)]
  client.search.found.set({ query, hits: all, total: 3, isPartial: false })
  await expect.element(page.getByText('2 of 3')).toBeVisible()
  expect(placesShown()).toEqual(['hit-0'])
})

it('offers the server at the last place, and goes on with what that has', async () => {
  await open()
  await field().fill('word')
  await userEvent.keyboard('{Enter}{Enter}')
  await page.getByRole('button', { name: 'Look for more on the server' }).click()
  expect(client.wishes).toContainEqual(['search.askServer'])
  const [older] = hits(1)
  if (!older) throw new Error('no hit')
  client.search.onServer.set({
    status: 'found',
    hits: [{ ...older, id: 'far', archived: true }],
    more: false,
  })
  await expect.element(page.getByText('3 of 4')).toBeVisible()
  await page.getByRole('button', { name: 'Earlier one' }).click()
  expect(showPlace).toHaveBeenLastCalledWith(
    JULIET,
    { kind: 'archived', id: 'far', time: NOON },
    { keepsFocus: true },
  )
})

it('closes by Escape when nothing is written there', async () => {
  await open()
  await field().fill('word')
  await userEvent.keyboard('{Escape}')
  await expect.element(field()).toHaveValue('')
  expect(onClose).not.toHaveBeenCalled()
  await userEvent.keyboard('{Escape}')
  expect(onClose).toHaveBeenCalled()
})

it.each(['light', 'dark'])('can be used by everybody (%s)', async (theme) => {
  document.documentElement.dataset.theme = theme
  await open()
  await field().fill('word')
  await expect.element(page.getByText('1 of 3')).toBeVisible()
  expect(await axeFinds()).toEqual([])
  delete document.documentElement.dataset.theme
})

it('leads to the beginning of a day, by keyboard alone', async () => {
  const from = new Date(2025, 2, 14, 18, 30).getTime()
  await stage(
    <ShowPlace value={showPlace}>
      <JumpToDate jid={JULIET} from={from} onClose={onClose} />
    </ShowPlace>,
    { client },
  )
  await expect.element(page.getByRole('dialog', { name: 'Go to a date' })).toBeVisible()
  await expect.element(page.getByRole('heading', { name: 'March 2025' })).toBeVisible()
  expect(await axeFinds()).toEqual([])
  await userEvent.keyboard('{ArrowUp}{Enter}')
  expect(showPlace).toHaveBeenCalledWith(JULIET, { kind: 'time', time: new Date(2025, 2, 7).getTime() })
  expect(onClose).toHaveBeenCalled()
})
