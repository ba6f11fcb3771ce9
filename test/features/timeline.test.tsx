import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { TimelineItem, TimelineWindow } from '../../src/client/client.ts'
import type { MessagePart } from '../../src/features/timeline/message-part.ts'
import { Timeline } from '../../src/features/timeline/Timeline.tsx'
import type { Message } from '../../src/model/message.ts'
import { asItem, NOON, said, stage, talk } from '../support/chat-stage.tsx'
import { type FakeClient, fakeClient } from '../support/fake-client.tsx'
import { JULIET, veronaMessage } from '../support/verona.ts'

let client: FakeClient

async function open(
  items: readonly TimelineItem[],
  patch: Partial<TimelineWindow> = {},
  parts: readonly MessagePart[] = [],
) {
  client.windowOf(JULIET).set({ status: 'ready', items, older: 'none', ...patch })
  client.changeConversation(JULIET, { name: 'Juliet' })
  return stage(<Timeline jid={JULIET} backHref="#/" parts={parts} />, { client })
}

const set = (patch: Partial<TimelineWindow>) =>
  client.windowOf(JULIET).set({ ...client.windowOf(JULIET).get(), ...patch })
const wished = (name: string) =>
  client.wishes.filter(([first]) => first === name).map((wish) => wish.slice(1))
const message = (name: RegExp | string) => page.getByRole('article', { name })

function Below({ message }: { message: Message }) {
  return <p>below {message.id}</p>
}

function Above({ message }: { message: Message }) {
  return <p>above {message.id}</p>
}

beforeEach(async () => {
  await page.viewport(900, 700)
  client = fakeClient({ empty: true, now: NOON })
})

describe('a conversation', () => {
  it('says what was said, by whom, when, and what became of it', async () => {
    await open([
      asItem(said('a', 30, 'Wherefore art thou')),
      asItem(said('b', 20, 'Here', 'out', 'read')),
      asItem(said('c', 10, 'Wait', 'out', 'sending')),
    ])
    await expect.element(message('Juliet: Wherefore art thou, 11:30 AM')).toBeVisible()
    await expect.element(message('You: Here, 11:40 AM, Read')).toHaveAttribute('data-state', 'read')
    await expect.element(message('You: Wait, 11:50 AM, Sending')).toHaveAttribute('data-direction', 'out')
    expect(page.getByRole('img', { name: 'Read' }).elements()).toHaveLength(1)
    expect(page.getByTestId('conversation').element().getAttribute('data-jid')).toBe(JULIET)
    expect(
      page
        .getByTestId('message-text')
        .elements()
        .map((one) => one.textContent),
    ).toEqual(['Wherefore art thou', 'Here', 'Wait'])
  })

  it('keeps spaces, lines and markup of a text as they are', async () => {
    const body = '  two  spaces\n\n<img src=x onerror=alert(1)> &amp; **bold**  '
    await open([asItem(said('a', 1, body))])
    const text = page.getByTestId('message-text').element()
    expect(text.textContent).toBe(body)
    expect(text.querySelector('img')).toBeNull()
    expect(getComputedStyle(text).whiteSpace).toContain('pre-wrap')
  })

  it('makes links of addresses, and never of scripts', async () => {
    await open([asItem(said('a', 1, 'https://a.example/x javascript:alert(1) data:text/html,x'))])
    const links = page
      .getByRole('link')
      .elements()
      .filter((one) => one.closest('article'))
    expect(links.map((one) => one.getAttribute('href'))).toEqual(['https://a.example/x'])
    expect(links[0]?.getAttribute('rel')).toBe('noopener noreferrer')
  })

  it('lets each text run in its own direction, apart from what is around it', async () => {
    await open([asItem(said('a', 2, 'مرحبا')), asItem(said('b', 1, '\u202eevil', 'out', 'sent'))])
    const [arabic] = page.getByTestId('message-text').elements()
    const content = arabic?.parentElement as HTMLElement
    expect(getComputedStyle(content).direction).toBe('rtl')
    expect(getComputedStyle(content).unicodeBidi).toBe('plaintext')
    // The time keeps its own direction, whatever the text before it ordered.
    const time = document.querySelector('time') as HTMLElement
    expect(getComputedStyle(time).direction).toBe('ltr')
    // It stands at the end of what is read, and so does the room before it.
    const [text, meta] = [arabic, time.parentElement].map((one) => one?.getBoundingClientRect())
    expect(text?.left).toBeGreaterThan((meta?.right ?? 0) + 8)
  })

  it('says why a message failed, and tries again', async () => {
    await open([asItem(said('a', 1, 'To nobody', 'out', 'failed'))])
    await expect.element(page.getByText('Not sent: there is no server called verona.example.')).toBeVisible()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => wished('messages.retry')).toEqual([['a']])
  })

  it('takes back a failed message', async () => {
    await open([asItem(said('a', 1, 'Too long', 'out', 'failed'))])
    await page.getByRole('button', { name: 'Remove' }).click()
    expect(wished('messages.discard')).toEqual([['a']])
  })

  it('does not offer to try again what is too long for the server', async () => {
    await open([asItem({ ...said('a', 1, 'Long', 'out', 'failed'), failure: 'too-large' })])
    await expect.element(page.getByRole('button', { name: 'Remove' })).toBeVisible()
    expect(page.getByRole('button', { name: 'Try again' }).query()).toBeNull()
  })

  it('unblocks whom a message could not go to because of that', async () => {
    await client.people.block(JULIET)
    await open([asItem({ ...said('a', 1, 'There?', 'out', 'failed'), failure: 'blocked' })])
    await expect.element(page.getByText('Not sent: you have blocked Juliet.')).toBeVisible()
    expect(page.getByRole('button', { name: 'Try again' }).query()).toBeNull()
    await page.getByRole('button', { name: 'Unblock' }).click()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => wished('messages.retry')).toEqual([['a']])
  })

  it('says what was done to a message and did not get through', async () => {
    const refusal = { kind: 'reactions', emojis: ['👋'], condition: 'forbidden' } as const
    await open([asItem({ ...said('a', 1, 'Good night', 'in'), refusal })])
    await expect.element(page.getByText('Juliet did not get your reaction.')).toBeVisible()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => wished('messages.retry')).toEqual([['a']])
    await page.getByRole('button', { name: 'Leave it' }).click()
    await expect.poll(() => wished('messages.discard')).toEqual([['a']])
  })

  it('folds what is very long', async () => {
    await open([asItem(said('a', 1, `${'words '.repeat(3000)}the end`))])
    const text = page.getByTestId('message-text')
    expect(text.element().textContent?.length).toBeLessThan(4100)
    await page.getByRole('button', { name: 'Show more' }).click()
    await expect.element(text).toHaveTextContent(/the end$/)
    expect(page.getByRole('button', { name: 'Show more' }).query()).toBeNull()
  })

  it('draws what other features add to a message', async () => {
    const parts: MessagePart[] = [
      { id: 'p', place: 'below', Draw: Below },
      { id: 'q', place: 'above', Draw: Above },
    ]
    await open([asItem(said('a', 1, 'text'))], {}, parts)
    expect(message(/text/).element().textContent).toMatch(/above a.*text.*below a/)
  })

  it('separates days and says which', async () => {
    const day = 24 * 60 * 60_000
    await open(
      [0, 1, 5].map((days) =>
        asItem(veronaMessage(JULIET, `d${days}`, Date.now() - (5 - days) * day, 'x', 'in')),
      ),
    )
    await expect.element(page.getByText('Today')).toBeVisible()
  })

  it('is found by its name, and says what is going on', async () => {
    client.presenceOf(JULIET).set('away')
    await open([])
    await expect.element(page.getByRole('heading', { name: 'Juliet' })).toBeVisible()
    await expect.element(page.getByText('Away')).toBeVisible()
    client.typingOf(JULIET).set(true)
    await expect.element(page.getByText('Juliet is typing')).toBeVisible()
    client.connection.set({ status: 'offline' })
    // Neither is any news without a connection.
    await expect.element(page.getByText(JULIET)).toBeVisible()
    expect(page.getByText('Away').query()).toBeNull()
    expect(page.getByText('Juliet is typing').query()).toBeNull()
  })

  it('lets what comes now be seen to arrive, and nothing else move', async () => {
    await open([asItem(said('a', 9, 'long ago'))])
    const now = asItem({ ...veronaMessage(JULIET, 'now', Date.now(), 'now', 'in'), origin: 'carbon' })
    set({ items: [...client.windowOf(JULIET).get().items, now] })
    await expect.element(message(/now/)).toHaveAttribute('data-fresh')
    expect(
      message(/long ago/)
        .element()
        .hasAttribute('data-fresh'),
    ).toBe(false)
  })
})

describe('what is above', () => {
  it('is asked for when one comes near the top, once', async () => {
    await open(talk('a', 5), { older: 'more' })
    await expect.poll(() => wished('timeline.showOlder').length).toBe(1)
    set({ older: 'loading' })
    await expect.element(page.getByText('Fetching earlier messages')).toBeInTheDocument()
    set({ items: talk('a', 100), older: 'more' })
    await expect.poll(() => page.getByText('Fetching earlier messages').query()).toBeNull()
    expect(wished('timeline.showOlder')).toHaveLength(1)
  })

  it('is said in words when there is no more', async () => {
    await open(talk('a', 3), { older: 'none' })
    await expect.element(page.getByText('This is where your chat with Juliet begins.')).toBeVisible()
    set({ older: 'unavailable' })
    await expect.element(page.getByText('Earlier messages are not kept by your server.')).toBeVisible()
    client.connection.set({ status: 'offline' })
    await expect.element(page.getByText('Earlier messages come when you are back online.')).toBeVisible()
  })
})

describe('a hole', () => {
  const hole: TimelineItem = { kind: 'hole', id: 'h1', before: 5, state: 'open' }

  it('is shown, and filled as soon as it is in sight', async () => {
    await open([asItem(said('a', 30, 'before')), hole, asItem(said('b', 1, 'after'))])
    await expect.element(page.getByText('Messages are missing here.')).toBeVisible()
    await expect.poll(() => wished('timeline.fill')).toEqual([['h1']])
  })

  it('is not asked for again and again when the server has no answer, but by a press', async () => {
    await open([hole, asItem(said('b', 1, 'after'))])
    await expect.poll(() => wished('timeline.fill')).toHaveLength(1)
    for (const state of ['filling', 'unavailable', 'open'] as const)
      set({ items: [{ ...hole, state }, asItem(said('b', 1, 'after'))] })
    await page.getByRole('button', { name: 'Fetch them' }).click()
    expect(wished('timeline.fill')).toHaveLength(2)
  })

  it('waits while offline, and is filled when the connection is back', async () => {
    client.connection.set({ status: 'offline' })
    await open([hole, asItem(said('b', 1, 'after'))])
    await expect.element(page.getByText(/They come when you are back online/)).toBeVisible()
    expect(wished('timeline.fill')).toEqual([])
    client.connection.set({ status: 'online', flights: 1, mechanism: '', resumed: true })
    await expect.poll(() => wished('timeline.fill')).toEqual([['h1']])
  })
})

describe('what is new', () => {
  const unread = (items: TimelineItem[], from: number) => {
    const last = items[from - 1]
    client.changeConversation(JULIET, {
      unread: items.length - from,
      readUpTo: last?.kind === 'message' ? last.message.order : 0,
    })
  }

  it('begins with a line, in sight when opened', async () => {
    const items = talk('a', 80)
    client.changeConversation(JULIET, { name: 'Juliet' })
    unread(items, 40)
    await open(items)
    await expect.element(page.getByText('40 new messages')).toBeInViewport()
    await expect.element(page.getByTestId('jump-to-latest')).toHaveTextContent(/new/)
  })

  it('is read as far as it has been in sight, and to the end at the end', async () => {
    const items = talk('a', 80)
    unread(items, 40)
    await open(items)
    const orderOf = (index: number) => (items[index]?.kind === 'message' ? items[index].message.order : 0)
    await expect.poll(() => wished('conversations.markRead').length).toBeGreaterThan(0)
    const [, order] = wished('conversations.markRead').at(-1) ?? []
    expect(order).toBeGreaterThan(orderOf(40))
    expect(order).toBeLessThan(orderOf(70))
    await page.getByTestId('jump-to-latest').click()
    await expect.poll(() => wished('conversations.markRead').at(-1)).toEqual([JULIET, orderOf(79)])
  })

  it('keeps its line while one reads on', async () => {
    const items = talk('a', 6)
    unread(items, 4)
    await open(items)
    await expect.poll(() => wished('conversations.markRead').length).toBe(1)
    await expect.element(page.getByText('2 new messages')).toBeVisible()
  })

  it('is read out once, and a flood only as a number', async () => {
    await open(talk('a', 3))
    const polite = () => document.querySelector('[aria-live="polite"][data-live-announcer]')?.textContent
    expect(polite()).toBe('')
    client.receive(JULIET, 'Good night')
    await expect.poll(polite).toBe('Juliet: Good night')
    const items = client.windowOf(JULIET).get().items
    const flood = Array.from({ length: 30 }, (_, index) => asItem(said(`f${index}`, -10 - index, 'more')))
    set({ items: [...items, ...flood] })
    await expect.poll(polite).toBe('Juliet: Good night30 new messages from Juliet')
  })

  it('is counted on the way back to it', async () => {
    const items = talk('a', 60)
    await open(items)
    page.getByRole('log').element().scrollTop = 100
    await expect.element(page.getByRole('button', { name: 'Go to the newest message' })).toBeVisible()
    set({ items: [...items, asItem(said('n1', -1, 'x')), asItem(said('n2', -2, 'y'))] })
    await expect.element(page.getByRole('button', { name: 'Go to 2 new messages' })).toBeVisible()
  })
})

describe('by keyboard', () => {
  it('messages are one Tab stop, the newest first, and arrows walk them', async () => {
    await open(talk('a', 40))
    const focused = () => document.activeElement?.getAttribute('data-id')
    ;(page.getByRole('link', { name: 'Back' }).query() as HTMLElement | null)?.focus()
    for (let tab = 0; tab < 4 && !focused(); tab++) await userEvent.keyboard('{Tab}')
    expect(focused()).toBe('a-39')
    await userEvent.keyboard('{ArrowUp}{ArrowUp}')
    await expect.poll(focused).toBe('a-37')
    await userEvent.keyboard('{ArrowDown}')
    await expect.poll(focused).toBe('a-38')
    await userEvent.keyboard('{Home}')
    await expect.poll(focused).toBe('a-0')
    await expect.element(message(/a 0/)).toBeInViewport()
    await userEvent.keyboard('{End}')
    await expect.poll(focused).toBe('a-39')
    expect(document.querySelectorAll('article[tabindex="0"]')).toHaveLength(1)
  })

  it('Tab leads to what one is looking at', async () => {
    const items = talk('a', 100)
    const fortieth = items[40]?.kind === 'message' ? items[40].message.order : 0
    client.changeConversation(JULIET, { unread: 40, readUpTo: fortieth })
    await open(items)
    await expect.element(page.getByText('40 new messages')).toBeInViewport()
    const stop = () => document.querySelector<HTMLElement>('article[tabindex="0"]')
    await expect.poll(stop).not.toBeNull()
    await expect.element(stop()).toBeInViewport()
  })

  it('a focused message keeps the focus however far one scrolls', async () => {
    await open(talk('a', 300))
    ;(message(/^\S+: a 299/).element() as HTMLElement).focus()
    page.getByRole('log').element().scrollTop = 0
    await expect.poll(() => document.querySelector('[data-id="a-0"]')).not.toBeNull()
    expect(document.activeElement?.getAttribute('data-id')).toBe('a-299')
  })
})
