/** Somebody with several accounts on one device opens an invite. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contactOf } from '../../src/storage/contacts.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'
import { type Heard, inviteOf, journeyOf, juliet, listen, romeo, stepOf, whoWasTold } from './arrival.ts'

const nurse = jidOf('nurse')
let world: World
let device: Device
let tab: Tab
let heard: Heard[]

/** Juliet, then the nurse, who is on screen. Romeo invites. */
beforeEach(async () => {
  world = new World()
  for (const name of ['romeo', 'juliet', 'nurse', 'peter']) world.server.join(name)
  ;({ device, tab } = await world.signedIn('juliet'))
  await add('nurse')
  heard = listen(world)
})
afterEach(() => world.end())

async function add(name: string) {
  await world.advance(1000)
  await world.signIn(tab, name)
  await world.settled()
  await world.calm()
}
const accept = (as?: string) => world.during(tab.client.arrival.accept(as))
const roster = (owner: string, jid: string) => world.server.accounts.get(owner)?.roster.get(jid)
const contactIn = (owner: string, jid: string) =>
  tab.storage.read(['contacts'], (tx) => contactOf(tx, owner, jid))

describe('an invite on a device with several accounts', () => {
  it('is accepted by the one that was chosen, whichever is on screen, and by nobody else', async () => {
    const invite = inviteOf(world)
    await tab.client.arrival.take(invite)
    await tab.client.arrival.choose(juliet)
    expect(heard).toEqual([])
    expect(await stepOf(world, tab)).toEqual({ at: 'landing', account: juliet })
    tab = await world.reload(device, tab)
    await world.settled()
    expect(await stepOf(world, tab)).toEqual({ at: 'landing', account: juliet })
    expect(await accept(juliet)).toEqual({ status: 'asked', chatWith: romeo })
    await world.calm()
    expect(whoWasTold(heard, invite.token)).toEqual([`${romeo} subscribe`])
    expect(roster(juliet, romeo)).toMatchObject({ to: true, from: true })
    expect(roster(nurse, romeo)).toBeUndefined()
    expect(await contactIn(nurse, romeo)).toBeNull()
    expect(await journeyOf(world, tab)).toBeNull()
  })

  it('is accepted by the one on screen where nothing is said', async () => {
    await tab.client.arrival.take(inviteOf(world))
    await accept()
    await world.calm()
    expect(roster(nurse, romeo)).toMatchObject({ to: true, from: true })
    expect(roster(juliet, romeo)).toBeUndefined()
  })

  it('of one of them is good for another of them', async () => {
    await tab.client.arrival.take(inviteOf(world, { inviter: juliet }))
    expect(await accept(juliet)).toEqual({ status: 'yourself' })
    expect(await accept(nurse)).toEqual({ status: 'asked', chatWith: juliet })
    await world.calm()
    expect(roster(nurse, juliet)).toMatchObject({ to: true, from: true })
    expect(roster(juliet, nurse)).toMatchObject({ to: true, from: true })
  })

  it('that waits for somebody to sign in waits for another than those who are in', async () => {
    await tab.client.arrival.take(inviteOf(world))
    await tab.client.arrival.signInFirst()
    await world.calm()
    expect(await stepOf(world, tab)).toEqual({ at: 'sign-in', besides: [juliet, nurse] })
    tab = await world.reload(device, tab)
    await world.settled()
    expect(heard.filter(({ text }) => text.includes('subscribe'))).toEqual([])
    await add('peter')
    expect(roster(jidOf('peter'), romeo)).toMatchObject({ to: true, from: true })
    expect(roster(nurse, romeo)).toBeUndefined()
    expect(await journeyOf(world, tab)).toBeNull()
  })

  it('is open again when the account that was on its way in is signed out', async () => {
    world.network.down = true
    world.network.cut()
    tab = await world.reload(device, tab)
    await tab.storage.write(['accounts', 'contacts'], async (tx) => {
      // As on a device that was never told whom she knows.
      const row = await tx.get('accounts', nurse)
      if (row) await tx.put('accounts', { ...row, rosterVersion: null })
    })
    await tab.client.arrival.take(inviteOf(world))
    await accept(nurse)
    expect(await stepOf(world, tab)).toEqual({ at: 'redeeming', account: nurse })
    await world.during(tab.client.signOut())
    await world.calm()
    expect(tab.client.account.get()?.jid).toBe(juliet)
    expect(await stepOf(world, tab)).toEqual({ at: 'landing' })
    expect(await contactIn(juliet, romeo)).toBeNull()
  })

  it('cannot be accepted with an account that is not here', async () => {
    await tab.client.arrival.take(inviteOf(world))
    expect(await accept(jidOf('peter'))).toEqual({ status: 'no-invite' })
  })
})
