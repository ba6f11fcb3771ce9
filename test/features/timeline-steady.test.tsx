/** The conversation does not jump by what happens to it while somebody reads: pictures, the keyboard, corrections. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { TimelineItem } from '../../src/client/client.ts'
import type { FetchedFile } from '../../src/client/files/filing.ts'
import { FilesOfMessage } from '../../src/features/attachments/FilesOfMessage.tsx'
import { EditedMark } from '../../src/features/corrections/EditedMark.tsx'
import type { MessagePart } from '../../src/features/timeline/message-part.ts'
import { Timeline } from '../../src/features/timeline/Timeline.tsx'
import { value } from '../../src/live/live.ts'
import { useLive } from '../../src/live/useLive.ts'
import type { Attachment } from '../../src/model/attachment.ts'
import type { Message } from '../../src/model/message.ts'
import { asItem, stage, talk } from '../support/chat-stage.tsx'
import { type FakeClient, fakeClient } from '../support/fake-client.tsx'
import { paint } from '../support/paint.ts'
import { frames, fromEnd, log, reading, row, settled, topOf } from '../support/reading-place.ts'
import { renderApp } from '../support/render-app.tsx'
import { JULIET } from '../support/verona.ts'

let client: FakeClient

const set = (items: readonly TimelineItem[]) =>
  client.windowOf(JULIET).set({ ...client.windowOf(JULIET).get(), items })

async function open(items: readonly TimelineItem[], parts: readonly MessagePart[]) {
  client = fakeClient()
  client.windowOf(JULIET).set({ status: 'ready', items, older: 'none' })
  await stage(<Timeline jid={JULIET} backHref="#/" parts={parts} />, { client })
  await settled()
}

/** As a person does it: the browser moves the view, and says so. */
async function scrollTo(offset: number) {
  log().scrollTop = offset
  await settled()
  await settled()
}

async function expectSteady({ id, top }: { id: string; top: number }, count = 10) {
  for (const seen of await frames(id, count)) expect(seen).toBeCloseTo(top, 0)
  await settled()
  expect(topOf(id)).toBeCloseTo(top, 0)
}

const change = (items: readonly TimelineItem[], patch: (message: Message, at: number) => Partial<Message>) =>
  items.map((item, at) =>
    item.kind === 'message' ? asItem({ ...item.message, ...patch(item.message, at) }) : item,
  )

beforeEach(() => page.viewport(900, 700))
afterEach(() => vi.restoreAllMocks())

describe('while pictures load', () => {
  const SIZES: Partial<Attachment>[] = [
    { width: 640, height: 420 },
    { width: 300, height: 900 },
    { width: 40, height: 10 },
    // Nobody said how large it is.
    {},
    { type: 'video/webm', width: 640, height: 360 },
    { type: 'audio/ogg', name: 'word.ogg' },
    { type: 'application/pdf', name: 'letter.pdf' },
  ]
  const FILES: readonly MessagePart[] = [{ id: 'files', place: 'above', Draw: FilesOfMessage }]
  const pictures = () =>
    change(talk('a', 60), (_, at) => {
      const said = SIZES[at % SIZES.length]
      const picture = {
        url: `https://files.capulet.example/${at}`,
        name: `${at}.png`,
        type: 'image/png',
        size: 9000,
      }
      return at % 2 ? {} : { attachments: [{ ...picture, ...said }] }
    })
  /** Nothing arrives until it is let go: then all at once, some of it what it was said to be, some not, some gone. */
  async function late() {
    const answers: FetchedFile[] = [
      { status: 'here', blob: await paint(640, 420) },
      { status: 'here', blob: await paint(90, 1200) },
      { status: 'gone' },
      { status: 'here', blob: new Blob(['<svg/>']) },
      { status: 'too-large' },
    ]
    let arrive = () => {}
    const here = new Promise<void>((resolve) => {
      arrive = resolve
    })
    client.files.answers.fetch = async (url) => {
      await here
      return answers[Number(url.split('/').at(-1)) % answers.length] as FetchedFile
    }
    return arrive
  }

  it.each([
    ['at the end', 1e6],
    ['in the middle', 4000],
    ['at the beginning', 300],
  ])(
    '%s: each stays in the place that was kept for it, and what one reads where it is',
    async (_, offset) => {
      await open(pictures(), FILES)
      const arrive = await late()
      await scrollTo(offset)
      await expect.poll(() => document.querySelector('[role=progressbar]')).not.toBeNull()
      const before = reading()
      const heights = () =>
        [...document.querySelectorAll<HTMLElement>('[data-index]')].map((one) => [
          one.dataset.index,
          one.getBoundingClientRect().height,
        ])
      const reserved = heights()
      arrive()
      await expectSteady(before)
      await expect.poll(() => log().querySelector('img[src^="blob:"]')).not.toBeNull()
      await expectSteady(before)
      expect(heights()).toEqual(reserved)
    },
  )

  it('without a place of their own, above and below: they push away from what one reads', async () => {
    const address = value<string | null>(null)
    function Bare({ message }: { message: Message }) {
      const source = useLive(address)
      return message.direction === 'in' && source ? (
        <img src={source} alt="" style={{ display: 'block' }} />
      ) : null
    }
    await open(talk('a', 60), [{ id: 'bare', place: 'above', Draw: Bare }])
    await scrollTo(1500)
    const before = reading()
    const height = log().scrollHeight
    address.set(URL.createObjectURL(await paint(200, 150)))
    await expectSteady(before, 20)
    await expect.poll(() => log().scrollHeight).toBeGreaterThan(height + 500)
    await expectSteady(before)
  })

  it('without a place of their own, at the end: the end stays the end', async () => {
    const address = value<string | null>(null)
    function Bare() {
      const source = useLive(address)
      return source && <img src={source} alt="" style={{ display: 'block' }} />
    }
    await open(talk('a', 60), [{ id: 'bare', place: 'above', Draw: Bare }])
    const height = log().scrollHeight
    address.set(URL.createObjectURL(await paint(200, 150)))
    await expect.poll(() => log().scrollHeight).toBeGreaterThan(height + 500)
    await expect.poll(fromEnd).toBeLessThanOrEqual(1)
  })
})

describe('while the keyboard opens and closes', () => {
  async function chat() {
    await page.viewport(390, 844)
    ;({ client } = await renderApp(`#/chat/${encodeURIComponent(JULIET)}`, { empty: true }))
    client.changeConversation(JULIET, { name: 'Juliet' })
    client.windowOf(JULIET).set({ status: 'ready', items: talk('a', 60), older: 'none' })
    // The first of these fetches the program.
    await expect.poll(() => row('a-59'), { timeout: 30_000 }).not.toBeNull()
    await settled()
  }
  /** The page becomes smaller, as Android does it. */
  const smaller = (height: number) => page.viewport(390, height)
  /** The page stays, and the keyboard lies over it, as iOS does it. */
  async function covered(height: number) {
    const view = window.visualViewport as VisualViewport
    vi.spyOn(view, 'height', 'get').mockReturnValue(height)
    view.dispatchEvent(new Event('resize'))
  }

  it.each([
    ['the page becomes smaller', smaller],
    ['it lies over the page', covered],
  ])('where %s: the end stays in sight above it, and one writes where one sees it', async (_, resize) => {
    await chat()
    const edge = () => page.getByTestId('composer').element().getBoundingClientRect().bottom
    for (const height of [500, 844, 420]) {
      await resize(height)
      await expect.poll(edge).toBeLessThanOrEqual(height)
      await expect.poll(edge).toBeGreaterThan(height - 60)
      await expect.poll(fromEnd).toBeLessThanOrEqual(1)
      expect(row('a-59')).not.toBeNull()
    }
    expect(document.scrollingElement?.scrollTop).toBe(0)
  })

  it.each([
    ['the page becomes smaller', smaller],
    ['it lies over the page', covered],
  ])('where %s: what one reads stays where it is', async (_, resize) => {
    await chat()
    await scrollTo(1200)
    const before = reading()
    for (const height of [500, 844, 420]) {
      await resize(height)
      await expectSteady(before)
    }
  })

  it('the end stays the end when the browser tells that it moved the view before it tells that the view grew', async () => {
    await chat()
    const view = log()
    const height = view.clientHeight
    // Laid out between two frames, as whoever measures something does it: the scroll event comes first then.
    for (const next of [200, height, 250]) {
      view.style.flex = 'none'
      view.style.height = `${next}px`
      view.getBoundingClientRect()
      view.dispatchEvent(new Event('scroll'))
      await expect.poll(fromEnd).toBeLessThanOrEqual(1)
    }
  })

  it('the end stays the end when the view grows and shrinks again before either is told', async () => {
    await chat()
    const view = log()
    const height = view.clientHeight
    view.style.flex = 'none'
    for (const next of [200, height, 250]) {
      view.style.height = `${next}px`
      view.getBoundingClientRect()
      if (next === 200) await expect.poll(fromEnd).toBeLessThanOrEqual(1)
    }
    view.dispatchEvent(new Event('scroll'))
    await expect.poll(fromEnd).toBeLessThanOrEqual(1)
    await settled()
    expect(fromEnd()).toBeLessThanOrEqual(1)
  })

  it('whoever zooms in loses no room by it', async () => {
    await chat()
    const height = log().clientHeight
    const view = window.visualViewport as VisualViewport
    vi.spyOn(view, 'scale', 'get').mockReturnValue(2)
    await covered(422)
    await settled()
    expect(log().clientHeight).toBe(height)
  })
})

describe('while a correction grows a row', () => {
  const EDITED: readonly MessagePart[] = [{ id: 'edited', place: 'meta', Draw: EditedMark }]
  const longer = (id: string) =>
    change(talk('a', 60), (message): Partial<Message> => {
      if (message.id !== id) return {}
      const before = { id: `${id}-first`, body: message.body, time: message.time }
      return { body: 'Another line, and one more\n'.repeat(12), versions: [before] }
    })

  it.each([
    ['two above it', -2],
    ['right above it', -1],
    ['the one that is read', 0],
    ['right below it', 1],
    ['three below it', 3],
  ])('%s: the upper edge of what one reads stays', async (_, away) => {
    await open(talk('a', 60), EDITED)
    await scrollTo(1500)
    const before = reading()
    const id = `a-${Number(before.id.slice(2)) + away}`
    const height = log().scrollHeight
    set(longer(id))
    await expectSteady(before)
    await expect.poll(() => log().scrollHeight).toBeGreaterThan(height + 50)
  })

  it('of one far above that is not drawn: what one reads stays, also when one comes to it', async () => {
    await open(talk('a', 60), EDITED)
    await scrollTo(log().scrollHeight / 2)
    const before = reading()
    set(longer('a-3'))
    await expectSteady(before)
    while (!row('a-3')) {
      const seen = reading()
      log().scrollTop -= 150
      await settled()
      if (row(seen.id)) expect(topOf(seen.id)).toBeCloseTo(seen.top + 150, 0)
    }
  })

  it('of the last one: the end stays the end', async () => {
    await open(talk('a', 60), EDITED)
    set(longer('a-59'))
    await expect.poll(fromEnd).toBeLessThanOrEqual(1)
    await expect.poll(() => row('a-59')?.textContent).toContain('one more')
  })
})
