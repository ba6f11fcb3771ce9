import { xml } from '@xmpp/xml'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Timeline, TimelineItem } from '../../src/client/client.ts'
import type { TimelinePlace } from '../../src/client/history/landing.ts'
import { bodiesOf, rowOf } from '../support/database-view.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
let device: Device
let r: Tab
let timeline: Timeline

function people(habits: ConstructorParameters<typeof World>[0] = {}) {
  world = new World(habits)
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
}

const archive = () => {
  const account = world.server.accounts.get(romeo)
  if (!account) throw new Error('romeo has no account')
  return account.archive
}

/** One message an hour, the last one hour ago; `from` and `to` are its number. */
function archived(first: number, last: number, { of = last, peer = juliet } = {}): void {
  for (let index = first; index <= last; index++) {
    const message = xml(
      'message',
      { xmlns: 'jabber:client', type: 'chat', from: `${peer}/x`, to: romeo, id: `m${index}` },
      xml('body', null, String(index)),
    )
    archive().add(peer, message, world.server.micros() - (of - index + 1) * HOUR * 1000)
  }
}
const numbers = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String(first + index))
const shown = (items: readonly TimelineItem[]) =>
  items.map((item) => (item.kind === 'message' ? item.message.body : `hole ${item.state}`))
const window = () => shown(timeline.window.get().items)

async function open(): Promise<void> {
  ;({ device, tab: r } = await world.signedIn('romeo'))
  timeline = r.client.conversations.open(juliet)
  timeline.window.subscribe(() => {})
  await world.calm()
}
async function go(place: TimelinePlace): Promise<string> {
  const landing = await world.during(timeline.showAround(place))
  await world.calm()
  if (!('id' in landing)) return landing.status
  const found = timeline.window
    .get()
    .items.find((item) => item.kind === 'message' && item.message.id === landing.id)
  return `${landing.status} ${found?.kind === 'message' ? found.message.body : 'but not in the window'}`
}
/** The moment of the message with this number, of 2,000. */
const momentOf = (index: number, of = 2000) => world.time.now() - (of - index + 1) * HOUR

beforeEach(() => people())
afterEach(() => {
  timeline.close()
  world.end()
})

describe('a day far back', () => {
  it('is fetched, and shown with what follows; what lies between is a hole that knows itself', async () => {
    archived(1, 2000)
    await open()
    expect(await go({ kind: 'time', time: momentOf(500) })).toBe('there 500')
    expect(window()).toEqual(expect.arrayContaining(numbers(500, 549)))
    expect(window().filter((row) => row.startsWith('hole'))).toHaveLength(1)
    expect(timeline.window.get().newer).toBe('more')
    expect((await rowOf(r, juliet))?.unread).toBe(0)
  })

  it('is found without asking when it is here', async () => {
    archived(1, 100)
    await open()
    world.network.down = true
    world.network.cut()
    expect(await go({ kind: 'time', time: momentOf(60, 100) })).toBe('there 60')
    expect(await go({ kind: 'time', time: world.time.now() + DAY })).toBe('there 100')
  })

  it('leads to the nearest that is here while nobody can be asked, and says so', async () => {
    archived(1, 2000)
    await open()
    world.network.down = true
    world.network.cut()
    const [oldest] = await bodiesOf(r, juliet)
    expect(await go({ kind: 'time', time: momentOf(3) })).toBe(`near ${oldest}`)
  })

  it('goes down to the newest and up to the first, page by page, with nothing missing and nothing twice', async () => {
    archived(1, 700)
    await open()
    const time = momentOf(300, 700)
    expect(await go({ kind: 'time', time })).toBe('there 300')
    for (let round = 0; round < 60; round++) {
      const { items, newer } = timeline.window.get()
      const hole = items.find((item) => item.kind === 'hole')
      if (hole?.kind === 'hole') await world.during(timeline.fill(hole.id, 'above'))
      else if (newer) await world.during(timeline.showNewer())
      else break
    }
    expect(window().at(-1)).toBe('700')
    expect(window()).toEqual(numbers(701 - window().length, 700))
    await go({ kind: 'time', time })
    for (let round = 0; round < 60 && timeline.window.get().older !== 'none'; round++)
      await world.during(timeline.showOlder())
    expect(window()[0]).toBe('1')
    expect(await bodiesOf(r, juliet)).toEqual(numbers(1, 700))
  })

  it('keeps the order of the archive when its stamps say nothing', async () => {
    people({
      archive: {
        mostInPage: 50,
        precision: 100 * HOUR * 1000,
        unknownEnd: 'item-not-found',
        refuses: null,
      },
    })
    archived(1, 700)
    await open()
    await go({ kind: 'time', time: momentOf(300, 700) })
    const bodies = (await bodiesOf(r, juliet)).map(Number)
    expect(bodies).toEqual([...bodies].sort((a, b) => a - b))
  })
})

describe('a window in the middle of history', () => {
  beforeEach(async () => {
    archived(1, 2000)
    await open()
    await go({ kind: 'time', time: momentOf(500) })
  })

  it('is not moved by what comes live, and goes back to the newest', async () => {
    const before = window()
    const { tab: j } = await world.signedIn('juliet')
    await world.during(j.client.messages.send(romeo, 'a new one'))
    await world.calm()
    expect(window()).toEqual(before)
    await world.during(timeline.showLatest())
    await world.calm()
    expect(window().at(-1)).toBe('a new one')
    expect(timeline.window.get().newer).toBeUndefined()
  })

  it('fills the hole at its foot from the side that one looks from', async () => {
    const hole = () => timeline.window.get().items.find((item) => item.kind === 'hole')
    while (!hole() && timeline.window.get().newer) await world.during(timeline.showNewer())
    const found = hole()
    if (found?.kind !== 'hole') throw new Error('no hole')
    await world.during(timeline.fill(found.id, 'above'))
    await world.calm()
    expect(await bodiesOf(r, juliet)).toEqual(expect.arrayContaining(numbers(550, 599)))
    const again = hole()
    expect(again?.kind === 'hole' && again.id).toBe(found.id)
    expect(again?.kind === 'hole' && (again.after ?? 0) > (found.after ?? 0)).toBe(true)
  })

  it('does not grow beyond what a screen needs, however far one reads', async () => {
    for (let page = 0; page < 20; page++) await world.during(timeline.showOlder())
    const { items, newer } = timeline.window.get()
    expect(items.length).toBeLessThan(420)
    expect(shown(items)[0]).toBe('1')
    expect(newer).toBe('more')
  })
})

describe('what a reply answers', () => {
  it('is found further up, page by page', async () => {
    archived(1, 400)
    await open()
    const to = { id: 'm20', to: juliet, quote: null }
    expect(await go({ kind: 'reply', to, of: (world.time.now() + 1) * 1000 })).toBe('there 20')
  })

  it('is not looked for for ever when it is nowhere', async () => {
    archived(1, 400)
    await open()
    const to = { id: 'nobody said this', to: juliet, quote: null }
    expect(await go({ kind: 'reply', to, of: (world.time.now() + 1) * 1000 })).toBe('nothing')
  })
})

describe('what only the archive has', () => {
  it('is fetched with what stands around it', async () => {
    archived(1, 2000)
    await open()
    const entry = archive().entries[699]
    if (!entry) throw new Error('no entry')
    const place = { kind: 'archived', id: entry.id, time: entry.stamp / 1000 } as const
    expect(await go(place)).toBe('there 700')
  })
})

describe('where one stopped reading', () => {
  it('is shown however many messages have come since', async () => {
    archived(1, 5, { of: 400 })
    await open()
    world.network.down = true
    world.network.cut()
    world.server.restart()
    await world.advance(HOUR)
    archived(6, 300, { of: 300 })
    world.network.down = false
    await world.advance(60_000)
    await world.settled()
    const row = await rowOf(r, juliet)
    expect(row?.unread).toBe(295)
    expect(await go({ kind: 'unread', after: row?.readUpTo ?? 0 })).toBe('there 6')
    expect(device.tabs.size).toBe(1)
  })
})
