import { beforeEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { TimelineItem } from '../../src/client/client.ts'
import { Timeline } from '../../src/features/timeline/Timeline.tsx'
import type { WantedPlace } from '../../src/features/timeline/useLanding.ts'
import { ToastProvider } from '../../src/ui/Toasts.tsx'
import { VisuallyHidden } from '../../src/ui/VisuallyHidden.tsx'
import { axeFinds } from '../support/axe.ts'
import { stage, talk } from '../support/chat-stage.tsx'
import { type FakeClient, fakeClient } from '../support/fake-client.tsx'
import { JULIET } from '../support/verona.ts'

let client: FakeClient
/** All that was ever said; the window shows a part of it. */
const history = talk('a', 600)
const part = (from: number, to: number) => history.slice(from, to)

const log = () => page.getByRole('log').element() as HTMLElement
const row = (id: string) => document.querySelector<HTMLElement>(`[data-id="${id}"]`)
const topOf = (id: string) => {
  const element = row(id)
  if (!element) throw new Error(`${id} is not in the document`)
  return element.getBoundingClientRect().top - log().getBoundingClientRect().top
}
const settled = () =>
  new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))
const set = (items: readonly TimelineItem[], newer: boolean) =>
  client.windowOf(JULIET).set({ status: 'ready', items, older: 'more', ...(newer ? { newer: 'more' } : {}) })

let wishes = 0
const wish = (id: string, more: Partial<WantedPlace> = {}): WantedPlace => {
  wishes += 1
  return { place: { kind: 'message', id }, wish: wishes, ...more }
}
const timeline = (wanted: WantedPlace | null) => (
  <ToastProvider label="Notices">
    <main style={{ display: 'flex', flex: 1 }}>
      <VisuallyHidden as="h1">Chats</VisuallyHidden>
      <Timeline jid={JULIET} backHref="#/" parts={[]} wanted={wanted} />
    </main>
  </ToastProvider>
)

beforeEach(async () => {
  await page.viewport(900, 700)
  client = fakeClient({ empty: true })
  client.changeConversation(JULIET, { name: 'Juliet' })
  set(part(550, 600), false)
  // As the client does it: the window stands there before it is said so.
  client.land = (_, place) => {
    if (place.kind !== 'message') return { status: 'nothing' }
    const at = Number(place.id.slice(2))
    if (!(at >= 0)) return { status: 'nothing' }
    const items = client.windowOf(JULIET).get().items
    if (!items.some((item) => item.kind === 'message' && item.message.id === place.id))
      set(part(Math.max(0, at - 50), at + 50), true)
    return { status: 'there', id: place.id }
  }
})

const isLit = (id: string) =>
  row(id)
    ?.parentElement?.getAnimations({ subtree: true })
    .some((one) => one.playState === 'running')

describe('going to a message', () => {
  it('brings it into sight, lights it for a moment, and gives it the focus', async () => {
    const screen = await stage(timeline(null), { client })
    await settled()
    await screen.show(timeline(wish('a-200')))
    await expect.poll(() => row('a-200')).not.toBeNull()
    await expect.poll(() => topOf('a-200')).toBeCloseTo(160, 0)
    await expect.element(row('a-200')).toHaveFocus()
    await expect.poll(() => isLit('a-200')).toBe(true)
    await expect.poll(() => isLit('a-200'), { timeout: 10_000 }).toBe(false)
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(row('a-201')).toHaveFocus()
  })

  it('opens a conversation there, with nothing else painted before', async () => {
    const seen: string[] = []
    const watch = new MutationObserver(() => {
      for (const one of document.querySelectorAll<HTMLElement>('[data-testid="message"]'))
        seen.push(one.dataset.id ?? '')
    })
    watch.observe(document.body, { subtree: true, childList: true })
    await stage(timeline(wish('a-200')), { client })
    await expect.poll(() => topOf('a-200')).toBeCloseTo(160, 0)
    watch.disconnect()
    expect(seen.filter((id) => Number(id.slice(2)) > 260)).toEqual([])
  })

  it('stays where it landed while pages come above and below, frame by frame', async () => {
    await stage(timeline(wish('a-200')), { client })
    await expect.poll(() => topOf('a-200')).toBeCloseTo(160, 0)
    const tops: number[] = []
    const frames = async (count: number) => {
      for (let frame = 0; frame < count; frame++) {
        await new Promise(requestAnimationFrame)
        await Promise.resolve()
        tops.push(topOf('a-200'))
      }
    }
    await frames(3)
    set(part(100, 250), true)
    await frames(4)
    set(part(100, 300), true)
    await frames(4)
    set(part(50, 450), true)
    await frames(4)
    for (const top of tops) expect(top).toBeCloseTo(tops[0] ?? 0, 0)
  })

  it('stays where it can when it is the first of all that is here', async () => {
    client.land = () => {
      set(part(200, 300), true)
      return { status: 'there', id: 'a-200' }
    }
    await stage(timeline(wish('a-200')), { client })
    await expect.poll(() => row('a-200')).not.toBeNull()
    await settled()
    const top = topOf('a-200')
    expect(top).toBeLessThan(160)
    set(part(150, 300), true)
    await settled()
    expect(topOf('a-200')).toBeCloseTo(top, 0)
  })

  it('follows what comes when it landed at the end', async () => {
    await stage(timeline(wish('a-599')), { client })
    await expect.poll(() => row('a-599')).not.toBeNull()
    await settled()
    set([...part(550, 600), ...talk('new', 3, -60)], false)
    await expect.poll(() => row('new-2')).not.toBeNull()
    await expect.poll(() => log().scrollHeight - log().clientHeight - log().scrollTop).toBeLessThan(2)
  })

  it('does not stick to the end of a window that is not the end, and reads on', async () => {
    await stage(timeline(wish('a-200')), { client })
    await expect.poll(() => topOf('a-200')).toBeCloseTo(160, 0)
    log().scrollTop = log().scrollHeight
    await settled()
    await settled()
    expect(client.wishes.some(([what]) => what === 'timeline.showNewer')).toBe(true)
    const top = topOf('a-249')
    set(part(150, 300), true)
    await settled()
    expect(topOf('a-249')).toBeCloseTo(top, 0)
    await expect.element(page.getByTestId('jump-to-latest')).toBeVisible()
  })

  it('goes back to the newest by one press', async () => {
    await stage(timeline(wish('a-200')), { client })
    await expect.poll(() => topOf('a-200')).toBeCloseTo(160, 0)
    await page.getByTestId('jump-to-latest').click()
    expect(client.wishes.at(-1)).toEqual(['timeline.showLatest', JULIET])
    set(part(550, 600), false)
    await expect.poll(() => row('a-599')).not.toBeNull()
    await expect.poll(() => log().scrollHeight - log().clientHeight - log().scrollTop).toBeLessThan(2)
    await expect.element(page.getByTestId('jump-to-latest')).not.toBeInTheDocument()
  })

  it('leaves the focus where a search wants it', async () => {
    const screen = await stage(timeline(null), { client })
    await settled()
    const link = page.getByRole('link', { name: 'Back' })
    const before = document.activeElement
    await screen.show(timeline(wish('a-200', { keepsFocus: true })))
    await expect.poll(() => topOf('a-200')).toBeCloseTo(160, 0)
    await settled()
    expect(document.activeElement).toBe(before)
    expect(link).toBeDefined()
  })

  it('says so when there is nothing to go to', async () => {
    const screen = await stage(timeline(null), { client })
    await settled()
    await screen.show(timeline(wish('nobody')))
    await expect.element(page.getByText('This message is not there any more.')).toBeVisible()
    expect(row('a-599')).not.toBeNull()
  })

  it('counts what is new below a window that stands elsewhere', async () => {
    await stage(timeline(wish('a-200')), { client })
    await expect.poll(() => topOf('a-200')).toBeCloseTo(160, 0)
    client.changeConversation(JULIET, { unread: 7 })
    await expect.element(page.getByText('7 new')).toBeVisible()
  })

  it.each(['light', 'dark'])('can be used by everybody (%s)', async (theme) => {
    document.documentElement.dataset.theme = theme
    await stage(timeline(wish('a-200')), { client })
    await expect.poll(() => topOf('a-200')).toBeCloseTo(160, 0)
    expect(await axeFinds()).toEqual([])
    delete document.documentElement.dataset.theme
  })
})

describe('a row that is held', () => {
  it('is let go of by the first scroll of a person', async () => {
    await stage(timeline(wish('a-200')), { client })
    await expect.poll(() => topOf('a-200')).toBeCloseTo(160, 0)
    const before = log().scrollTop
    for (let turn = 0; turn < 5; turn++) {
      log().scrollTop -= 30
      await settled()
    }
    expect(topOf('a-200')).toBeCloseTo(160 + 150, 0)
    expect(log().scrollTop).toBeLessThan(before + 1000)
  })
})

describe('more news than one page', () => {
  it('opens where one stopped reading', async () => {
    client.changeConversation(JULIET, { unread: 200, readUpTo: 1 })
    client.land = (_, place) => {
      expect(place.kind).toBe('unread')
      set(part(350, 450), true)
      return { status: 'there', id: 'a-400' }
    }
    await stage(timeline(null), { client })
    await expect.poll(() => topOf('a-400')).toBeCloseTo(72, 0)
    expect(document.activeElement).not.toBe(row('a-400'))
  })
})
