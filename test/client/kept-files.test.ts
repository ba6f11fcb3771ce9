import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listMedia } from '../../src/storage/media.ts'
import { messagesOf } from '../support/database-view.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
const MEGABYTE = 1024 * 1024
let world: World
let device: Device
let r: Tab
let j: Tab

beforeEach(async () => {
  world = new World({ files: { limit: 1e9, overQuota: false } })
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
  ;({ device, tab: r } = await world.signedIn('romeo'))
  ;({ tab: j } = await world.signedIn('juliet'))
})
afterEach(() => world.end())

const rest = async () => {
  await world.settled()
  await world.advance(2000)
}
/** Juliet sends files; how Romeo knows their messages. */
async function sent(...names: string[]): Promise<string[]> {
  for (const name of names)
    await j.client.files.send(romeo, [
      { blob: new Blob([name]), about: { name: `${name}.png`, type: 'image/png' } },
    ])
  await rest()
  return (await messagesOf(r, juliet)).map(({ id }) => id)
}
const keep = (id: string, size: number) =>
  r.client.files.keep(id, 0, 'image', new Blob([new Uint8Array(size)], { type: 'image/png' }))
const keptIds = async (tab = r) =>
  (await tab.storage.read(['media'], listMedia))
    .toSorted((one, other) => one.usedAt - other.usedAt)
    .map(({ messageId }) => messageId)

describe('a file that was fetched', () => {
  it('is still on the device after a reload, without a network', async () => {
    const [id = ''] = await sent('rose')
    await r.client.files.keep(id, 0, 'image', new Blob(['petals'], { type: 'image/png' }))
    r.die()
    device.browser.online.set(false)
    const tab = await device.open()
    await world.settled()
    const blob = await tab.client.files.kept(id, 0)
    expect([blob?.type, await blob?.text()]).toEqual(['image/png', 'petals'])
    expect(await tab.client.files.kept(id, 1)).toBeNull()
  })

  it('makes way for later ones when it was not looked at for longest', async () => {
    // 40 MB for everything: at most half of it for files, and no file more than an eighth of that.
    device.browser.room.told = { quota: 40 * MEGABYTE, usage: 0, program: null }
    const ids = await sent('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j')
    for (const id of ids.slice(0, 8)) {
      await keep(id, 2.4 * MEGABYTE)
      device.browser.skew += 1000
    }
    expect(await keptIds()).toEqual(ids.slice(0, 8))
    // Hours later somebody scrolls up to the first.
    device.browser.skew += 3 * 60 * 60 * 1000
    await r.client.files.kept(ids[0] ?? '', 0)
    device.browser.skew += 1000
    await world.settled()
    await keep(ids[8] ?? '', 2.4 * MEGABYTE)
    expect(await keptIds()).toEqual([...ids.slice(2, 8), ids[0], ids[8]])
  })

  it('is not kept where it would take the place of all others', async () => {
    device.browser.room.told = { quota: 40 * MEGABYTE, usage: 0, program: null }
    const [id = ''] = await sent('film')
    await keep(id, 3 * MEGABYTE)
    expect(await keptIds()).toEqual([])
  })

  it('is not kept, and nothing is said, where the database refuses', async () => {
    const [id = ''] = await sent('rose')
    r.storage.full = true
    await keep(id, 10)
    r.storage.full = false
    expect(await keptIds()).toEqual([])
    expect(r.client.storageProblem.get()).toBeNull()
  })

  it('leaves with its message when that is taken back', async () => {
    const ids = await sent('rose', 'lily')
    for (const id of ids) await keep(id, 10)
    const [own] = await messagesOf(j, romeo)
    await j.client.messages.retract(own?.id ?? '')
    await rest()
    expect(await keptIds()).toEqual(ids.slice(1))
    // What was on its way while it was taken back comes too late.
    await keep(ids[0] ?? '', 10)
    expect(await keptIds()).toEqual(ids.slice(1))
  })

  it('leaves with its conversation', async () => {
    const [id = ''] = await sent('rose')
    await keep(id, 10)
    await r.client.conversations.forget(juliet)
    await world.settled()
    expect(await keptIds()).toEqual([])
  })

  it('leaves with its account', async () => {
    const [id = ''] = await sent('rose')
    await keep(id, 10)
    await world.during(r.client.signOut())
    await world.settled()
    expect(await keptIds()).toEqual([])
  })
})

describe('what is kept', () => {
  it('is counted by kind, with what the browser says of the rest', async () => {
    const ids = await sent('rose', 'song')
    await keep(ids[0] ?? '', 100)
    await r.client.files.keep(ids[1] ?? '', 0, 'audio', new Blob(['1234567']))
    device.browser.room.told = { quota: 1e9, usage: 1000, program: 300 }
    const { held } = await r.client.keeping()
    const stop = held.subscribe(() => {})
    await world.settled()
    expect(held.get()).toEqual({
      media: { image: 100, video: 0, audio: 7, file: 0 },
      waiting: 0,
      rest: 593,
      program: 300,
    })
    await (await r.client.keeping()).clearMedia()
    await world.settled()
    expect(held.get()?.media).toEqual({ image: 0, video: 0, audio: 0, file: 0 })
    stop()
    expect(await messagesOf(r, juliet)).toHaveLength(2)
  })

  it('is counted where the browser says nothing', async () => {
    const { held } = await r.client.keeping()
    const stop = held.subscribe(() => {})
    await world.settled()
    expect(held.get()).toMatchObject({ rest: null, program: null })
    stop()
  })

  it('is safe once the browser agreed', async () => {
    const keeping = await r.client.keeping()
    const stop = keeping.isSafe.subscribe(() => {})
    device.browser.room.answer = false
    expect(await keeping.keepSafe()).toBe(false)
    device.browser.room.answer = true
    expect(await keeping.keepSafe()).toBe(true)
    expect(keeping.isSafe.get()).toBe(true)
    stop()
  })
})
