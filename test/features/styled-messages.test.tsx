import { beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { Timeline } from '../../src/features/timeline/Timeline.tsx'
import type { Message } from '../../src/model/message.ts'
import { axeFinds } from '../support/axe.ts'
import { asItem, NOON, said, stage } from '../support/chat-stage.tsx'
import { type FakeClient, fakeClient } from '../support/fake-client.tsx'
import { JULIET } from '../support/verona.ts'

let client: FakeClient

async function open(...messages: Message[]) {
  client.windowOf(JULIET).set({ status: 'ready', items: messages.map(asItem), older: 'none' })
  client.changeConversation(JULIET, { name: 'Juliet' })
  await stage(
    <main style={{ display: 'flex', flex: 1 }}>
      <h1 style={{ position: 'absolute' }}>Chats</h1>
      <Timeline jid={JULIET} backHref="#/" parts={[]} />
    </main>,
    { client },
  )
}
const text = () => page.getByTestId('message-text').element()

beforeEach(async () => {
  await page.viewport(900, 700)
  client = fakeClient({ empty: true, now: NOON })
})

describe('a message with styling', () => {
  const body = 'a *strong* _word_ ~gone~ `code`\n> quoted *too*\n```\n<b>not</b> *this*\n```\nend'

  it('is drawn by elements, and remains the text that it is', async () => {
    await open(said('a', 1, body))
    expect(text().textContent).toBe(body)
    expect(text().querySelector('strong')?.textContent).toBe('*strong*')
    expect(text().querySelector('em')?.textContent).toBe('_word_')
    expect(text().querySelector('s')?.textContent).toBe('~gone~')
    expect([...text().querySelectorAll('code')].map((one) => one.textContent)).toEqual([
      '`code`',
      '<b>not</b> *this*\n',
    ])
    expect(text().querySelector('b')).toBeNull()
    expect(await axeFinds()).toEqual([])
  })

  it('is shown as written where its sender says so', async () => {
    await open({ ...said('a', 1, '> _ <'), unstyled: true })
    expect(text().innerHTML).toBe('&gt; _ &lt;')
  })

  it('keeps its links, inside styled words, too', async () => {
    await open(said('a', 1, 'see *https://a.example/x* and _javascript:alert(1)_ or `https://b.example`'))
    const links = [...text().querySelectorAll('a')]
    expect(links.map((one) => one.getAttribute('href'))).toEqual(['https://a.example/x'])
    expect(links[0]?.closest('strong')).not.toBeNull()
  })
})

describe('what somebody does', () => {
  it('is said of them, by name', async () => {
    await open(said('a', 1, '/me waves'))
    await expect.element(page.getByRole('article', { name: /^Juliet: waves/ })).toBeVisible()
    expect(text().parentElement?.textContent).toMatch(/^Juliet waves/)
  })

  it('is said of oneself in the third person, too', async () => {
    await open({ ...said('a', 1, '/me waves'), direction: 'out' })
    await expect.element(page.getByRole('article', { name: /^You: waves/ })).toBeVisible()
    expect(text().parentElement?.textContent).toMatch(/^romeo waves/)
  })
})

describe('what is meant to disturb', () => {
  it('is clipped to its bubble', async () => {
    await open(said('a', 2, 'before'), said('b', 1, `z${'\u0301'.repeat(400)}`))
    const bubble = page.getByRole('article', { name: /z/ }).element().firstElementChild as HTMLElement
    expect(getComputedStyle(bubble.firstElementChild as Element).overflow).toBe('clip')
    expect(bubble.getBoundingClientRect().height).toBeLessThan(60)
  })

  it('is folded before it is styled: a megabyte costs no more than a page', async () => {
    await open(said('a', 1, '*a* _b_ > `'.repeat(100_000)))
    expect(text().textContent?.length).toBeLessThan(4_100)
  })

  it('does not turn round what stands beside it', async () => {
    await open(said('a', 1, 'a \u202e*b*\u202e c'))
    const time = document.querySelector('article time') as HTMLElement
    expect(getComputedStyle(time.parentElement as HTMLElement).direction).toBe('ltr')
    expect(text().textContent).toBe('a \u202e*b*\u202e c')
  })
})

describe('nothing but emoji', () => {
  it('is large, without a bubble', async () => {
    await open(said('a', 2, '🙂'), said('b', 1, 'yes 🙂'))
    const size = (index: number) =>
      Number.parseFloat(
        getComputedStyle(page.getByTestId('message-text').elements()[index] as Element).fontSize,
      )
    expect(size(0)).toBeGreaterThan(2 * size(1))
  })
})
