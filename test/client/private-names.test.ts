/** What a person calls others for their own eyes: on all their devices, and everywhere that a name is shown. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Live } from '../../src/live/live.ts'
import { listPrivateNames } from '../../src/storage/private-names.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const NODE = 'urn:tessera:names:0'
const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
const SUN = { alias: 'Sun', groups: ['Capulet', 'Balcony'] }
let world: World
let devices: Device[]
let a: Tab
let b: Tab

afterEach(() => world.end())

async function enter(pep = true) {
  world = new World({ pep })
  const list = world.server.join('romeo')
  world.server.join('juliet')
  list.befriend(juliet, 'Juliet')
  list.keeper = 'refuses'
  const [first, second] = [await world.signedIn('romeo'), await world.signedIn('romeo')]
  devices = [first.device, second.device]
  ;[a, b] = [first.tab, second.tab]
  await world.calm()
}

async function seen<T>(live: Live<T>): Promise<T> {
  const stop = live.subscribe(() => {})
  await world.calm()
  const now = live.get()
  stop()
  return now
}
const named = (tab: Tab) => seen(tab.client.managing.privateName(juliet))
const kept = () => world.server.accounts.get(romeo)?.nodes.get(NODE)
const rows = (tab: Tab) => tab.storage.read(['privateNames'], (tx) => listPrivateNames(tx, romeo))
async function away(place: number, what: () => Promise<unknown>) {
  devices[place]?.browser.online.set(false)
  world.network.cut((place === 0 ? a : b).wires)
  await world.calm()
  await what()
  await world.calm()
  devices[place]?.browser.online.set(true)
  await world.settled()
  await world.calm()
}

describe('a name of one’s own', () => {
  it('is shown wherever that person has a name, on every device, and their own name again when it is taken away', async () => {
    await enter()
    await a.client.managing.setPrivateName(juliet, SUN)
    await world.calm()
    for (const tab of [a, b]) {
      expect(await named(tab)).toEqual(SUN)
      const contact = (await seen(tab.client.contacts.all))?.[0]
      expect(contact).toMatchObject({ displayName: 'Sun', name: 'Juliet', ownGroups: SUN.groups })
      expect((await seen(tab.client.conversations.one(juliet)))?.name).toBe('Sun')
    }
    await b.client.managing.setPrivateName(juliet, { alias: ' ', groups: [] })
    await world.calm()
    for (const tab of [a, b]) {
      expect((await seen(tab.client.contacts.all))?.[0]?.displayName).toBe('Juliet')
      expect(await rows(tab)).toEqual([])
    }
    expect(kept()?.size).toBe(0)
  })

  it('stays with somebody who left the list', async () => {
    await enter()
    await a.client.managing.setPrivateName(juliet, SUN)
    await a.client.conversations.keepDraft(juliet, 'a word')
    world.server.accounts.get(romeo)?.roster.delete(juliet)
    await away(0, async () => world.server.restart())
    expect((await seen(a.client.conversations.one(juliet)))?.name).toBe('Sun')
  })

  it('is told once, and then there is silence', async () => {
    await enter()
    let published = 0
    world.network.watch = (_, direction, text) => {
      if (direction === 'up' && text.includes('<publish ')) published++
    }
    await a.client.managing.setPrivateName(juliet, SUN)
    await a.client.managing.setPrivateName(juliet, { ...SUN })
    await world.advance(60_000)
    expect(published).toBe(1)
  })

  it('is told later when it was given offline, and the later of two is kept on both', async () => {
    await enter()
    await away(0, async () => {
      await a.client.managing.setPrivateName(juliet, { alias: 'from a', groups: [] })
      await b.client.managing.setPrivateName(juliet, { alias: 'from b', groups: [] })
    })
    for (const tab of [a, b]) expect((await named(tab)).alias).toBe('from a')
  })

  it('is forgotten on a device that was away when it was taken back', async () => {
    await enter()
    await a.client.managing.setPrivateName(juliet, SUN)
    await world.calm()
    await away(0, async () => {
      await b.client.managing.setPrivateName(juliet, { alias: '', groups: [] })
      await world.calm()
      world.server.restart()
    })
    expect(await named(a)).toEqual({ alias: '', groups: [] })
  })

  it('stays on this device where the server keeps nothing private, and says so; and is told when it does', async () => {
    await enter(false)
    expect(await seen(a.client.managing.namesAreKept)).toBe('device')
    await a.client.managing.setPrivateName(juliet, SUN)
    await world.calm()
    expect(await named(a)).toEqual(SUN)
    expect(await named(b)).toEqual({ alias: '', groups: [] })
    world.server.habits.pep = true
    for (const place of [0, 1]) await away(place, async () => world.server.restart())
    expect(await seen(a.client.managing.namesAreKept)).toBe('account')
    expect(await named(a)).toEqual(SUN)
    expect(await named(b)).toEqual(SUN)
  })
})
