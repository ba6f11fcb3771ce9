import { flushSync } from 'react-dom'
import { beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import type { TimelineItem, TimelineWindow } from '../../src/client/client.ts'
import { ReactionChips } from '../../src/features/reactions/ReactionChips.tsx'
import type { MessagePart } from '../../src/features/timeline/message-part.ts'
import { Timeline } from '../../src/features/timeline/Timeline.tsx'
import type { Message } from '../../src/model/message.ts'
import { asItem, said, stage, talk } from '../support/chat-stage.tsx'
import { type FakeClient, fakeClient } from '../support/fake-client.tsx'
import { frames, fromEnd, log, reading, row, settled, topOf } from '../support/reading-place.ts'
import { JULIET } from '../support/verona.ts'

let client: FakeClient

function set(items: readonly TimelineItem[], patch: Partial<TimelineWindow> = {}) {
  client.windowOf(JULIET).set({ ...client.windowOf(JULIET).get(), items, ...patch })
}

const WITH_REACTIONS: readonly MessagePart[] = [{ id: 'reactions', place: 'below', Draw: ReactionChips }]

async function open(
  items: readonly TimelineItem[],
  patch: Partial<TimelineWindow> = {},
  parts: readonly MessagePart[] = [],
) {
  client = fakeClient({ empty: true })
  client.windowOf(JULIET).set({ status: 'ready', items, older: 'none', ...patch })
  client.changeConversation(JULIET, { name: 'Juliet' })
  const screen = await stage(<Timeline jid={JULIET} backHref="#/" parts={parts} />, { client })
  await settled()
  return screen
}

async function scrollTo(offset: number) {
  log().scrollTop = offset
  await settled()
  await settled()
}

describe('what I write', () => {
  const mine = (id: string, minutesBefore: number, origin: 'local' | 'carbon') =>
    asItem({ ...said(id, minutesBefore, 'Wait for me', 'out', 'sending'), origin })

  it('brings the end into sight, wherever I was reading', async () => {
    const before = talk('old', 60, 20)
    await open(before)
    await scrollTo(200)
    set([...before, mine('wait', 5, 'local')])
    await expect.poll(fromEnd).toBeLessThan(2)
    await expect.element(page.getByText('Wait for me')).toBeVisible()
  })

  it('leaves the page alone when I write on another device', async () => {
    const before = talk('old', 60, 20)
    await open(before)
    await scrollTo(200)
    const { id, top } = reading()
    set([...before, mine('wait', 5, 'carbon')])
    await settled()
    expect(topOf(id)).toBeCloseTo(top, 0)
  })
})

describe('a conversation that never jumps', () => {
  beforeEach(() => page.viewport(900, 700))

  it('opens at its end, filled, before anything else is painted', async () => {
    await open(talk('a', 200))
    expect(fromEnd()).toBeLessThanOrEqual(1)
    expect(row('a-199')).not.toBeNull()
    const tops = [...document.querySelectorAll('[data-testid="message"]')].map(
      (element) => element.getBoundingClientRect().top - log().getBoundingClientRect().top,
    )
    expect(Math.min(...tops)).toBeLessThanOrEqual(0)
  })

  it('keeps only what is in sight in the document', async () => {
    await open(talk('a', 2000))
    expect(document.querySelectorAll('[data-testid="message"]').length).toBeLessThan(60)
  })

  it('puts few messages at the foot', async () => {
    await open([asItem(said('only', 1, 'Hello'))])
    expect(topOf('only')).toBeGreaterThan(300)
  })

  it('stays where one reads when 50 older messages come, six times over', async () => {
    let items = talk('a', 60)
    await open(items)
    await scrollTo(600)
    for (let round = 0; round < 6; round++) {
      const before = reading()
      items = [...talk(`older${round}`, 50, 700 * (round + 1)), ...items]
      set(items)
      expect(topOf(before.id)).toBeCloseTo(before.top, 0)
      await settled()
      expect(topOf(before.id)).toBeCloseTo(before.top, 0)
    }
  })

  it('shows no frame that is off while older messages come', async () => {
    const items = talk('a', 60)
    await open(items)
    await scrollTo(600)
    const before = reading()
    set([...talk('older', 50, 700), ...items])
    for (const top of await frames(before.id, 6)) expect(top).toBeCloseTo(before.top, 0)
  })

  it('goes on evenly when older messages come while one scrolls', async () => {
    const items = talk('a', 80)
    await open(items)
    await scrollTo(2400)
    const before = reading()
    const tops = await frames(before.id, 16, (frame) => {
      if (frame === 8) flushSync(() => set([...talk('older', 50, 900), ...items]))
      // A wheel moves the view and tells so before anything else happens in a frame.
      log().scrollTop -= 20
      log().dispatchEvent(new Event('scroll'))
    })
    tops.forEach((top, frame) => {
      expect(top).toBeCloseTo(before.top + 20 * (frame + 1), 0)
    })
  })

  it('stays where one reads at the very top when older messages come', async () => {
    const items = talk('a', 60)
    await open(items)
    await scrollTo(0)
    const before = reading()
    set([...talk('older', 50, 700), ...items])
    await settled()
    expect(topOf(before.id)).toBeCloseTo(before.top, 0)
  })

  it('stays where one reads when messages come in below', async () => {
    const items = talk('a', 60)
    await open(items)
    await scrollTo(500)
    const before = reading()
    set([...items, ...talk('new', 5, -60)])
    await settled()
    expect(topOf(before.id)).toBeCloseTo(before.top, 0)
    await expect.element(page.getByTestId('jump-to-latest')).toBeVisible()
  })

  it('stays at the end when one message comes, and when many do', async () => {
    const items = talk('a', 60)
    await open(items)
    set([...items, asItem(said('new', -1, 'One more\nwith\nlines'))])
    await settled()
    expect(fromEnd()).toBeLessThanOrEqual(1)
    set([...items, ...talk('burst', 500, -6000)])
    await settled()
    expect(fromEnd()).toBeLessThanOrEqual(1)
    expect(row('burst-499')).not.toBeNull()
  })

  it('stays where one reads when a hole above is filled', async () => {
    const items = talk('a', 60)
    const hole: TimelineItem = { kind: 'hole', id: 'hole', before: 1, state: 'open' }
    await open([...items.slice(0, 20), hole, ...items.slice(20)])
    await scrollTo(log().scrollHeight / 2)
    const before = reading()
    set([...items.slice(0, 20), ...talk('late', 40, 395), ...items.slice(20)])
    await settled()
    expect(topOf(before.id)).toBeCloseTo(before.top, 0)
  })

  it('keeps what is below a hole in sight in its place when the hole is filled', async () => {
    const items = talk('a', 60)
    const hole: TimelineItem = { kind: 'hole', id: 'hole', before: 1, state: 'filling' }
    await open([...items.slice(0, 30), hole, ...items.slice(30)])
    await scrollTo(log().scrollHeight / 2 - 300)
    const hole30 = page.getByText('Fetching what is missing here')
    // With messages above it in sight as well.
    const isInTheMiddle = () => isInView(hole30.query()) && topOf('a-29') > 0
    for (let step = 0; step < 60 && !isInTheMiddle(); step++) await scrollTo(log().scrollTop - 100)
    expect(isInTheMiddle()).toBe(true)
    const top = topOf('a-30')
    set([...items.slice(0, 30), ...talk('late', 10, 295), ...items.slice(30)])
    await settled()
    expect(topOf('a-30')).toBeCloseTo(top, 0)
  })

  it('stays at the end when a hole in sight is filled', async () => {
    const items = talk('a', 8)
    const hole: TimelineItem = { kind: 'hole', id: 'hole', before: 1, state: 'filling' }
    await open([...items.slice(0, 6), hole, ...items.slice(6)])
    set([...items.slice(0, 6), ...talk('late', 30, 15), ...items.slice(6)])
    await settled()
    expect(fromEnd()).toBeLessThanOrEqual(1)
  })

  it('stays where one reads when a message above turns longer', async () => {
    const items = talk('a', 60)
    await open(items)
    await scrollTo(1500)
    const before = reading()
    const index = Number(before.id.slice(2)) - 2
    const longer = items.map((item, at) =>
      at === index ? asItem(said(`a-${at}`, (59 - at) * 10, 'Another line\n'.repeat(9))) : item,
    )
    set(longer)
    await settled()
    expect(topOf(before.id)).toBeCloseTo(before.top, 0)
  })

  it('stays where one reads when messages above are edited, reacted to and deleted, all at once', async () => {
    const items = talk('a', 60)
    await open(items, {}, WITH_REACTIONS)
    await scrollTo(1500)
    const before = reading()
    const index = Number(before.id.slice(2))
    const reactions = [{ from: JULIET, emojis: ['👍', '❤️'], time: 1, id: 'r' }]
    const changes: Partial<Message>[] = [
      { body: 'Another line\n'.repeat(9), versions: [] },
      { reactions },
      { body: '', retracted: { time: 1 } },
    ]
    const change = (item: TimelineItem, at: number): TimelineItem =>
      item.kind === 'message' && at < index
        ? asItem({ ...item.message, ...changes[at % changes.length] })
        : item
    set(items.map(change))
    for (const top of await frames(before.id, 6)) expect(top).toBeCloseTo(before.top, 0)
    await settled()
    expect(topOf(before.id)).toBeCloseTo(before.top, 0)
  })

  it('keeps the upper edge of what one reads when it grows by a reaction itself', async () => {
    const items = talk('a', 60)
    await open(items, {}, WITH_REACTIONS)
    await scrollTo(1500)
    const before = reading()
    const reactions = [{ from: JULIET, emojis: ['👍'], time: 1, id: 'r' }]
    set(
      items.map((item) =>
        item.kind === 'message' && item.message.id === before.id
          ? asItem({ ...item.message, reactions })
          : item,
      ),
    )
    await settled()
    expect(topOf(before.id)).toBeCloseTo(before.top, 0)
    await expect.element(page.getByRole('group', { name: 'Reactions' })).toBeVisible()
  })

  it('stays at the end when the last message gets a reaction', async () => {
    const items = talk('a', 60)
    await open(items, {}, WITH_REACTIONS)
    const last = items.at(-1)
    if (last?.kind !== 'message') throw new Error('no message')
    const reactions = [{ from: JULIET, emojis: ['👍'], time: 1, id: 'r' }]
    set([...items.slice(0, -1), asItem({ ...last.message, reactions })])
    await settled()
    expect(fromEnd()).toBeLessThanOrEqual(1)
  })

  it('stays at the end when the composer grows, and where one reads all the same', async () => {
    const items = talk('a', 60)
    const screen = await open(items)
    const withComposer = (height: number) => (
      <Timeline jid={JULIET} backHref="#/" parts={[]}>
        <div style={{ flex: 'none', height }} />
      </Timeline>
    )
    await screen.show(withComposer(50))
    await settled()
    await screen.show(withComposer(250))
    await settled()
    expect(fromEnd()).toBeLessThanOrEqual(1)
    await scrollTo(600)
    const before = reading()
    await screen.show(withComposer(50))
    await settled()
    expect(topOf(before.id)).toBeCloseTo(before.top, 0)
  })

  it('leaves the end only when a person goes away from it, and comes back by one press', async () => {
    const items = talk('a', 60)
    await open(items)
    expect(page.getByTestId('jump-to-latest').query()).toBeNull()
    await scrollTo(200)
    await page.getByRole('button', { name: 'Go to the newest message' }).click()
    await settled()
    expect(fromEnd()).toBeLessThanOrEqual(1)
    expect(page.getByTestId('jump-to-latest').query()).toBeNull()
  })

  it('keeps the upper edge of a message that is unfolded at the very end', async () => {
    const long = `begins here ${'and goes on and on '.repeat(600)}ends here`
    await open([...talk('a', 20, 30), asItem(said('long', 1, long))])
    const top = topOf('long')
    await page.getByRole('button', { name: 'Show more' }).click()
    await settled()
    expect(topOf('long')).toBeCloseTo(top, 0)
    expect(row('long')?.textContent).toContain('ends here')
  })
})

function isInView(element: Element | null): boolean {
  if (!element) return false
  const [view, box] = [log().getBoundingClientRect(), element.getBoundingClientRect()]
  return box.top >= view.top && box.bottom <= view.bottom
}
