import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contactIn, linesOf, messagesOf, outboxOf } from '../support/database-view.ts'
import type { FakeWire } from '../support/fake-wire.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
let device: Device
let r: Tab
let j: Tab

async function begin(habits: ConstructorParameters<typeof World>[0] = {}) {
  world = new World(habits)
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
  ;({ device, tab: r } = await world.signedIn('romeo'))
  ;({ tab: j } = await world.signedIn('juliet'))
}
const socket = (tab: Tab) => [...tab.wires].at(-1) as FakeWire
const rest = async () => {
  await world.settled()
  await world.advance(2000)
}

beforeEach(() => begin())
afterEach(() => world.end())

describe('what is written', () => {
  it('offline, leaves in order as soon as there is a network, and once', async () => {
    world.network.down = true
    world.network.cut()
    await world.advance(30_000)
    for (const text of ['one', 'two', 'three']) await r.client.messages.send(juliet, text)
    expect(await linesOf(r, juliet)).toEqual(['> one (sending)', '> two (sending)', '> three (sending)'])
    world.network.down = false
    await rest()
    expect(await linesOf(r, juliet)).toEqual(['> one', '> two', '> three'])
    expect(await linesOf(j, romeo)).toEqual(['< one', '< two', '< three'])
  })

  it('blank is not sent', async () => {
    await r.client.messages.send(juliet, ' \n ')
    expect(await messagesOf(r, juliet)).toEqual([])
  })

  /** Moves so many frames up and then so many down, and breaks the line. */
  const breaks = [0, 1, 2, 4].flatMap((up) => [0, 2].map((down) => [up, down] as const))
  const endings: [string, () => Promise<unknown>][] = [
    ['the session goes on', async () => world.network.cut(r.wires)],
    [
      'the session is over, and the server says how far it got',
      async () => {
        world.network.cut(r.wires)
        for (const session of world.server.accounts.get(romeo)?.sessions ?? []) world.server.end(session)
      },
    ],
    [
      'the server has forgotten the session',
      async () => {
        world.network.cut(r.wires)
        world.server.restart()
        world.network.cut(j.wires)
      },
    ],
    [
      'the page is loaded again, and what it was writing is thrown away',
      async () => {
        r = await world.reload(device, r, 'abort')
      },
    ],
    [
      'the page is loaded again',
      async () => {
        r = await world.reload(device, r, 'commit')
      },
    ],
  ]
  it.each(endings)('arrives once, wherever the line breaks: %s', async (_name, end) => {
    for (const [up, down] of breaks) {
      world.end()
      await begin()
      for (const text of ['one', 'two', 'three']) await r.client.messages.send(juliet, text)
      await world.idle()
      for (let moved = 0; moved < up && socket(r).up.length; moved++) socket(r).moveUp()
      for (let moved = 0; moved < down && socket(r).down.length; moved++) socket(r).moveDown()
      await end()
      await rest()
      const at = `${up} up, ${down} down`
      expect([at, ...(await linesOf(r, juliet))]).toEqual([at, '> one', '> two', '> three'])
      expect([at, ...(await linesOf(j, romeo))]).toEqual([at, '< one', '< two', '< three'])
      expect(await outboxOf(r)).toEqual([])
    }
  })

  it('arrives once when the server cannot look its archive up either', async () => {
    world.end()
    await begin({
      offlineMessages: true,
      archive: { mostInPage: 100, precision: 1, unknownEnd: 'empty', refuses: 'service-unavailable' },
    })
    await r.client.messages.send(juliet, 'one')
    await world.idle()
    socket(r).moveUp()
    world.network.cut(r.wires)
    world.server.restart()
    world.network.cut(j.wires)
    await rest()
    expect(await linesOf(r, juliet)).toEqual(['> one'])
    expect(await linesOf(j, romeo)).toEqual(['< one'])
  })

  it('is confirmed by a question where the server does not count', async () => {
    world.end()
    await begin({ counts: false })
    await r.client.messages.send(juliet, 'one')
    await world.idle()
    expect(await linesOf(r, juliet)).toEqual(['> one (sending)'])
    await world.calm()
    expect(await linesOf(r, juliet)).toEqual(['> one'])
    await r.client.messages.send(juliet, 'two')
    await world.idle()
    world.network.cut(r.wires)
    await rest()
    expect(await linesOf(r, juliet)).toEqual(['> one', '> two'])
    expect(await linesOf(j, romeo)).toEqual(['< one', '< two'])
  })

  it('in two tabs at once is sent by the one that leads', async () => {
    const other = await device.open()
    await world.settled()
    await Promise.all([
      r.client.messages.send(juliet, 'one'),
      other.client.messages.send(juliet, 'two'),
      r.client.messages.send(juliet, 'three'),
    ])
    await world.calm()
    const lines = await linesOf(other, juliet)
    expect([...lines].sort()).toEqual(['> one', '> three', '> two'])
    expect(await linesOf(j, romeo)).toEqual(lines.map((line) => line.replace('>', '<')))
  })
})

describe('what cannot be delivered', () => {
  it('is shown as failed with the reason, and can be tried again under the same id', async () => {
    const nobody = jidOf('nobody')
    await r.client.messages.send(nobody, 'is anybody there?')
    await world.calm()
    const [failed] = await messagesOf(r, nobody)
    expect(failed).toMatchObject({ state: 'failed', failure: 'service-unavailable' })
    world.server.join('nobody')
    await r.client.messages.retry(failed?.id ?? '')
    await world.calm()
    const again = await messagesOf(r, nobody)
    expect(again).toMatchObject([{ id: failed?.id, state: 'sent' }])
    expect(again[0]).not.toHaveProperty('failure')
    expect(world.server.accounts.get(nobody)?.archive.entries).toHaveLength(1)
  })

  it('can be taken back, also while it waits, and then is never sent', async () => {
    world.network.down = true
    world.network.cut()
    await world.advance(10_000)
    for (const text of ['one', 'two', 'three']) await r.client.messages.send(juliet, text)
    const two = (await messagesOf(r, juliet))[1]
    await r.client.messages.discard(two?.id ?? '')
    expect(await linesOf(r, juliet)).toEqual(['> one (sending)', '> three (sending)'])
    world.network.down = false
    await rest()
    expect(await linesOf(j, romeo)).toEqual(['< one', '< three'])
  })

  it('leaves the list as it was before when the last message is taken back', async () => {
    await r.client.messages.send(juliet, 'one')
    await world.calm()
    world.network.down = true
    world.network.cut()
    await r.client.messages.send(juliet, 'two')
    const two = (await messagesOf(r, juliet))[1]
    await r.client.messages.discard(two?.id ?? '')
    const row = await r.storage.read(['conversations'], (tx) => tx.get('conversations', [romeo, juliet]))
    expect(row?.last?.preview).toBe('one')
  })
})

describe('wishes about contacts', () => {
  it('that were made offline reach the server in order, once', async () => {
    world.network.down = true
    world.network.cut()
    await world.advance(10_000)
    await r.client.contacts.rename(juliet, 'J.')
    await r.client.contacts.rename(juliet, 'Juliet Capulet')
    expect(await contactIn(r, juliet)).toMatchObject({ name: 'Juliet Capulet' })
    world.network.down = false
    await rest()
    expect(world.server.accounts.get(romeo)?.roster.get(juliet)?.name).toBe('Juliet Capulet')
    expect(await contactIn(r, juliet)).toMatchObject({ name: 'Juliet Capulet', subscription: 'both' })
    expect(await outboxOf(r)).toEqual([])
  })

  it('whose answer was lost with the line are asked again', async () => {
    await r.client.contacts.rename(juliet, 'Juliet Capulet')
    await world.idle()
    socket(r).moveUp()
    world.network.cut(r.wires)
    await rest()
    expect(world.server.accounts.get(romeo)?.roster.get(juliet)?.name).toBe('Juliet Capulet')
    expect(await outboxOf(r)).toEqual([])
  })
})
