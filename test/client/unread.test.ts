import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { linesOf, messagesOf, rowOf } from '../support/database-view.ts'
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
})
afterEach(() => world.end())

const hears = async (...texts: string[]) => {
  for (const text of texts) await j.client.messages.send(romeo, text)
  await world.calm()
}

describe('what is unread', () => {
  it('is counted, until it was seen', async () => {
    await hears('one', 'two', 'three')
    expect(await rowOf(r, juliet)).toMatchObject({ unread: 3 })
    const [, two, three] = await messagesOf(r, juliet)
    await r.client.conversations.markRead(juliet, two?.order ?? 0)
    expect(await rowOf(r, juliet)).toMatchObject({ unread: 1 })
    await r.client.conversations.markRead(juliet, three?.order ?? 0)
    await r.client.conversations.markRead(juliet, two?.order ?? 0)
    expect(await rowOf(r, juliet)).toMatchObject({ unread: 0, readUpTo: three?.order })
  })

  it('was read by whoever answers', async () => {
    await hears('one', 'two')
    await r.client.messages.send(juliet, 'yes')
    expect(await rowOf(r, juliet)).toMatchObject({ unread: 0 })
    await hears('three')
    expect(await rowOf(r, juliet)).toMatchObject({ unread: 1 })
  })

  it('was read when this person answered on another device', async () => {
    const { tab: phone } = await world.signedIn('romeo')
    await hears('one', 'two')
    expect(await rowOf(r, juliet)).toMatchObject({ unread: 2 })
    await phone.client.messages.send(juliet, 'yes')
    await world.calm()
    expect(await rowOf(r, juliet)).toMatchObject({ unread: 0 })
    expect(await linesOf(r, juliet)).toEqual(['< one', '< two', '> yes'])
    expect(await linesOf(phone, juliet)).toEqual(['< one', '< two', '> yes'])
  })

  it('stays so when it came while this person wrote without a network', async () => {
    device.browser.online.set(false)
    world.network.cut(r.wires)
    await world.calm()
    await world.advance(1000)
    await hears('did you see this?')
    await world.advance(1000)
    await r.client.messages.send(juliet, 'written blindly')
    device.browser.online.set(true)
    await world.settled()
    await world.advance(2000)
    expect(await linesOf(r, juliet)).toEqual(['< did you see this?', '> written blindly'])
    expect(await rowOf(r, juliet)).toMatchObject({ unread: 1, last: { preview: 'written blindly' } })
  })
})

describe('a draft', () => {
  it('survives the page, and ends when it was sent', async () => {
    await r.client.conversations.keepDraft(juliet, 'But soft, what')
    r = await world.reload(device, r)
    await world.settled()
    expect(await rowOf(r, juliet)).toMatchObject({ draft: 'But soft, what' })
    await r.client.messages.send(juliet, 'But soft, what')
    expect(await rowOf(r, juliet)).toMatchObject({ draft: '' })
  })

  it('is not taken away by another message', async () => {
    await r.client.conversations.keepDraft(juliet, 'half a thought')
    await hears('one')
    await r.client.messages.send(juliet, 'something else')
    expect(await rowOf(r, juliet)).toMatchObject({ draft: 'half a thought' })
  })
})
