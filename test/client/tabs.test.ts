import { xml } from '@xmpp/xml'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bodiesOf, countsOf, linesOf } from '../support/database-view.ts'
import { soon } from '../support/soon.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
let device: Device
let first: Tab
let second: Tab
let j: Tab

beforeEach(async () => {
  world = new World()
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
  ;({ device, tab: first } = await world.signedIn('romeo'))
  ;({ tab: j } = await world.signedIn('juliet'))
  second = await device.open()
  await world.settled()
})
afterEach(() => world.end())

describe('a second tab', () => {
  it('D5.10 sees what the first sees, and opens no connection of its own', async () => {
    expect(second.wires.size).toBe(0)
    expect(second.client.connection.get()).toEqual(first.client.connection.get())
    expect(second.client.contacts.presence(juliet).get()).toBe('online')
    const typing = second.client.conversations.isTyping(juliet)
    j.client.messages.typing(romeo, 'composing')
    await world.calm()
    expect(typing.get()).toBe(true)
    await j.client.messages.send(romeo, 'hello')
    await world.calm()
    expect(typing.get()).toBe(false)
    expect(await linesOf(second, juliet)).toEqual(['< hello'])
  })

  it('forgets that somebody is writing when nothing more is heard', async () => {
    j.client.messages.typing(romeo, 'composing')
    await world.calm()
    expect(second.client.conversations.isTyping(juliet).get()).toBe(true)
    await world.advance(31_000)
    expect(first.client.conversations.isTyping(juliet).get()).toBe(false)
    expect(second.client.conversations.isTyping(juliet).get()).toBe(false)
  })

  it('sends by the one that leads, and tells that somebody writes', async () => {
    await second.client.messages.send(juliet, 'from the second tab')
    await world.calm()
    second.client.messages.typing(juliet, 'composing')
    await world.calm()
    expect(await linesOf(j, romeo)).toEqual(['< from the second tab'])
    expect(j.client.conversations.isTyping(romeo).get()).toBe(true)
  })

  it('hears of the network as the first does', async () => {
    world.network.down = true
    world.network.cut(first.wires)
    await world.advance(5000)
    expect(second.client.connection.get().status).not.toBe('online')
    expect(second.client.connection.get()).toEqual(first.client.connection.get())
    expect(second.client.contacts.presence(juliet).get()).not.toBe('offline')
    world.network.down = false
    second.client.reconnectNow()
    await world.settled()
    expect(second.client.connection.get()).toMatchObject({ status: 'online', resumed: true })
  })

  it('asks through the first for what is further up', async () => {
    for (let index = 1; index <= 3; index++) await j.client.messages.send(romeo, `${index}`)
    await world.calm()
    const timeline = second.client.conversations.open(juliet)
    const stop = timeline.window.subscribe(() => {})
    await world.calm()
    await world.during(timeline.showOlder())
    expect(timeline.window.get()).toMatchObject({ older: 'none' })
    stop()
    timeline.close()
  })

  it('does not wait for the first one when that dies over a question', async () => {
    // Too long an archive to be read to its beginning: there may be more of anybody.
    for (let index = 0; index < 500; index++)
      world.server.accounts
        .get(romeo)
        ?.archive.add(
          juliet,
          xml('message', { xmlns: 'jabber:client', from: juliet }, xml('body', null, 'x')),
          index,
        )
    const laptop = await world.signedIn('romeo')
    first = laptop.tab
    second = await laptop.device.open()
    await world.settled()
    const timeline = second.client.conversations.open(jidOf('nurse'))
    const stop = timeline.window.subscribe(() => {})
    await world.calm()
    const access = await second.client.access()
    const password = access.changePassword('a new one')
    let over = false
    void timeline.showOlder().then(() => {
      over = true
    })
    // Asked, and not yet answered.
    await world.idle()
    first.die()
    await world.calm()
    // Without any time going by: this tab leads now, and knows that nobody answers.
    expect(over).toBe(true)
    await world.settled()
    expect(timeline.window.get()).toMatchObject({ older: 'more' })
    expect(await soon(world, password)).toEqual({ status: 'unknown' })
    stop()
    timeline.close()
  })

  it('takes over when the first is closed: the session goes on, nothing is lost, everybody is still there', async () => {
    const sessions = [...(world.server.accounts.get(romeo)?.sessions ?? [])]
    first.die()
    await j.client.messages.send(romeo, 'while nobody led')
    await world.settled()
    expect(second.client.connection.get()).toMatchObject({ status: 'online', resumed: true })
    expect([...(world.server.accounts.get(romeo)?.sessions ?? [])]).toEqual(sessions)
    expect(second.client.contacts.presence(juliet).get()).toBe('online')
    expect(await bodiesOf(second, juliet)).toEqual(['while nobody led'])
  })

  it('is signed out with the first', async () => {
    await world.during(first.client.signOut())
    await world.calm()
    expect(second.client.account.get()).toBeNull()
    expect(await countsOf(second)).toEqual({})
    expect(world.server.accounts.get(romeo)?.sessions.size).toBe(0)
  })

  it('can sign out by itself, and the first follows', async () => {
    await world.during(second.client.signOut())
    await world.calm()
    await world.advance(1000)
    expect(first.client.account.get()).toBeNull()
    expect(await countsOf(first)).toEqual({})
    expect(world.server.accounts.get(romeo)?.sessions.size).toBe(0)
  })
})

describe('a page that is loaded again', () => {
  it('goes on with its session, and knows who is there', async () => {
    second.die()
    first = await world.reload(device, first)
    await world.settled()
    expect(first.client.connection.get()).toMatchObject({ status: 'online', resumed: true })
    expect(first.client.contacts.presence(juliet).get()).toBe('online')
  })

  it('begins anew when the server never heard that it was there', async () => {
    const nurse = world.device()
    world.server.join('nurse')
    const tab = await nurse.open()
    void tab.client.signIn.submit(
      { address: jidOf('nurse'), websocket: 'wss://verona.example/ws' },
      'wherefore',
    )
    await world.idle()
    const [wire] = [...tab.wires]
    // As far as the sign-in itself, and not a word further.
    wire?.moveUp()
    wire?.moveDown()
    await world.idle()
    const again = await world.reload(nurse, tab)
    await world.settled()
    await j.client.messages.send(jidOf('nurse'), 'are you there?')
    await world.calm()
    expect(again.client.connection.get()).toMatchObject({ status: 'online', resumed: false })
    expect(await bodiesOf(again, juliet)).toEqual(['are you there?'])
  })
})
