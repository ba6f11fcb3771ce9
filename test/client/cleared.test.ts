import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ALL_STORES } from '../../src/storage/storage.ts'
import { linesOf } from '../support/database-view.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
let device: Device
let r: Tab
let j: Tab

beforeEach(async () => {
  world = new World()
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
  ;({ device, tab: r } = await world.signedIn('romeo'))
  ;({ tab: j } = await world.signedIn('juliet'))
  await j.client.messages.send(romeo, 'before')
  await world.settled()
})
afterEach(() => world.end())

/** As a browser does it: everything goes, nobody is asked. */
async function clear(tab: Tab): Promise<void> {
  await tab.storage.write(ALL_STORES, async (tx) => {
    for (const store of ALL_STORES)
      for (const key of await tx.keys(store)) await tx.delete(store, key as never)
  })
  tab.storage.refresh()
  await world.settled()
}

describe('a browser that throws away what was kept', () => {
  it('while somebody is in: it is said, with who it was, in every tab', async () => {
    const other = await device.open()
    await world.settled()
    await clear(r)
    other.storage.refresh()
    await world.settled()
    for (const tab of [r, other]) {
      expect(tab.client.account.get()).toBeNull()
      expect(tab.client.cleared.get()).toBe(romeo)
    }
  })

  it('leaves nothing of what was still being written', async () => {
    await clear(r)
    await j.client.messages.send(romeo, 'in between')
    await world.settled()
    await world.advance(5000)
    await world.settled()
    const left = await r.storage.read(ALL_STORES, (tx) =>
      Promise.all(ALL_STORES.map(async (store) => [store, (await tx.keys(store)).length] as const)),
    )
    expect(left.filter(([store, count]) => count > 0 && store !== 'keys')).toEqual([])
  })

  it('before a start: it is said by the next page', async () => {
    await clear(r)
    r.die()
    const tab = await device.open()
    await world.settled()
    expect(tab.client.cleared.get()).toBe(romeo)
  })

  it('is no more said once they are in again, who then have everything that their server has', async () => {
    await clear(r)
    expect(await world.signIn(r, 'romeo')).toEqual({ status: 'signed-in', account: romeo })
    await j.client.messages.send(romeo, 'after')
    await world.settled()
    await world.advance(5000)
    await world.settled()
    expect(r.client.cleared.get()).toBeNull()
    expect(await linesOf(r, juliet)).toEqual(['< before', '< after'])
  })

  it('is no more said to whoever does not mind, in no page to come', async () => {
    await clear(r)
    r.client.forgetCleared()
    expect(r.client.cleared.get()).toBeNull()
    const tab = await device.open()
    await world.settled()
    expect(tab.client.cleared.get()).toBeNull()
  })
})

describe('nothing was thrown away', () => {
  it('when nobody was ever in', async () => {
    const tab = await world.device().open()
    await world.settled()
    expect(tab.client.cleared.get()).toBeNull()
  })

  it('when somebody signed out, in whichever tab', async () => {
    const other = await device.open()
    await world.settled()
    await world.during(r.client.signOut())
    await world.settled()
    for (const tab of [r, other, await device.open()]) {
      await world.settled()
      expect([tab.client.account.get(), tab.client.cleared.get()]).toEqual([null, null])
    }
  })

  it('when one of several signed out; the other one is who is missed later', async () => {
    world.server.join('mercutio')
    await world.signIn(r, 'mercutio')
    await world.settled()
    await r.client.use(romeo)
    await world.settled()
    await world.during(r.client.signOut())
    await world.settled()
    expect(r.client.cleared.get()).toBeNull()
    await clear(r)
    expect(r.client.cleared.get()).toBe(jidOf('mercutio'))
  })
})
