/** Invites that the server honours: nobody says so, and yet it is known who came in by which. */
import { afterEach, describe, expect, it } from 'vitest'
import { isWalkIn, walkIn } from '../../src/client/invites/walk-in.ts'
import { putContacts } from '../../src/storage/contacts.ts'
import { contact } from '../storage/rows.ts'
import { contactIn, rowOf } from '../support/database-view.ts'
import { type Device, jidOf, type Tab, type World } from '../support/world.ts'
import {
  accept,
  handOut,
  join,
  juliet,
  ledgerOf,
  make,
  oneOf,
  romeo,
  rowsOf,
  shown,
  verona,
} from './inviting.ts'

const nurse = jidOf('nurse')
let world: World
let device: Device
let tab: Tab
afterEach(() => world.end())

async function begin(...habits: Parameters<typeof verona>) {
  world = verona(...habits)
  ;({ device, tab } = await world.signedIn('romeo'))
}
const stateOf = async (id: string) => (await oneOf(world, tab, id))?.state
const newcomer = async () => (await world.device().open()) as Tab
const chats = async () => (await shown(world, tab.client.conversations.all))?.map(({ jid }) => jid)

describe('somebody who walks in', () => {
  it('by making an account is known by the invite that is gone, and stands on top of the list', async () => {
    await begin({ gives: 'account' })
    const [other, used] = [
      await handOut(world, tab, 'contact-and-account'),
      await handOut(world, tab, 'contact-and-account'),
    ]
    await join(world, await newcomer(), used.uri, 'nurse')
    await world.calm()
    expect(await stateOf(used.invite.id)).toMatchObject({ is: 'used', by: nurse })
    expect(await stateOf(other.invite.id)).toEqual({ is: 'open' })
    expect(await chats()).toEqual([nurse])
    expect(await rowOf(tab, nurse)).toMatchObject({ last: null, joinedAt: expect.any(Number) })
    expect((await rowsOf(tab)).flatMap(({ newcomers }) => newcomers)).toEqual([])
  })

  it('with an account of their own, too', async () => {
    await begin({ gives: 'account' })
    const { invite, uri } = await handOut(world, tab, 'contact-and-account')
    await handOut(world, tab, 'contact-and-account')
    const { tab: guest } = await world.signedIn('juliet')
    await accept(world, guest, uri)
    expect(await stateOf(invite.id)).toMatchObject({ is: 'used', by: juliet })
    expect(await contactIn(tab, juliet)).toMatchObject({ subscription: 'both' })
  })

  it('turns the sheet that shows the invite, also one that was not handed out', async () => {
    await begin({ gives: 'contact' })
    const { invite, uri } = await make(world, tab, 'contact')
    const live = tab.client.invites.one(invite.id)
    const seen: unknown[] = []
    const stop = live.subscribe(() => seen.push(live.get()?.state.is))
    const { tab: guest } = await world.signedIn('juliet')
    await accept(world, guest, uri)
    stop()
    expect(seen.at(-1)).toBe('used')
    expect(await ledgerOf(world, tab)).toMatchObject([{ id: invite.id, state: { by: juliet } }])
  })

  it('by the one on screen, where the server does not tell', async () => {
    await begin({ gives: 'contact' })
    const [first, second] = [await handOut(world, tab, 'contact'), await handOut(world, tab, 'contact')]
    const stop = tab.client.invites.one(second.invite.id).subscribe(() => {})
    const { tab: guest } = await world.signedIn('juliet')
    await accept(world, guest, second.uri)
    stop()
    expect(await stateOf(second.invite.id)).toMatchObject({ is: 'used', by: juliet })
    expect(await stateOf(first.invite.id)).toEqual({ is: 'open' })
  })

  it('by the one that was given to somebody, and not by the one that lies ready', async () => {
    await begin({ gives: 'contact' })
    const { invite, uri } = await handOut(world, tab, 'contact')
    const ready = await make(world, tab, 'contact')
    const { tab: guest } = await world.signedIn('juliet')
    await accept(world, guest, uri)
    expect(await stateOf(invite.id)).toMatchObject({ is: 'used', by: juliet })
    expect(await stateOf(ready.invite.id)).toEqual({ is: 'open' })
  })

  it('is told of with both, where two may be the one', async () => {
    await begin({ gives: 'contact' })
    const [first, second] = [await handOut(world, tab, 'contact'), await handOut(world, tab, 'contact')]
    const { tab: guest } = await world.signedIn('juliet')
    await accept(world, guest, second.uri)
    const guess = { is: 'probably-used', by: [juliet], among: 2 }
    for (const { invite } of [first, second]) expect(await stateOf(invite.id)).toMatchObject(guess)
    expect(await chats()).toEqual([juliet])
  })

  it('is found when we come back', async () => {
    await begin({ gives: 'account' })
    const { invite, uri } = await handOut(world, tab, 'contact-and-account')
    tab.die()
    world.server.restart()
    await join(world, await newcomer(), uri, 'nurse')
    tab = await device.open()
    await world.settled()
    await world.calm()
    expect(await stateOf(invite.id)).toMatchObject({ is: 'used', by: nurse })
    expect(await chats()).toEqual([nurse])
  })

  it('is looked into by the next page, when this one is gone before the server could be asked', async () => {
    await begin({ gives: 'account' })
    const { invite, uri } = await handOut(world, tab, 'contact-and-account')
    await handOut(world, tab, 'contact-and-account')
    const { tab: guest } = await world.signedIn('juliet')
    device.browser.online.set(false)
    world.network.cut(tab.wires)
    await accept(world, guest, uri)
    world.network.down = true
    // The push was written, and nothing after it.
    const at = { account: romeo, now: world.server.micros() }
    await tab.storage.write(['contacts', 'invites', 'conversations'], async (tx) => {
      await putContacts(tx, [contact(romeo, juliet)])
      await walkIn(tx, at, contact(romeo, juliet), true)
    })
    await world.calm()
    expect(await stateOf(invite.id)).toEqual({ is: 'open' })
    tab.die()
    world.network.down = false
    device.browser.online.set(true)
    tab = await device.open()
    await world.settled()
    await world.calm()
    expect(await stateOf(invite.id)).toMatchObject({ is: 'used', by: juliet })
  })
})

describe('somebody who did not walk in', () => {
  it('was asked, or asked, or was let in', () => {
    const known = (more: Parameters<typeof contact>[2]) => contact(romeo, juliet, more)
    const now = { subscription: 'from' } as const
    expect(isWalkIn(null, now)).toBe(true)
    expect(isWalkIn(known({ subscription: 'none' }), now)).toBe(true)
    expect(isWalkIn(known({ subscription: 'none', ask: true }), now)).toBe(false)
    expect(isWalkIn(known({ subscription: 'none', request: true }), now)).toBe(false)
    expect(isWalkIn(known({ subscription: 'to' }), { subscription: 'both' })).toBe(false)
    expect(isWalkIn(known({ subscription: 'from' }), { subscription: 'both' })).toBe(false)
    expect(isWalkIn(null, { subscription: 'to' })).toBe(false)
  })

  it('is no news, though an invite is open', async () => {
    await begin({ gives: 'account' })
    const { invite } = await handOut(world, tab, 'contact-and-account')
    const { tab: guest } = await world.signedIn('juliet')
    await guest.client.contacts.add(romeo, '')
    await world.calm()
    await tab.client.contacts.accept(juliet)
    await world.calm()
    expect(await contactIn(tab, juliet)).toMatchObject({ subscription: 'both' })
    expect(await stateOf(invite.id)).toEqual({ is: 'open' })
    expect(await rowOf(tab, juliet)).toBeNull()
  })

  it('is taken from the list again when every invite is still good', async () => {
    await begin({ gives: 'account' })
    const { invite } = await handOut(world, tab, 'contact-and-account')
    // As an administrator puts people on everybody's list.
    const account = world.server.accounts.get(romeo)
    account?.befriend(juliet)
    world.server.restart()
    world.network.cut()
    await world.settled()
    await world.calm()
    expect(await contactIn(tab, juliet)).toMatchObject({ subscription: 'both' })
    expect(await chats()).toEqual([])
    expect(await stateOf(invite.id)).toEqual({ is: 'open' })
  })

  it('is nobody who was there before this device', async () => {
    await begin({ gives: 'account' }, { pep: true })
    await handOut(world, tab, 'contact-and-account')
    world.server.accounts.get(romeo)?.befriend(juliet)
    const { tab: second } = await world.signedIn('romeo')
    await world.calm()
    expect(await shown(world, second.client.conversations.all)).toEqual([])
  })
})

it('D2.10 a newcomer is gone from both lists with one word', async () => {
  await begin({ gives: 'account' })
  const { uri } = await handOut(world, tab, 'contact-and-account')
  await join(world, await newcomer(), uri, 'nurse')
  await world.calm()
  await tab.client.contacts.remove(nurse)
  await world.calm()
  expect(await chats()).toEqual([])
  expect(await contactIn(tab, nurse)).toBeNull()
})
