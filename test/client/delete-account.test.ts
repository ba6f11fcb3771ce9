/** The account goes for good: at the server first, then from this device, and from no other account. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import '../../src/client/acting/delete-account.ts'
import '../../src/client/acting/sign-ins.ts'
import { countsOf } from '../support/database-view.ts'
import { type AccessBook, keepBook } from '../support/fake-access-desk.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
let device: Device
let tab: Tab
let book: AccessBook

beforeEach(async () => {
  world = new World()
  const account = world.server.join('romeo')
  account.befriend(juliet)
  world.server.join('juliet').befriend(romeo)
  ;({ device, tab } = await world.signedIn('romeo'))
  await tab.client.messages.send(juliet, 'adieu')
  await world.calm()
  book = keepBook(account)
})
afterEach(() => world.end())

describe('an account that is deleted', () => {
  it('is gone at the server, and then nothing of it is on this device, in no tab', async () => {
    const other = await device.open()
    await world.settled()
    expect(await world.during(tab.client.deleteAccount())).toEqual({ status: 'deleted' })
    await world.calm()
    expect(book.isRemoved).toBe(true)
    expect(await countsOf(tab)).toEqual({})
    expect(tab.client.account.get()).toBeNull()
    expect(other.client.account.get()).toBeNull()
    // Nobody is asked to forget what cannot be used any more, and nobody says that the browser threw it away.
    expect(world.network.invalidated).toEqual([])
    expect(tab.client.cleared.get()).toBeNull()
  })

  it('is deleted by the tab that leads', async () => {
    const other = await device.open()
    await world.settled()
    expect(await world.during(other.client.deleteAccount())).toEqual({ status: 'deleted' })
    expect(other.wires.size).toBe(0)
    expect(await countsOf(other)).toEqual({})
  })

  it('is known to be gone where the server says so by ending the stream alone', async () => {
    book.removesWithoutWords = true
    const other = await device.open()
    await world.settled()
    expect(await world.during(other.client.deleteAccount())).toEqual({ status: 'deleted' })
    expect(book.isRemoved).toBe(true)
    expect(await countsOf(tab)).toEqual({})
  })

  it('is known to be there when the line broke before it was heard, and comes back', async () => {
    const answer = tab.client.deleteAccount()
    await world.idle()
    world.server.restart()
    world.network.cut()
    expect(await world.during(answer)).toEqual({ status: 'failed', text: null })
    expect(book.isRemoved).toBe(false)
    expect(tab.client.connection.get().status).toBe('online')
  })

  it('is gone when the broken line comes back, and the wish with it', async () => {
    book.removesWithoutWords = true
    const answer = tab.client.deleteAccount()
    await world.idle()
    world.network.cut()
    expect(await world.during(answer)).toEqual({ status: 'deleted' })
    expect(book.isRemoved).toBe(true)
    expect(await countsOf(tab)).toEqual({})
  })

  it('leaves the others of this device as they are', async () => {
    await world.signIn(tab, 'juliet')
    await world.settled()
    await tab.client.use(romeo)
    await world.calm()
    expect(await world.during(tab.client.deleteAccount())).toEqual({ status: 'deleted' })
    await world.settled()
    expect(tab.client.account.get()?.jid).toBe(juliet)
    expect(tab.client.connection.get().status).toBe('online')
  })

  it.each([
    [
      { condition: 'not-allowed', said: 'Ask the principal' },
      { status: 'not-allowed', text: 'Ask the principal' },
    ],
    [{ condition: 'forbidden' }, { status: 'not-allowed', text: null }],
    [{ condition: 'service-unavailable' }, { status: 'unsupported' }],
    [{ condition: 'feature-not-implemented' }, { status: 'unsupported' }],
    [
      { condition: 'service-unavailable', said: 'disk' },
      { status: 'failed', text: 'disk' },
    ],
    [{ condition: 'internal-server-error' }, { status: 'failed', text: null }],
  ])('stays whole when the server says %o', async (refusal, answer) => {
    book.removalRefusal = refusal
    const before = await countsOf(tab)
    expect(await world.during(tab.client.deleteAccount())).toEqual(answer)
    expect(await countsOf(tab)).toEqual(before)
    expect(tab.client.connection.get().status).toBe('online')
  })

  it('is not tried without a connection, and may be gone when the line breaks before the answer', async () => {
    const answer = tab.client.deleteAccount()
    await world.idle()
    world.network.down = true
    world.network.cut()
    expect(await world.during(answer)).toEqual({ status: 'unknown' })
    expect(await world.during(tab.client.deleteAccount())).toEqual({ status: 'offline' })
    expect(book.isRemoved).toBe(false)
    expect(tab.client.account.get()?.jid).toBe(romeo)
  })
})
