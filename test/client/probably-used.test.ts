/** Somebody used an invite of which the server tells nothing, while every device of the host was away. */
import { afterEach, describe, expect, it } from 'vitest'
import { rowOf } from '../support/database-view.ts'
import { type Device, jidOf, type Tab, type World } from '../support/world.ts'
import {
  accept,
  handOut,
  juliet,
  ledgerOf,
  make,
  oneOf,
  romeo,
  rosterOf,
  rowsOf,
  shown,
  verona,
  WEB,
} from './inviting.ts'

const paris = jidOf('paris')
let world: World
let device: Device
let tab: Tab
afterEach(() => world.end())

async function begin(
  ...[invites = { gives: 'contact' }, habits = { pep: true }]: Partial<Parameters<typeof verona>>
) {
  world = verona(invites, habits)
  ;({ device, tab } = await world.signedIn('romeo'))
}
const stateOf = async (id: string, of = tab) => (await oneOf(world, of, id))?.state
const guessOf = (...by: string[]) => ({ is: 'probably-used', by, not: [], at: expect.any(Number) })

/** No session is gone on with: whoever comes back compares the list with what it was. */
async function leave() {
  tab.die()
  world.server.restart()
  world.network.cut()
  await world.settled()
  await world.calm()
}
async function comeBack() {
  tab = await device.open()
  await world.settled()
  await world.calm()
}
async function away(what: () => Promise<unknown>) {
  await leave()
  await what()
  await comeBack()
}
async function use(name: string, uri: string) {
  const { tab: guest } = await world.signedIn(name)
  await accept(world, guest, uri)
  guest.die()
}

describe('an invite that may have been used while nobody was there', () => {
  it('is probably used by whoever is new, and still can be shown', async () => {
    await begin()
    const { invite, uri, link } = await handOut(world, tab, 'contact')
    await away(() => use('juliet', uri))
    expect(await stateOf(invite.id)).toEqual({ ...guessOf(juliet), among: 1 })
    expect(await rowOf(tab, juliet)).toMatchObject({ joinedAt: expect.any(Number) })
    expect(await tab.client.invites.reveal(invite.id, WEB)).toEqual({ link, uri })
    expect((await rowsOf(tab)).flatMap(({ newcomers }) => newcomers)).toEqual([])
  })

  it('is told to the other devices of the host', async () => {
    await begin()
    const { tab: other, device: place } = await world.signedIn('romeo')
    const { invite, uri } = await handOut(world, tab, 'contact')
    await world.calm()
    other.die()
    await away(() => use('juliet', uri))
    const again = await place.open()
    await world.settled()
    await world.calm()
    expect(await stateOf(invite.id, again)).toMatchObject(guessOf(juliet))
  })

  it('is one of those that were given to somebody, each of them', async () => {
    await begin()
    const [first, second] = [await handOut(world, tab, 'contact'), await handOut(world, tab, 'contact')]
    const ready = await make(world, tab, 'contact')
    await away(() => use('juliet', second.uri))
    for (const { invite } of [first, second])
      expect(await stateOf(invite.id)).toEqual({ ...guessOf(juliet), among: 2 })
    expect(await stateOf(ready.invite.id)).toEqual({ is: 'open' })
  })

  it('is known of where the server takes others of its kind: then the one that it refuses is the one', async () => {
    await begin({ gives: 'contact' }, { pep: true, brand: 'ejabberd' })
    const [first, second] = [await handOut(world, tab, 'contact'), await handOut(world, tab, 'contact')]
    await away(() => use('juliet', second.uri))
    expect(await stateOf(second.invite.id)).toMatchObject({ is: 'used', by: juliet })
    expect(await stateOf(first.invite.id)).toEqual({ is: 'open' })
  })

  it('is not guessed of whom another device has named or added', async () => {
    await begin()
    const { tab: other } = await world.signedIn('romeo')
    const { invite } = await handOut(world, tab, 'contact')
    const { tab: guest } = await world.signedIn('paris')
    await away(async () => {
      await guest.client.contacts.add(romeo, '')
      await world.calm()
      await other.client.contacts.accept(paris)
      await other.client.contacts.rename(paris, 'Count Paris')
      await world.calm()
    })
    expect(await stateOf(invite.id)).toEqual({ is: 'open' })
    expect(rosterOf(world, romeo, paris)).toMatchObject({ from: true, name: 'Count Paris' })
    expect((await rowOf(tab, paris))?.joinedAt).toBeUndefined()
  })

  it('is what another device has seen for certain', async () => {
    await begin()
    const { tab: other } = await world.signedIn('romeo')
    const [first, second] = [await handOut(world, tab, 'contact'), await handOut(world, tab, 'contact')]
    await world.calm()
    const stop = other.client.invites.one(second.invite.id).subscribe(() => {})
    await away(() => use('juliet', second.uri))
    stop()
    expect(await stateOf(second.invite.id)).toMatchObject({ is: 'used', by: juliet })
    expect(await stateOf(first.invite.id)).toEqual({ is: 'open' })
  })

  it('is none that had ended before the last one was made', async () => {
    await begin()
    const old = await handOut(world, tab, 'contact')
    await world.advance(8 * 24 * 3_600_000)
    const { invite, uri } = await handOut(world, tab, 'contact')
    await away(() => use('juliet', uri))
    expect(await stateOf(invite.id)).toEqual({ ...guessOf(juliet), among: 1 })
    expect(await stateOf(old.invite.id)).toEqual({ is: 'open' })
  })
})

describe('the person', () => {
  async function twoGuesses() {
    await begin()
    const [first, second] = [await handOut(world, tab, 'contact'), await handOut(world, tab, 'contact')]
    await away(() => use('juliet', second.uri))
    return [first.invite.id, second.invite.id] as const
  }

  it('says which it was: the other one is open again', async () => {
    const [first, second] = await twoGuesses()
    await tab.client.invites.settle(second, juliet, true)
    await world.calm()
    expect(await stateOf(second)).toMatchObject({ is: 'used', by: juliet })
    expect(await stateOf(first)).toEqual({ is: 'open' })
  })

  it('says which it was not, on all devices', async () => {
    const [first, second] = await twoGuesses()
    const { tab: other } = await world.signedIn('romeo')
    await tab.client.invites.settle(first, juliet, false)
    await world.calm()
    for (const of of [tab, other]) {
      expect(await stateOf(first, of)).toEqual({ is: 'open' })
      expect(await stateOf(second, of)).toMatchObject(guessOf(juliet))
    }
    await world.advance(1000)
    await tab.client.invites.settle(first, juliet, true)
    expect(await stateOf(first)).toMatchObject({ is: 'used', by: juliet })
  })

  it('is heard only where something was guessed', async () => {
    await begin()
    const { invite } = await handOut(world, tab, 'contact')
    await tab.client.invites.settle(invite.id, juliet, true)
    await world.calm()
    expect((await ledgerOf(world, tab)).map(({ state }) => state)).toEqual([{ is: 'open' }])
    expect(await shown(world, tab.client.conversations.all)).toEqual([])
  })
})
