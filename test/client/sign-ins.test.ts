import { afterEach, beforeEach, describe, expect, it } from 'vitest'
// Fetched when somebody wants to see it; here it is at hand, so that nothing has to be waited for.
import '../../src/client/acting/sign-ins.ts'
import type { Access, SignIns } from '../../src/client/acting/acting.ts'
import { accountOf } from '../../src/storage/accounts.ts'
import { tokenOf } from '../../src/storage/credentials.ts'
import { type AccessBook, keepBook, OLDER } from '../support/fake-access-desk.ts'
import type { FakeAccount } from '../support/fake-account.ts'
import { soon } from '../support/soon.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
let world: World
let account: FakeAccount
let device: Device
let tab: Tab
let book: AccessBook
let access: Access
const stops: (() => void)[] = []

beforeEach(async () => {
  world = new World()
  account = world.server.join('romeo')
  ;({ device, tab } = await world.signedIn('romeo'))
  const row = await tab.storage.read(['accounts'], (tx) => accountOf(tx, romeo))
  book = keepBook(account, [
    { id: 'client/phone', device: 'Phone' },
    { id: `client/${row?.userAgentId}`, device: 'Laptop' },
    { id: 'resource/old', device: 'Old program', byPassword: true },
  ])
  access = await tab.client.access()
})
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  world.end()
})

async function look(at: Access = access): Promise<SignIns> {
  stops.push(at.signIns.subscribe(() => {}))
  await world.calm()
  return at.signIns.get()
}
const namesIn = (state: SignIns) =>
  state.status === 'list' ? state.entries.map(({ device: name }) => name) : state.status
const shown = () => namesIn(access.signIns.get())

describe('D6.7 what may act for an account', () => {
  it('is asked for when somebody looks; this one stands first, and is known by what it calls itself', async () => {
    expect(access.signIns.get()).toEqual({ status: 'reading' })
    const state = await look()
    expect(namesIn(state)).toEqual(['Laptop', 'Phone', 'Old program'])
    expect(state).toMatchObject({ knowsCurrent: true, entries: [{ isCurrent: true }, {}, {}] })
  })

  it('is asked for again while somebody looks, and no longer', async () => {
    await look()
    book.clients.set('client/new', { id: 'client/new', device: 'New' })
    await world.advance(25_000)
    expect(shown()).toContain('New')
    for (const stop of stops.splice(0)) stop()
    book.clients.delete('client/new')
    await world.advance(60_000)
    expect(shown()).toContain('New')
  })

  it('is ended, one at a time', async () => {
    await look()
    expect(await world.during(access.end('client/phone'))).toEqual({ status: 'ended' })
    expect(shown()).toEqual(['Laptop', 'Old program'])
    expect(await world.during(access.end('client/phone'))).toEqual({ status: 'gone' })
    expect(await world.during(access.end('resource/old'))).toEqual({ status: 'password-needed' })
  })

  it('is ended in the words of the server, also where this tab has not looked', async () => {
    book.namespace = OLDER
    expect(await world.during(access.end('client/phone'))).toEqual({ status: 'ended' })
    expect(namesIn(await look())).toEqual(['Laptop', 'Old program'])
    expect(await world.during(access.end('resource/old'))).toEqual({ status: 'password-needed' })
  })

  it('is ended but for this one, and says what only another password ends', async () => {
    await look()
    const result = await world.during(access.endOthers())
    expect(result).toMatchObject({ ended: 1, withPassword: [{ device: 'Old program' }], failed: [] })
    expect(shown()).toEqual(['Laptop', 'Old program'])
  })

  it('is never ended as a whole where nobody knows which of them is this one', async () => {
    for (const id of [...book.clients.keys()]) if (id.length > 20) book.clients.delete(id)
    expect(await look()).toMatchObject({ knowsCurrent: false })
    expect(await world.during(access.endOthers())).toMatchObject({ ended: 0, failed: [] })
    expect(book.clients.size).toBe(2)
  })

  it('is told in any tab, by the one that leads', async () => {
    const second = await device.open()
    await world.settled()
    const there = await second.client.access()
    expect(namesIn(await look(there))).toEqual(['Laptop', 'Phone', 'Old program'])
    expect(await world.during(there.end('client/phone'))).toEqual({ status: 'ended' })
    expect(second.wires.size).toBe(0)
  })

  it('stays in sight while the line is down for a moment, and cannot be ended then', async () => {
    await look()
    world.network.down = true
    world.network.cut()
    await world.advance(1000)
    expect(shown()).toEqual(['Laptop', 'Phone', 'Old program'])
    expect(await world.during(access.end('client/phone'))).toEqual({ status: 'offline' })
  })

  it('is asked for when the line comes back', async () => {
    world.network.down = true
    world.network.cut()
    await world.calm()
    expect(await look()).toEqual({ status: 'unavailable', reason: 'offline' })
    world.network.down = false
    await world.advance(60_000)
    expect(shown()).toEqual(['Laptop', 'Phone', 'Old program'])
  })
})

describe('a server that keeps no list', () => {
  it('says so, and this device tells what it knows of itself', async () => {
    const bare = world.server.join('juliet')
    const { tab: other } = await world.signedIn('juliet')
    const there = await other.client.access()
    expect(await look(there)).toEqual({ status: 'absent' })
    stops.push(there.thisDevice.subscribe(() => {}))
    await world.calm()
    const now = world.time.now()
    expect(there.thisDevice.get()?.token).toMatchObject({ until: [...bare.tokens][0] })
    expect(now - (there.thisDevice.get()?.token?.since ?? 0)).toBeLessThan(60_000)
  })
})

describe('D6.8 a sign-in with fewer rights', () => {
  it('is not shown the list, and may not end anybody', async () => {
    await look()
    book.refusal = 'forbidden'
    expect(await world.during(access.end('client/phone'))).toEqual({ status: 'refused' })
    expect(access.signIns.get()).toEqual({ status: 'refused' })
  })
})

describe('another password', () => {
  const NEW = 'pear-lamp-river-seven'
  const token = () => tab.storage.read(['credentials'], (tx) => tokenOf(tx, romeo))

  it('lets this device stay: the stream goes on, and a new token is here', async () => {
    const before = await token()
    const { attempts } = world.network
    expect(await world.during(access.changePassword(NEW))).toEqual({ status: 'changed' })
    expect(account.password).toBe(NEW)
    expect(world.network).toMatchObject({ renewed: 1, attempts })
    expect((await token())?.expiry).not.toBe(before?.expiry)

    const again = await world.reload(device, tab)
    await world.settled()
    expect(again.client.connection.get()).toMatchObject({ status: 'online', mechanism: 'HT-SHA-256-NONE' })
  })

  it('throws out the others', async () => {
    const { tab: phone } = await world.signedIn('romeo')
    await world.during(access.changePassword(NEW))
    await world.advance(60_000)
    expect(phone.client.connection.get()).toEqual({ status: 'blocked', reason: 'credentials' })
    expect(tab.client.connection.get().status).toBe('online')
  })

  it('is known to this tab until a token is here, and comes back with it', async () => {
    world.network.fast = false
    expect(await world.during(access.changePassword(NEW))).toEqual({ status: 'changed' })
    world.network.fast = true
    world.server.restart()
    world.network.cut()
    await world.settled()
    expect(tab.client.connection.get()).toMatchObject({ status: 'online', mechanism: 'SCRAM-SHA-256' })
    expect(account.tokens).toContain((await token())?.expiry)
  })

  it('is asked about with the new one when the line broke meanwhile', async () => {
    book.breaksAfterPassword = () => world.network.cut()
    expect(await world.during(access.changePassword(NEW))).toEqual({ status: 'changed' })
    await world.settled()
    expect(tab.client.connection.get().status).toBe('online')
  })

  it('may have been changed, when nobody can be asked', async () => {
    book.breaksAfterPassword = () => {
      world.network.down = true
      world.network.cut()
    }
    expect(await world.during(access.changePassword(NEW))).toEqual({ status: 'unknown' })
    world.network.down = false
    await world.settled()
    expect(tab.client.connection.get().status).toBe('online')
  })

  it.each([
    ['not-acceptable', 'weak'],
    ['policy-violation', 'weak'],
    ['not-allowed', 'not-allowed'],
    ['forbidden', 'not-allowed'],
    ['service-unavailable', 'unsupported'],
    ['feature-not-implemented', 'unsupported'],
    ['internal-server-error', 'failed'],
  ])('is refused with %s: %s, and nothing changes', async (condition, status) => {
    book.passwordRefusal = condition
    const before = await token()
    expect(await world.during(access.changePassword(NEW))).toMatchObject({ status })
    expect(world.network.renewed).toBe(0)
    expect((await token())?.expiry).toBe(before?.expiry)
  })

  it('may have been changed, when the network goes while that is found out: nobody waits for patience to end', async () => {
    book.breaksAfterPassword = () => {
      world.network.silent = true
      world.network.cut()
    }
    const answer = access.changePassword(NEW)
    await world.calm()
    device.browser.online.set(false)
    expect(await soon(world, answer)).toEqual({ status: 'unknown' })
  })

  it('is changed by the tab that leads', async () => {
    const second = await device.open()
    await world.settled()
    const there = await second.client.access()
    expect(await world.during(there.changePassword(NEW))).toEqual({ status: 'changed' })
    expect(account.password).toBe(NEW)
    expect(second.wires.size).toBe(0)
  })

  it('is not tried without a connection', async () => {
    world.network.down = true
    world.network.cut()
    await world.calm()
    expect(await world.during(access.changePassword(NEW))).toEqual({ status: 'offline' })
    expect(account.password).not.toBe(NEW)
  })
})
