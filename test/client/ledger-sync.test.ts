/** One ledger on all devices of a person. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Device, Tab, World } from '../support/world.ts'
import { accept, DAY, handOut, juliet, ledgerOf, make, romeo, rowsOf, verona, WEB } from './inviting.ts'

const NODE = 'urn:tessera:invites:0'
let world: World
let devices: Device[]
let a: Tab
let b: Tab

beforeEach(async () => {
  world = verona({ gives: 'account' }, { pep: true })
  const [first, second] = [await world.signedIn('romeo'), await world.signedIn('romeo')]
  devices = [first.device, second.device]
  ;[a, b] = [first.tab, second.tab]
})
afterEach(() => world.end())

const kept = () => world.server.accounts.get(romeo)?.nodes.get(NODE)
const online = (place: number, on: boolean) => devices[place]?.browser.online.set(on)
/** Offline, something happens, and online again. */
async function away(place: number, what: () => Promise<unknown>) {
  online(place, false)
  world.network.cut((place === 0 ? a : b).wires)
  await world.calm()
  await what()
  await world.calm()
  online(place, true)
  await world.settled()
  await world.calm()
}
const notes = async (tab: Tab) => (await ledgerOf(world, tab)).map(({ note }) => note)

describe('the ledger', () => {
  it('shows what was handed out on another device, and how to hand it over again', async () => {
    const { invite, link, uri } = await handOut(world, a, 'contact-and-account')
    expect(await ledgerOf(world, b)).toEqual([{ ...invite, handedOut: true }])
    expect(await b.client.invites.reveal(invite.id, WEB)).toEqual({ link, uri })
  })

  it('keeps a contact a contact on the other device', async () => {
    const { invite, link, uri } = await handOut(world, a, 'contact')
    expect(uri).not.toContain('ibr')
    expect(await b.client.invites.reveal(invite.id, WEB)).toEqual({ link, uri })
    expect((await rowsOf(b))[0]?.leaky).toBe(true)
  })

  it('says nothing of what was made ahead', async () => {
    await make(world, a, 'contact')
    await world.calm()
    expect(kept()?.size ?? 0).toBe(0)
    expect(await rowsOf(b)).toEqual([])
  })

  it('is told once, and then there is silence', async () => {
    await handOut(world, a, 'contact')
    let published = 0
    world.network.watch = (_, direction, text) => {
      if (direction === 'up' && text.includes('<publish ')) published++
    }
    await handOut(world, a, 'contact', { note: 'one' })
    await world.advance(60_000)
    // Made with its note, and handed out: two changes at most.
    expect(published).toBeLessThanOrEqual(2)
    expect(published).toBeGreaterThan(0)
  })

  it('has the later note of two that were written apart', async () => {
    const { invite } = await handOut(world, a, 'contact')
    await away(0, async () => {
      await a.client.invites.note(invite.id, 'from a')
      await world.advance(1000)
      await b.client.invites.note(invite.id, 'from b')
    })
    expect(await notes(a)).toEqual(['from b'])
    expect(await notes(b)).toEqual(['from b'])
  })

  it('tells later what happened offline', async () => {
    const { invite } = await handOut(world, a, 'contact')
    await away(0, () => a.client.invites.note(invite.id, 'offline'))
    expect(await notes(b)).toEqual(['offline'])
  })

  it('tells later what a crash came before', async () => {
    const { invite } = await handOut(world, a, 'contact')
    online(0, false)
    world.network.cut(a.wires)
    await a.client.invites.note(invite.id, 'written, then gone')
    a.die()
    online(0, true)
    a = await (devices[0] as Device).open()
    await world.settled()
    await world.calm()
    expect(await notes(b)).toEqual(['written, then gone'])
  })

  it('shows a new device everything', async () => {
    await handOut(world, a, 'contact', { note: 'one' })
    await handOut(world, b, 'contact-and-account', { note: 'two' })
    const { tab: c } = await world.signedIn('romeo')
    await world.calm()
    expect((await notes(c)).sort()).toEqual(['one', 'two'])
    for (const tab of [a, b]) expect((await notes(tab)).sort()).toEqual(['one', 'two'])
  })

  it('forgets what is over on all devices, also on one that was away', async () => {
    const { invite } = await handOut(world, a, 'contact')
    await a.client.invites.forget(invite.id)
    expect(await ledgerOf(world, a)).toHaveLength(1)
    await world.advance(8 * DAY)
    await away(1, () => a.client.invites.forget(invite.id))
    expect(await rowsOf(a)).toEqual([])
    expect(await rowsOf(b)).toEqual([])
    expect(kept()?.size).toBe(0)
  })

  it.each(['goes on', 'is over'])(
    'forgets also what was forgotten offline, when the session %s',
    async (how) => {
      const { invite } = await handOut(world, a, 'contact')
      await world.advance(8 * DAY)
      await away(0, async () => {
        await a.client.invites.forget(invite.id)
        expect(await ledgerOf(world, a)).toEqual([])
        if (how === 'is over') world.server.restart()
        if (how === 'is over') world.network.cut()
      })
      expect(await rowsOf(a)).toEqual([])
      expect(await rowsOf(b)).toEqual([])
    },
  )

  it('is rid of what has been over for ninety days, on all devices and at the server, by itself', async () => {
    const { uri } = await handOut(world, a, 'contact-and-account', { note: 'came in' })
    await handOut(world, a, 'contact-and-account', { note: 'ran out' })
    const { tab: guest } = await world.signedIn('juliet')
    await accept(world, guest, uri)
    expect(kept()?.size).toBe(2)
    b.die()
    await world.advance(89 * DAY)
    await handOut(world, a, 'contact-and-account', { note: 'later' })
    expect((await notes(a)).sort()).toEqual(['came in', 'later', 'ran out'])
    await world.advance(9 * DAY)
    await handOut(world, a, 'contact-and-account', { note: 'last' })
    expect((await notes(a)).sort()).toEqual(['last', 'later'])
    b = await (devices[1] as Device).open()
    await world.settled()
    await world.calm()
    expect((await notes(b)).sort()).toEqual(['last', 'later'])
    expect(kept()?.size).toBe(2)
  })

  it('is written again where the server has lost it', async () => {
    await handOut(world, a, 'contact', { note: 'kept' })
    world.server.accounts.get(romeo)?.nodes.clear()
    world.server.restart()
    world.network.cut()
    await world.settled()
    await world.calm()
    expect(kept()?.size).toBe(1)
    expect(await notes(b)).toEqual(['kept'])
  })

  it('knows on all devices who came', async () => {
    const { uri } = await handOut(world, a, 'contact-and-account')
    const { tab: guest } = await world.signedIn('juliet')
    b.die()
    await accept(world, guest, uri)
    b = await (devices[1] as Device).open()
    await world.settled()
    await world.calm()
    for (const tab of [a, b])
      expect((await ledgerOf(world, tab))[0]?.state).toMatchObject({ is: 'used', by: juliet })
    expect([...(kept()?.values() ?? [])].join()).not.toContain('S3CRET')
  })
})
