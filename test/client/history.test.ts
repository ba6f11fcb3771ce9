import { xml } from '@xmpp/xml'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TimelineItem } from '../../src/client/client.ts'
import { bodiesOf, linesOf, rangesOf, rowOf } from '../support/database-view.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const HOUR = 3_600_000
const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
let device: Device
let r: Tab

function people(habits: ConstructorParameters<typeof World>[0] = {}) {
  world = new World(habits)
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
}

/** Somebody wrote while no client of ours was there: only the archive knows. */
function archived(count: number, { from = juliet, first = 1, text = '' } = {}): void {
  const account = world.server.accounts.get(romeo)
  for (let index = first; index < first + count; index++) {
    const body = xml('body', null, `${text}${index}`)
    const message = xml(
      'message',
      { xmlns: 'jabber:client', type: 'chat', from: `${from}/x`, to: romeo, id: `m${index}` },
      body,
    )
    account?.archive.add(from, message, world.server.micros())
  }
}
const numbers = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String(first + index))

/** Ends the session without a trace, as a night does. */
async function away(): Promise<void> {
  world.network.down = true
  world.network.cut()
  world.server.restart()
  await world.advance(HOUR)
}
async function back(): Promise<void> {
  world.network.down = false
  await world.advance(60_000)
  await world.settled()
}
const shown = (items: readonly TimelineItem[]) =>
  items.map((item) => (item.kind === 'message' ? item.message.body : `hole ${item.state}`))

beforeEach(() => people())
afterEach(() => world.end())

describe('a new device', () => {
  it('shows the newest messages, as read, and goes up to the very first', async () => {
    archived(700)
    ;({ tab: r } = await world.signedIn('romeo'))
    expect((await bodiesOf(r, juliet)).at(-1)).toBe('700')
    expect(await rowOf(r, juliet)).toMatchObject({ unread: 0, last: { preview: '700' } })
    const timeline = r.client.conversations.open(juliet)
    const stop = timeline.window.subscribe(() => {})
    await world.calm()
    for (let page = 0; page < 40 && timeline.window.get().older !== 'none'; page++)
      await world.during(timeline.showOlder())
    expect(await bodiesOf(r, juliet)).toEqual(numbers(1, 700))
    const top = shown(timeline.window.get().items)
    expect(top).toEqual(numbers(1, top.length))
    stop()
    timeline.close()
  })

  it('counts as news what comes after it was first there, even if nothing was there before', async () => {
    ;({ tab: r } = await world.signedIn('romeo'))
    await away()
    archived(3)
    await back()
    expect(await linesOf(r, juliet)).toEqual(['< 1', '< 2', '< 3'])
    expect(await rowOf(r, juliet)).toMatchObject({ unread: 3 })
  })
})

describe('after an absence', () => {
  it.each([0, 1, 99, 100, 101, 250])(
    'has all of %i missed messages, in their order, as news',
    async (missed) => {
      archived(5)
      ;({ tab: r } = await world.signedIn('romeo'))
      await away()
      archived(missed, { first: 6 })
      await back()
      expect(await bodiesOf(r, juliet)).toEqual(numbers(1, 5 + missed))
      expect((await rowOf(r, juliet))?.unread ?? 0).toBe(missed)
      expect(await rangesOf(r)).toHaveLength(1)
    },
  )

  it('has 5,000 missed messages, or knows the hole between the oldest and the newest of them', async () => {
    archived(5)
    ;({ tab: r } = await world.signedIn('romeo'))
    await away()
    archived(5000, { first: 6 })
    await back()
    const here = (await bodiesOf(r, juliet)).map(Number)
    expect(here.at(-1)).toBe(5005)
    expect([...here].sort((a, b) => a - b)).toEqual(here)
    const gaps = here.filter((number, index) => index > 0 && number !== (here[index - 1] ?? 0) + 1)
    expect(gaps.length).toBe((await rangesOf(r)).length - 1)
  })

  it('does not lose what comes live while it catches up', async () => {
    archived(5)
    ;({ device, tab: r } = await world.signedIn('romeo'))
    const { tab: j } = await world.signedIn('juliet')
    device.browser.online.set(false)
    for (const session of world.server.accounts.get(romeo)?.sessions ?? []) world.server.end(session)
    await world.calm()
    archived(300, { first: 6 })
    device.browser.online.set(true)
    await world.idle()
    for (let sent = 1; sent <= 10; sent++) {
      await j.client.messages.send(romeo, `live ${sent}`)
      for (let frame = 0; frame < 40; frame++) {
        const [wire] = world.network.moving()
        if (wire?.up.length) wire.moveUp()
        else wire?.moveDown()
        await world.idle()
      }
    }
    await world.settled()
    expect(await bodiesOf(r, juliet)).toEqual([
      ...numbers(1, 305),
      ...Array.from({ length: 10 }, (_, index) => `live ${index + 1}`),
    ])
    expect(await rowOf(r, juliet)).toMatchObject({ unread: 310 })
  })

  it('reads on from the newest when the archive has forgotten the message that it knew', async () => {
    archived(5)
    ;({ tab: r } = await world.signedIn('romeo'))
    await away()
    world.server.accounts.get(romeo)?.archive.expire(5)
    archived(20, { first: 6 })
    await back()
    expect(await bodiesOf(r, juliet)).toEqual(numbers(1, 25))
  })

  it('asks again where the server answers with an empty page for a message that it forgot', async () => {
    people({ archive: { mostInPage: 100, precision: 1, unknownEnd: 'empty', refuses: null } })
    archived(5)
    ;({ tab: r } = await world.signedIn('romeo'))
    await away()
    world.server.accounts.get(romeo)?.archive.expire(5)
    archived(20, { first: 6 })
    await back()
    expect(await bodiesOf(r, juliet)).toEqual(numbers(1, 25))
  })

  it('is fine with small pages', async () => {
    people({ archive: { mostInPage: 10, precision: 1, unknownEnd: 'item-not-found', refuses: null } })
    archived(5)
    ;({ tab: r } = await world.signedIn('romeo'))
    await away()
    archived(95, { first: 6 })
    await back()
    expect(await bodiesOf(r, juliet)).toEqual(numbers(1, 100))
  })

  it('leaves no gap that nobody knows when the page is loaded again in the middle', async () => {
    for (let cutAfter = 1; cutAfter < 60; cutAfter += 7) {
      world.end()
      people({ archive: { mostInPage: 20, precision: 1, unknownEnd: 'item-not-found', refuses: null } })
      archived(5)
      ;({ device, tab: r } = await world.signedIn('romeo'))
      await away()
      archived(150, { first: 6 })
      world.network.down = false
      for (let round = 0; round < 100 && !world.network.moving().length; round++) await world.advance(1000)
      for (let moved = 0; moved < cutAfter; ) {
        const [wire] = world.network.moving()
        if (!wire) break
        if (wire.up.length) wire.moveUp()
        else {
          wire.moveDown()
          moved++
        }
        await world.idle()
      }
      r = await world.reload(device, r)
      await world.settled()
      await world.advance(5000)
      const here = (await bodiesOf(r, juliet)).map(Number)
      const gaps = here.filter((number, index) => index > 0 && number !== (here[index - 1] ?? 0) + 1)
      expect([cutAfter, here.at(-1), gaps.length]).toEqual([cutAfter, 155, (await rangesOf(r)).length - 1])
    }
  })
})

describe('holes', () => {
  async function withHole(habits: ConstructorParameters<typeof World>[0] = {}) {
    people(habits)
    archived(5)
    ;({ tab: r } = await world.signedIn('romeo'))
    await away()
    archived(1000, { first: 6 })
    await back()
  }

  it.each([1, 1_000_000])(
    'are shown, and filled until nothing is missing (stamps of %i µs)',
    async (precision) => {
      await withHole({ archive: { mostInPage: 20, precision, unknownEnd: 'item-not-found', refuses: null } })
      const timeline = r.client.conversations.open(juliet)
      const stop = timeline.window.subscribe(() => {})
      await world.calm()
      const hole = () => timeline.window.get().items.find((item) => item.kind === 'hole')
      for (let page = 0; page < 400 && timeline.window.get().older !== 'none'; page++)
        await world.during(timeline.showOlder())
      expect(hole()).toBeDefined()
      for (let page = 0; page < 400; page++) {
        const open = hole()
        if (open?.kind !== 'hole') break
        await world.during(timeline.fill(open.id))
      }
      expect(await bodiesOf(r, juliet)).toEqual(numbers(1, 1005))
      for (let page = 0; page < 40 && timeline.window.get().newer; page++)
        await world.during(timeline.showNewer())
      const end = shown(timeline.window.get().items)
      expect(end).toEqual(numbers(1006 - end.length, 1005))
      stop()
      timeline.close()
    },
    60_000,
  )
})

describe('an archive that is slow', () => {
  it('is asked again on the same line when it did not answer in time', async () => {
    archived(5)
    ;({ tab: r } = await world.signedIn('romeo'))
    await away()
    archived(3, { first: 6 })
    const { archive } = world.server.accounts.get(romeo) ?? world.server.join('nobody')
    archive.isBusy = true
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      await back()
      // Before our presence is known, and after it.
      for (let question = 0; question < 2; question++) {
        vi.advanceTimersByTime(30_000)
        await world.calm()
      }
      archive.isBusy = false
      expect(await bodiesOf(r, juliet)).toEqual(numbers(1, 5))
      const attempts = world.network.attempts
      await world.advance(60_000)
      expect(await bodiesOf(r, juliet)).toEqual(numbers(1, 8))
      expect(world.network.attempts).toBe(attempts)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('an archive that is not there', () => {
  it('takes nothing away: messages come live, and the end of history says that it is not to be had', async () => {
    people({
      archive: {
        mostInPage: 100,
        precision: 1,
        unknownEnd: 'item-not-found',
        refuses: 'service-unavailable',
      },
    })
    ;({ tab: r } = await world.signedIn('romeo'))
    const { tab: j } = await world.signedIn('juliet')
    await j.client.messages.send(romeo, 'hello')
    await world.calm()
    expect(await linesOf(r, juliet)).toEqual(['< hello'])
    const timeline = r.client.conversations.open(juliet)
    const stop = timeline.window.subscribe(() => {})
    await world.calm()
    await world.during(timeline.showOlder())
    expect(timeline.window.get()).toMatchObject({ older: 'unavailable' })
    stop()
    timeline.close()
  })
})

describe('wrong clocks', () => {
  it.each([HOUR, -HOUR, 72 * HOUR, -72 * HOUR, 10 * 60_000, -10 * 60_000])(
    'do not change the order (%i ms off)',
    async (skew) => {
      ;({ tab: r } = await world.signedIn('romeo', skew))
      const { tab: j } = await world.signedIn('juliet')
      for (let turn = 1; turn <= 4; turn++) {
        await r.client.messages.send(juliet, `r${turn}`)
        await world.calm()
        await world.advance(1000)
        await j.client.messages.send(romeo, `j${turn}`)
        await world.calm()
        await world.advance(1000)
      }
      await away()
      archived(2, { first: 100 })
      await back()
      const order = ['r1', 'j1', 'r2', 'j2', 'r3', 'j3', 'r4', 'j4']
      expect(await bodiesOf(r, juliet)).toEqual([...order, '100', '101'])
      expect(await bodiesOf(j, romeo)).toEqual(order)
    },
  )

  it.each([HOUR, -HOUR, 72 * HOUR, -72 * HOUR, 10 * 60_000, -10 * 60_000])(
    'that jump in the middle leave no gap that nobody knows (%i ms)',
    async (jump) => {
      ;({ device, tab: r } = await world.signedIn('romeo'))
      const { tab: j } = await world.signedIn('juliet')
      await j.client.messages.send(romeo, '1')
      await world.calm()
      device.browser.skew = jump
      await j.client.messages.send(romeo, '2')
      await world.calm()
      await away()
      archived(400, { first: 3 })
      await back()
      const here = (await bodiesOf(r, juliet)).map(Number)
      expect(here).toEqual(numbers(1, 402).map(Number))
    },
  )
})
