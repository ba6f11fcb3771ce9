import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listBlocked } from '../../src/storage/blocked.ts'
import { profileOf } from '../../src/storage/profiles.ts'
import { readXml } from '../../src/xmpp/xml-reader.ts'
import { outboxOf } from '../support/database-view.ts'
import { onePixel } from '../support/one-pixel.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
let device: Device
let r: Tab
let j: Tab

const profileIn = (tab: Tab, account: string, jid: string) =>
  tab.storage.read(['profiles'], (tx) => profileOf(tx, account, jid))
const blockedIn = (tab: Tab, account: string) =>
  tab.storage.read(['blocked'], (tx) => listBlocked(tx, account))
/** What was asked of somebody, by name of the node. */
const asked: string[] = []

async function meet(befriended: boolean) {
  world = new World({ pep: true })
  const one = world.server.join('romeo')
  const other = world.server.join('juliet')
  if (befriended) {
    one.befriend(juliet)
    other.befriend(romeo)
  }
  ;({ device, tab: r } = await world.signedIn('romeo'))
  ;({ tab: j } = await world.signedIn('juliet'))
  asked.length = 0
  world.network.watch = (account, direction, text) => {
    const node = /<items node="([^"]+)"/.exec(text)?.[1]
    if (direction === 'up' && node && text.includes(' to="')) asked.push(`${account} ${node}`)
  }
}
afterEach(() => world.end())

const avatarEvent = (from: string, hash: string) =>
  readXml(
    `<message from="${from}" type="headline"><event xmlns="http://jabber.org/protocol/pubsub#event">` +
      `<items node="urn:xmpp:avatar:metadata"><item id="${hash}"><metadata xmlns="urn:xmpp:avatar:metadata">` +
      `<info id="${hash}" bytes="70" type="image/png"/></metadata></item></items></event></message>`,
  )

describe('what contacts say of themselves', () => {
  beforeEach(() => meet(true))

  it('is heard at once, the picture fetched once, and kept', async () => {
    const picture = onePixel()
    await j.client.people.setOwnPicture(picture)
    await j.client.people.setOwnName('Juliet of Capulet')
    await world.calm()
    const found = await profileIn(r, romeo, juliet)
    expect(found).toMatchObject({ nick: 'Juliet of Capulet', avatar: { from: 'pep' } })
    expect(found?.avatar?.picture?.type).toBe('image/png')
    expect(found?.avatar?.picture?.size).toBe(picture.size)
    expect(asked).toEqual([`${romeo} urn:xmpp:avatar:data`])
    expect((await profileIn(j, juliet, juliet))?.untold).toBeUndefined()

    // The same one again, told by a new session: it is here already.
    asked.length = 0
    world.server.restart()
    world.network.cut()
    await world.settled()
    await world.calm()
    expect(asked).toEqual([])
    expect((await profileIn(r, romeo, juliet))?.avatar?.picture).not.toBeNull()
  })

  it('is gone when they take it away', async () => {
    await j.client.people.setOwnPicture(onePixel())
    await world.calm()
    await j.client.people.setOwnPicture(null)
    await world.calm()
    expect((await profileIn(r, romeo, juliet))?.avatar).toBeNull()
  })

  it('is not believed when it is not what its name says, and not asked for again', async () => {
    const account = world.server.accounts.get(juliet)
    await j.client.people.setOwnPicture(onePixel())
    await world.calm()
    const data = account?.nodes.get('urn:xmpp:avatar:data')
    const other = 'a'.repeat(40)
    for (const [id, item] of [...(data ?? [])]) {
      item.attrs.id = other
      data?.set(other, item)
      data?.delete(id)
    }
    asked.length = 0
    const tell = world.server.accounts.get(romeo)
    for (const session of tell?.available() ?? []) session.deliver(avatarEvent(juliet, other), 0)
    await world.calm()
    expect(await profileIn(r, romeo, juliet)).toMatchObject({ avatar: { hash: other, picture: null } })
    expect(asked).toEqual([`${romeo} urn:xmpp:avatar:data`])
    for (const session of tell?.available() ?? []) session.deliver(avatarEvent(juliet, other), 0)
    await world.calm()
    expect(asked).toHaveLength(1)
  })

  it('was said while nobody had a network, and is told when there is one', async () => {
    world.network.down = true
    world.network.cut()
    await world.advance(3000)
    await j.client.people.setOwnName('Juliet')
    expect(await profileIn(j, juliet, juliet)).toMatchObject({ nick: 'Juliet', untold: { nick: true } })
    world.network.down = false
    await world.settled()
    await world.advance(2000)
    expect((await profileIn(r, romeo, juliet))?.nick).toBe('Juliet')
  })

  it('names them, where nobody gave them another name', async () => {
    const stop = r.client.contacts.all.subscribe(() => {})
    await j.client.people.setOwnName('Juliet')
    await world.calm()
    expect(r.client.contacts.all.get()?.[0]?.displayName).toBe('Juliet')
    await r.client.contacts.rename(juliet, 'My sun')
    await world.calm()
    expect(r.client.contacts.all.get()?.[0]?.displayName).toBe('My sun')
    stop()
  })
})

describe('being there', () => {
  beforeEach(() => meet(true))

  it('XEP-0319 says since when, in words, and again after a reload', async () => {
    await r.client.people.setOwnStatus({ show: 'away', text: 'in the orchard' })
    await world.calm()
    const seen = j.client.people.whereabouts(romeo)
    expect(seen.get()).toMatchObject({ availability: 'away', status: 'in the orchard' })
    expect(seen.get().lastSeen).toBe(world.time.now())
    world.server.restart()
    r = await world.reload(device, r)
    await world.settled()
    await world.calm()
    expect(j.client.people.whereabouts(romeo).get()).toMatchObject({ status: 'in the orchard' })
  })

  it('remembers when somebody went', async () => {
    const stop = j.client.people.whereabouts(romeo).subscribe(() => {})
    await world.advance(60_000)
    const left = world.time.now()
    await world.during(r.client.stop())
    await world.calm()
    expect((await profileIn(j, juliet, romeo))?.seenAt).toBeGreaterThanOrEqual(left)
    expect(j.client.people.whereabouts(romeo).get().availability).toBe('offline')
    stop()
  })
})

describe('keeping somebody out', () => {
  beforeEach(() => meet(true))

  it('is so at once, told when there is a network, and on all devices', async () => {
    const { tab: second } = await world.signedIn('romeo')
    world.network.down = true
    world.network.cut()
    await world.advance(3000)
    await r.client.people.block(juliet, 'spam')
    expect(await blockedIn(r, romeo)).toEqual([juliet])
    expect(await blockedIn(second, romeo)).toEqual([])
    world.network.down = false
    await world.settled()
    await world.advance(2000)
    expect(await blockedIn(second, romeo)).toEqual([juliet])
    expect(await blockedIn(r, romeo)).toEqual([juliet])
    expect(await outboxOf(r)).toEqual([])
    const account = world.server.accounts.get(romeo)
    expect(account?.reports.map((report) => report.attrs.reason)).toEqual(['urn:xmpp:reporting:spam'])

    await second.client.people.unblock(juliet)
    await world.calm()
    expect(await blockedIn(r, romeo)).toEqual([])
  })

  it('is what the server says, when one comes back', async () => {
    world.server.accounts.get(romeo)?.blocked.add(juliet)
    world.server.restart()
    world.network.cut()
    await world.settled()
    await world.calm()
    expect(await blockedIn(r, romeo)).toEqual([juliet])
  })
})

describe('strangers', () => {
  beforeEach(() => meet(false))

  it('wait apart until they are let in, or answered', async () => {
    const stops = [r.client.conversations.all, r.client.conversations.requests].map((list) =>
      list.subscribe(() => {}),
    )
    await j.client.messages.send(romeo, 'do you know me')
    await world.calm()
    expect(r.client.conversations.all.get() ?? []).toEqual([])
    expect(r.client.conversations.requests.get()).toMatchObject([{ jid: juliet, standing: 'stranger' }])
    await r.client.conversations.letIn(juliet)
    await world.calm()
    expect(r.client.conversations.all.get()).toMatchObject([{ jid: juliet }])
    expect(r.client.conversations.requests.get()).toEqual([])
    // Whoever was written to is no stranger.
    expect(j.client.conversations.all.get() ?? []).toEqual([])
    for (const stop of stops) stop()
  })

  it('are asked for nothing, whatever they tell', async () => {
    await j.client.people.setOwnPicture(onePixel())
    await j.client.messages.send(romeo, 'look at me')
    await world.calm()
    for (const session of world.server.accounts.get(romeo)?.available() ?? [])
      session.deliver(avatarEvent(juliet, 'b'.repeat(40)), 0)
    r.client.people.look(juliet)
    await world.calm()
    expect(asked).toEqual([])
    expect(await profileIn(r, romeo, juliet)).toBeNull()
  })

  it('who are blocked are nowhere', async () => {
    const stop = r.client.conversations.requests.subscribe(() => {})
    await j.client.messages.send(romeo, 'buy my herbs')
    await world.calm()
    await r.client.people.block(juliet)
    await world.calm()
    expect(r.client.conversations.requests.get()).toEqual([])
    stop()
  })
})

describe('a chat out of the way', () => {
  beforeEach(() => meet(true))

  it('comes back when somebody writes, unless it is muted', async () => {
    const { conversations } = r.client
    const stop = conversations.all.subscribe(() => {})
    await j.client.messages.send(romeo, 'one')
    await world.calm()
    await conversations.archive(juliet, true)
    await j.client.messages.send(romeo, 'two')
    await world.calm()
    expect(conversations.all.get()?.[0]?.archived).toBeUndefined()
    await conversations.archive(juliet, true)
    await conversations.mute(juliet, 'always')
    await j.client.messages.send(romeo, 'three')
    await world.calm()
    expect(conversations.all.get()?.[0]).toMatchObject({ archived: true, muted: 'always' })
    stop()
  })

  it('is never on top at the same time', async () => {
    const { conversations } = r.client
    const stop = conversations.all.subscribe(() => {})
    await j.client.messages.send(romeo, 'one')
    await world.calm()
    await conversations.pin(juliet, true)
    await conversations.archive(juliet, true)
    await world.calm()
    expect(conversations.all.get()?.[0]?.pinned).toBeUndefined()
    await conversations.pin(juliet, true)
    await world.calm()
    expect(conversations.all.get()?.[0]?.archived).toBeUndefined()
    stop()
  })
})
