import { afterEach, beforeEach, describe, expect, it } from 'vitest'
// Fetched once somebody is signed in: here it is at hand.
import '../../src/client/session/idleness.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
const MINUTE = 60_000
let world: World
let device: Device
let r: Tab
let j: Tab

/** As Juliet sees him. */
const seen = () => j.client.people.whereabouts(romeo).get()
const touch = async (tab: Tab) => {
  tab.touched.set(world.time.now())
  await world.calm()
}

beforeEach(async () => {
  world = new World({ pep: true })
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
  ;({ device, tab: r } = await world.signedIn('romeo'))
  ;({ tab: j } = await world.signedIn('juliet'))
  await touch(r)
})
afterEach(() => world.end())

describe('nobody touches the program', () => {
  it('XEP-0319 away after ten minutes, since the last touch, and back with the next', async () => {
    const last = world.time.now()
    await world.advance(9 * MINUTE)
    expect(seen()).toMatchObject({ availability: 'online' })
    await world.advance(2 * MINUTE)
    expect(seen()).toMatchObject({ availability: 'away', lastSeen: last })
    // What was chosen is as it was.
    expect(r.client.people.ownStatus.get()).toMatchObject({ show: 'online' })
    await touch(r)
    expect(seen()).toMatchObject({ availability: 'online', lastSeen: null })
  })

  it('every touch begins the time anew', async () => {
    for (let round = 0; round < 4; round++) {
      await world.advance(6 * MINUTE)
      await touch(r)
    }
    expect(seen()).toMatchObject({ availability: 'online' })
  })

  it('in none of several tabs: one that does not hold the connection counts, too', async () => {
    const other = await device.open()
    await world.settled()
    for (let round = 0; round < 3; round++) {
      await world.advance(6 * MINUTE)
      await touch(other)
    }
    expect(seen()).toMatchObject({ availability: 'online' })
    const last = world.time.now()
    await world.advance(11 * MINUTE)
    expect(seen()).toMatchObject({ availability: 'away', lastSeen: last })
    await touch(other)
    expect(seen()).toMatchObject({ availability: 'online' })
  })

  it('for as long as the person says, or whatever the time', async () => {
    await r.client.changeSettings({ awayAfter: null })
    await world.advance(60 * MINUTE)
    expect(seen()).toMatchObject({ availability: 'online' })
    await r.client.changeSettings({ awayAfter: 5 })
    await world.calm()
    expect(seen()).toMatchObject({ availability: 'away' })
    await r.client.changeSettings({ awayAfter: null })
    await world.calm()
    expect(seen()).toMatchObject({ availability: 'online' })
  })

  it('nor the machine, which slept: when it wakes it has not counted', async () => {
    await r.client.changeSettings({ awayAfter: 10 })
    world.network.cut()
    const last = world.time.now() - 60 * MINUTE
    r.touched.set(last)
    r.wake()
    await world.settled()
    await world.calm()
    expect(seen()).toMatchObject({ availability: 'away', lastSeen: last })
  })
})

describe('what a person chose', () => {
  it('to be busy stays so', async () => {
    await r.client.people.setOwnStatus({ show: 'busy', text: 'reading' })
    await world.advance(20 * MINUTE)
    expect(seen()).toMatchObject({ availability: 'busy', status: 'reading' })
  })

  it('to be away stays so when they come back, with their words', async () => {
    await r.client.people.setOwnStatus({ show: 'away', text: 'at lunch' })
    await world.advance(20 * MINUTE)
    await touch(r)
    expect(seen()).toMatchObject({ availability: 'away', status: 'at lunch' })
  })

  it('to be here is said by the page that goes on after one that was away', async () => {
    await world.advance(11 * MINUTE)
    expect(seen()).toMatchObject({ availability: 'away' })
    r = await world.reload(device, r)
    await touch(r)
    await world.settled()
    await world.calm()
    expect(seen()).toMatchObject({ availability: 'online' })
  })
})
