/** XEP-0490: one read mark on all devices of a person. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { archiveIds } from '../../src/model/aliases.ts'
import { messagesOf, outboxOf, rowOf } from '../support/database-view.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const NODE = 'urn:xmpp:mds:displayed:0'
const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
let devices: Device[]
let desk: Tab
let phone: Tab
let j: Tab

beforeEach(async () => {
  world = new World({ pep: true })
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
  const [first, second] = [await world.signedIn('romeo'), await world.signedIn('romeo')]
  devices = [first.device, second.device]
  ;[desk, phone] = [first.tab, second.tab]
  // What Juliet is told, the other device would hear as well.
  for (const tab of [desk, phone]) await tab.client.changeSettings({ tellsSeen: false })
  ;({ tab: j } = await world.signedIn('juliet'))
})
afterEach(() => world.end())

const hears = async (...texts: string[]) => {
  for (const text of texts) await j.client.messages.send(romeo, text)
  await world.calm()
}
const reads = async (tab: Tab, place: number) => {
  const message = (await messagesOf(tab, juliet)).at(place)
  await tab.client.conversations.markRead(juliet, message?.order ?? 0)
}
/** What the other devices have yet to hear of. */
const waiting = async (tab: Tab) => (await outboxOf(tab)).filter(({ action }) => action.kind === 'read-up-to')
const unread = async (tab: Tab) => (await rowOf(tab, juliet))?.unread
/** Up to which text the node says that romeo has read. */
async function told(): Promise<string | undefined> {
  const item = world.server.accounts.get(romeo)?.nodes.get(NODE)?.get(juliet)
  const id = item?.getChild('displayed', NODE)?.getChild('stanza-id', 'urn:xmpp:sid:0')?.attrs.id
  return (await messagesOf(j, romeo)).length
    ? (await messagesOf(desk, juliet)).find(({ aliases }) => archiveIds(aliases, romeo).includes(id ?? ''))
        ?.body
    : undefined
}
const online = (place: number, on: boolean) => devices[place]?.browser.online.set(on)
async function goAway(place: number) {
  online(place, false)
  world.network.cut((place === 0 ? desk : phone).wires)
  await world.calm()
}
async function comeBack(place: number) {
  online(place, true)
  await world.settled()
  await world.calm()
}
/** What is published until the returned function is called. */
function watchPublished() {
  let count = 0
  world.network.watch = (_, direction, text) => {
    if (direction === 'up' && text.includes('<publish ') && text.includes(NODE)) count++
  }
  return () => count
}

describe('what was read on one device', () => {
  it('is read on the other', async () => {
    await hears('one', 'two', 'three')
    await reads(phone, 1)
    await world.calm()
    expect(await rowOf(desk, juliet)).toMatchObject({ unread: 1 })
    await reads(desk, 2)
    await world.calm()
    expect(await unread(phone)).toBe(0)
    expect(await told()).toBe('three')
    expect(await waiting(desk)).toEqual([])
    expect(await waiting(phone)).toEqual([])
  })

  it('is known to a device that was away', async () => {
    await goAway(0)
    await hears('one', 'two')
    await reads(phone, 1)
    await world.calm()
    await comeBack(0)
    expect(await unread(desk)).toBe(0)
  })

  it('is known to a page that begins a new session', async () => {
    await hears('one', 'two')
    desk.die()
    await reads(phone, 1)
    await hears('three')
    world.server.restart()
    desk = (await devices[0]?.open()) ?? desk
    await world.settled()
    await world.calm()
    expect(await unread(desk)).toBe(1)
    expect(await told()).toBe('two')
  })

  it('is told once, and then there is silence', async () => {
    await hears('one')
    const published = watchPublished()
    await reads(phone, 0)
    await world.advance(60_000)
    expect(published()).toBe(1)
  })

  it('is told as one where much was read at once', async () => {
    await hears('one', 'two', 'three', 'four')
    await goAway(1)
    const published = watchPublished()
    for (let place = 0; place < 4; place++) await reads(phone, place)
    expect(await waiting(phone)).toHaveLength(1)
    await comeBack(1)
    expect(published()).toBe(1)
    expect(await unread(desk)).toBe(0)
  })

  it('is told later when it was read without a network, and survives the page', async () => {
    await hears('one', 'two')
    await goAway(1)
    await reads(phone, 1)
    phone.die('commit')
    online(1, true)
    phone = (await devices[1]?.open()) ?? phone
    await world.settled()
    await world.calm()
    expect(await unread(desk)).toBe(0)
    expect(await told()).toBe('two')
  })

  it('never moves back: an older mark that waited for the network is not told', async () => {
    await hears('one', 'two', 'three')
    await goAway(1)
    await reads(phone, 0)
    await reads(desk, 2)
    await world.calm()
    expect(await told()).toBe('three')
    const published = watchPublished()
    await comeBack(1)
    expect(published()).toBe(0)
    expect(await told()).toBe('three')
    expect(await unread(phone)).toBe(0)
    expect(await unread(desk)).toBe(0)
    expect(await waiting(phone)).toEqual([])
  })

  it('stays read where an older mark is heard of', async () => {
    await hears('one', 'two')
    await reads(desk, 1)
    await world.calm()
    const [one] = await messagesOf(desk, juliet)
    const id = archiveIds(one?.aliases ?? [], romeo)[0] ?? ''
    const account = world.server.accounts.get(romeo)
    const item = account?.nodes.get(NODE)?.get(juliet)
    const mark = item?.getChild('displayed', NODE)?.getChild('stanza-id', 'urn:xmpp:sid:0')
    expect(mark?.attrs.id).not.toBe(id)
    if (mark) mark.attrs.id = id
    world.server.restart()
    world.network.cut()
    await world.settled()
    await world.calm()
    expect(await unread(desk)).toBe(0)
    expect(await unread(phone)).toBe(0)
  })
})

describe('where the account has no such place', () => {
  it('each device has read what it has read, and nothing waits for ever', async () => {
    world.end()
    world = new World({ pep: false })
    world.server.join('romeo').befriend(juliet)
    world.server.join('juliet').befriend(romeo)
    ;({ tab: desk } = await world.signedIn('romeo'))
    ;({ tab: j } = await world.signedIn('juliet'))
    await hears('one')
    await reads(desk, 0)
    await world.calm()
    expect(await unread(desk)).toBe(0)
    expect(await waiting(desk)).toEqual([])
  })
})
