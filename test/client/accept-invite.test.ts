/** Somebody who has an account opens an invite. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { redemptionOf } from '../../src/storage/redemptions.ts'
import { contactIn, outboxOf } from '../support/database-view.ts'
import { type Device, type Tab, World } from '../support/world.ts'
import {
  type Heard,
  inviteOf,
  journeyOf,
  juliet,
  listen,
  romeo,
  stepOf,
  waitsFor,
  whoWasTold,
} from './arrival.ts'

const DAY = 24 * 3_600_000
let world: World
let device: Device
let tab: Tab
let heard: Heard[]

async function begin(habits: ConstructorParameters<typeof World>[0] = {}) {
  world = new World(habits)
  world.server.join('romeo')
  world.server.join('juliet')
  ;({ device, tab } = await world.signedIn('juliet'))
  heard = listen(world)
}
beforeEach(() => begin())
afterEach(() => world.end())

const said = () =>
  heard.flatMap(({ text }) => {
    const presence = /^<presence[^>]*/.exec(text)?.[0]
    const type = presence && /type="(subscri\w+)"/.exec(presence)?.[1]
    return type ? [`${/to="([^"]+)"/.exec(presence)?.[1]} ${type}`] : []
  })
const accept = () => world.during(tab.client.arrival.accept())
const roster = (owner: string, jid: string) => world.server.accounts.get(owner)?.roster.get(jid)

describe('accepting an invite', () => {
  it('D2.1 D2.2 says yes in advance, then asks the inviter with the token, and ends in both', async () => {
    const invite = inviteOf(world)
    await tab.client.arrival.take(invite)
    expect(heard).toEqual([])
    expect(await accept()).toEqual({ status: 'asked', chatWith: romeo })
    await world.calm()
    expect(said()).toEqual([`${romeo} subscribed`, `${romeo} subscribe`])
    expect(whoWasTold(heard, invite.token)).toEqual([`${romeo} subscribe`])
    expect(roster(juliet, romeo)).toMatchObject({ to: true, from: true })
    expect(await contactIn(tab, romeo)).toMatchObject({ subscription: 'both', name: '' })
    expect(await journeyOf(world, tab)).toBeNull()
    // A line in the list before a word was said.
    const { all } = tab.client.conversations
    const stop = all.subscribe(() => {})
    await world.idle()
    expect(all.get()).toMatchObject([{ jid: romeo, last: null }])
    stop()
    expect(await waitsFor(world, tab, romeo)).toBeNull()
    expect(await tab.storage.read(['redemptions'], (tx) => redemptionOf(tx, juliet, romeo))).toBeNull()
    expect(await outboxOf(tab)).toEqual([])
  })

  it('D2.2 D2.3 answers the inviter by itself where the server keeps no yes in advance', async () => {
    world.end()
    await begin({ preApproves: false })
    await tab.client.arrival.take(inviteOf(world))
    await accept()
    await world.calm()
    expect(said()).toEqual([`${romeo} subscribe`, `${romeo} subscribed`])
    expect(roster(juliet, romeo)).toMatchObject({ to: true, from: true })
    expect(await contactIn(tab, romeo)).toMatchObject({ subscription: 'both', request: false })
  })

  it('D2.4 waits for days and through restarts, and says so until the inviter lets them in', async () => {
    await tab.client.arrival.take(inviteOf(world, {}, { contacts: 1 }))
    const before = world.time.now()
    await accept()
    expect(await waitsFor(world, tab, romeo)).toEqual({ since: before })
    await world.calm()
    tab = await world.reload(device, tab)
    await world.settled()
    await world.advance(3 * DAY)
    expect(await waitsFor(world, tab, romeo)).toEqual({ since: before })
    const { tab: r } = await world.signedIn('romeo')
    await r.client.contacts.accept(juliet)
    await world.calm()
    expect(await contactIn(tab, romeo)).toMatchObject({ subscription: 'both' })
    expect(await waitsFor(world, tab, romeo)).toBeNull()
  })

  it('works offline: it leaves when there is a network, once', async () => {
    world.network.down = true
    world.network.cut()
    await world.advance(5000)
    const invite = inviteOf(world)
    await tab.client.arrival.take(invite)
    expect(await accept()).toEqual({ status: 'asked', chatWith: romeo })
    tab = await world.reload(device, tab)
    expect(await waitsFor(world, tab, romeo)).not.toBeNull()
    world.network.down = false
    await world.settled()
    await world.advance(2000)
    expect(whoWasTold(heard, invite.token)).toEqual([`${romeo} subscribe`])
    expect(await contactIn(tab, romeo)).toMatchObject({ subscription: 'both' })
  })

  it('D2.6 makes a contact for somebody who has an account, although it could make one', async () => {
    await tab.client.arrival.take(inviteOf(world, { kind: 'contact-and-account' }))
    await accept()
    await world.calm()
    expect(heard.some(({ text }) => text.includes('jabber:iq:register'))).toBe(false)
    expect(world.server.accounts.size).toBe(2)
  })

  it('D2.9 opens the chat of somebody who is known, and asks nobody', async () => {
    world.server.accounts.get(juliet)?.befriend(romeo)
    world.server.accounts.get(romeo)?.befriend(juliet)
    world.server.restart()
    world.network.cut()
    await world.settled()
    await world.advance(2000)
    const invite = inviteOf(world)
    await tab.client.arrival.take(invite)
    heard.length = 0
    expect(await accept()).toEqual({ status: 'already', chatWith: romeo })
    await world.calm()
    expect(said()).toEqual([])
    expect(whoWasTold(heard, invite.token)).toEqual([])
    expect(await journeyOf(world, tab)).toBeNull()
  })

  it('says what else there is to say, and keeps the invite', async () => {
    expect(await accept()).toEqual({ status: 'no-invite' })
    await tab.client.arrival.take(inviteOf(world, { inviter: juliet }))
    expect(await accept()).toEqual({ status: 'yourself' })
    await tab.client.arrival.take(inviteOf(world, { kind: 'account' }))
    expect(await accept()).toEqual({ status: 'nobody-to-meet' })
    expect(await stepOf(world, tab)).toEqual({ at: 'landing' })
  })

  it('happens once, however often and in however many tabs the button is pressed', async () => {
    const invite = inviteOf(world)
    await tab.client.arrival.take(invite)
    const second = await device.open()
    await world.settled()
    expect(await stepOf(world, second)).toEqual({ at: 'landing' })
    const answers = await world.during(
      Promise.all([tab, tab, second].map(({ client }) => client.arrival.accept())),
    )
    expect(answers).toEqual(Array(3).fill({ status: 'asked', chatWith: romeo }))
    await world.calm()
    expect(whoWasTold(heard, invite.token)).toEqual([`${romeo} subscribe`])
    expect(await journeyOf(world, second)).toBeNull()
  })

  it('never ends the journey of another invite that was opened in between', async () => {
    const [first, second] = [inviteOf(world), inviteOf(world, { kind: 'account' })]
    await tab.client.arrival.take(first)
    const other = await device.open()
    // Between the looking and the writing of the first tab, wherever that may be.
    for (let turns = 0; turns < 12; turns++) {
      await tab.client.arrival.take(first)
      const taking = other.client.arrival.take(second)
      for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve))
      await world.during(Promise.all([tab.client.arrival.accept(), taking]))
      expect((await journeyOf(world, tab))?.invite.kind).toBe('account')
    }
  })

  it('asks once more when the inviter is seen, who can only be seen by those they have let in', async () => {
    await tab.client.arrival.take(inviteOf(world, {}, { contacts: 1 }))
    await accept()
    await world.calm()
    heard.length = 0
    const [session] = [...(world.server.accounts.get(juliet)?.sessions ?? [])]
    const see = async (resource: string) => {
      session?.down?.push(`<presence xmlns='jabber:client' from='${romeo}/${resource}' to='${juliet}'/>`)
      await world.calm()
    }
    await see('phone')
    await see('desk')
    expect(said()).toEqual([`${romeo} subscribe`])
  })

  it('goes with the newest token while nothing has left yet', async () => {
    world.network.down = true
    world.network.cut()
    const [first, second] = [inviteOf(world), inviteOf(world)]
    for (const invite of [first, second]) {
      await tab.client.arrival.take(invite)
      await accept()
    }
    world.network.down = false
    await world.settled()
    await world.advance(2000)
    expect(whoWasTold(heard, first.token)).toEqual([])
    expect(whoWasTold(heard, second.token)).toEqual([`${romeo} subscribe`])
  })
})

describe('signing in first', () => {
  let guest: Tab
  let phone: Device
  beforeEach(async () => {
    await world.during(tab.client.signOut())
    phone = world.device()
    guest = await phone.open()
  })

  it('accepts by itself as soon as somebody is in, once', async () => {
    const invite = inviteOf(world)
    await guest.client.arrival.take(invite)
    await guest.client.arrival.signInFirst()
    expect(await stepOf(world, guest)).toEqual({ at: 'sign-in' })
    guest = await world.reload(phone, guest)
    expect(await stepOf(world, guest)).toEqual({ at: 'sign-in' })
    await world.signIn(guest, 'juliet')
    await world.settled()
    await world.calm()
    expect(await journeyOf(world, guest)).toBeNull()
    expect(await contactIn(guest, romeo)).toMatchObject({ subscription: 'both' })
    guest = await world.reload(phone, guest)
    await world.settled()
    expect(whoWasTold(heard, invite.token)).toEqual([`${romeo} subscribe`])
  })

  it('goes on after the page was loaded again between the two', async () => {
    const invite = inviteOf(world)
    await guest.client.arrival.take(invite)
    await guest.client.arrival.signInFirst()
    await world.signIn(guest, 'juliet')
    guest = await world.reload(phone, guest)
    await world.settled()
    await world.advance(2000)
    expect(whoWasTold(heard, invite.token)).toEqual([`${romeo} subscribe`])
    expect(await contactIn(guest, romeo)).toMatchObject({ subscription: 'both' })
  })

  it('D2.9 asks nobody who turns out to be known once the list is here', async () => {
    world.server.accounts.get(juliet)?.befriend(romeo)
    world.server.accounts.get(romeo)?.befriend(juliet)
    const invite = inviteOf(world)
    await guest.client.arrival.take(invite)
    await guest.client.arrival.signInFirst()
    await world.signIn(guest, 'juliet')
    await world.settled()
    await world.calm()
    expect(whoWasTold(heard, invite.token)).toEqual([])
    expect(await journeyOf(world, guest)).toBeNull()
  })

  it('asks again whoever only looked at the landing, or is the inviter', async () => {
    await guest.client.arrival.take(inviteOf(world))
    await world.signIn(guest, 'juliet')
    await world.settled()
    expect(await stepOf(world, guest)).toEqual({ at: 'landing' })
    await world.during(guest.client.signOut())
    await guest.client.arrival.take(inviteOf(world, { inviter: juliet }))
    await guest.client.arrival.signInFirst()
    await world.signIn(guest, 'juliet')
    await world.settled()
    expect(await stepOf(world, guest)).toEqual({ at: 'landing' })
    expect(said()).toEqual([])
  })
})
