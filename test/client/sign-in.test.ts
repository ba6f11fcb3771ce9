import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tokenOf } from '../../src/storage/credentials.ts'
import { ConnectFailure, type ConnectProblem } from '../../src/xmpp/failure.ts'
import { countsOf, linesOf, outboxOf } from '../support/database-view.ts'
import { soon } from '../support/soon.ts'
import { jidOf, PASSWORD, WEBSOCKET, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
/** Somebody who takes a question and gives no answer. */
const silence = (_: string, init?: RequestInit) =>
  new Promise<never>((_, reject) => init?.signal?.addEventListener('abort', () => reject(new TypeError())))

beforeEach(() => {
  world = new World()
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
})
afterEach(() => world.end())

describe('coming in', () => {
  it('brings a person online, and messages go both ways', async () => {
    const { tab: r } = await world.signedIn('romeo')
    const { tab: j } = await world.signedIn('juliet')
    await r.client.messages.send(juliet, 'hello')
    await world.calm()
    await j.client.messages.send(romeo, 'hi')
    await world.calm()
    expect(await linesOf(r, juliet)).toEqual(['> hello', '< hi'])
    expect(await linesOf(j, romeo)).toEqual(['< hello', '> hi'])
    expect(await outboxOf(r)).toEqual([])
  })

  it('finds the endpoint of a typed address', async () => {
    const tab = await world.device().open()
    expect(await world.during(tab.client.signIn.lookup(' Romeo@verona.example '))).toEqual({
      status: 'found',
      address: romeo,
      websocket: WEBSOCKET,
    })
    expect(await tab.client.signIn.lookup('no address')).toEqual({ status: 'bad-address' })
  })

  const problems: [ConnectProblem, string][] = [
    ['unreachable', 'unreachable'],
    ['timeout', 'timeout'],
    ['not-authorized', 'refused'],
    ['no-mechanism', 'no-mechanism'],
    ['server-not-proved', 'not-proved'],
    ['account-disabled', 'account-disabled'],
    ['host-unknown', 'host-unknown'],
  ]
  it.each(problems)(
    'tells a failure as what it is (%s), and leaves nothing behind',
    async (problem, status) => {
      const tab = await world.device().open()
      world.network.refuseNext = new ConnectFailure(problem)
      expect(await world.signIn(tab, 'romeo')).toEqual({ status, domain: 'verona.example' })
      expect(await countsOf(tab)).toEqual({})
      expect(tab.client.account.get()).toBeNull()
      expect((await world.signIn(tab, 'romeo')).status).toBe('signed-in')
    },
  )

  it('says offline when the device has no network, and unreachable when the server does not answer', async () => {
    const device = world.device()
    const tab = await device.open()
    world.network.down = true
    expect((await world.signIn(tab, 'romeo')).status).toBe('unreachable')
    device.browser.online.set(false)
    expect((await world.signIn(tab, 'romeo')).status).toBe('offline')
    expect(await countsOf(tab)).toEqual({})
  })

  it('says offline as soon as the network goes while the server is looked for', async () => {
    world.knowsServer = false
    world.web = silence
    const device = world.device()
    const tab = await device.open()
    const answer = tab.client.signIn.lookup(romeo)
    await world.idle()
    device.browser.online.set(false)
    expect(await soon(world, answer)).toEqual({ status: 'offline' })
  })

  it('says offline as soon as the network goes, not when patience ends', async () => {
    const device = world.device()
    const tab = await device.open()
    const answer = tab.client.signIn.submit({ address: romeo, websocket: WEBSOCKET }, PASSWORD)
    await world.idle()
    device.browser.online.set(false)
    expect(await answer).toEqual({ status: 'offline' })
    expect(await countsOf(tab)).toEqual({})
    device.browser.online.set(true)
    expect((await world.signIn(tab, 'romeo')).status).toBe('signed-in')
  })

  it('says so when the database takes nothing', async () => {
    const tab = await world.device().open()
    tab.storage.full = true
    expect((await world.signIn(tab, 'romeo')).status).toBe('no-storage')
    expect(tab.client.account.get()).toBeNull()
  })

  it('D5.9 keeps a key that nobody can read, and no password anywhere', async () => {
    const { tab } = await world.signedIn('romeo')
    const token = await tab.storage.read(['credentials'], (tx) => tokenOf(tx, romeo))
    expect(token?.key.extractable).toBe(false)
    world.network.cut()
    await world.settled()
    // The second time there is nothing but the token.
    expect(tab.client.connection.get()).toMatchObject({ status: 'online', mechanism: 'HT-SHA-256-NONE' })
  })

  it('reconnects with the password as long as the page lives where the server gives no token', async () => {
    world.network.fast = false
    const { device, tab } = await world.signedIn('romeo')
    world.network.cut()
    await world.settled()
    expect(tab.client.connection.get()).toMatchObject({ status: 'online', mechanism: 'SCRAM-SHA-256' })
    const again = await world.reload(device, tab)
    await world.settled()
    expect(again.client.connection.get()).toEqual({ status: 'blocked', reason: 'credentials' })
  })

  it('D5.7 keeps the token when the network fails, and drops it when the server refuses it', async () => {
    const { tab } = await world.signedIn('romeo')
    const token = () => tab.storage.read(['credentials'], (tx) => tokenOf(tx, romeo))
    world.network.cut()
    world.network.down = true
    await world.advance(60_000)
    expect(await token()).not.toBeNull()
    world.server.accounts.get(romeo)?.tokens.clear()
    world.network.down = false
    await world.advance(120_000)
    expect(tab.client.connection.get()).toEqual({ status: 'blocked', reason: 'credentials' })
    expect(await token()).toBeNull()
  })

  it('signs in again after the token was refused, and everything that was here is still here', async () => {
    const { tab } = await world.signedIn('romeo')
    await tab.client.messages.send(juliet, 'before')
    await world.calm()
    world.server.accounts.get(romeo)?.tokens.clear()
    world.network.cut()
    await world.settled()
    await tab.client.messages.send(juliet, 'meanwhile')
    expect((await world.signIn(tab, 'romeo', 'wrong')).status).toBe('refused')
    expect(await linesOf(tab, juliet)).toEqual(['> before', '> meanwhile (sending)'])
    expect((await world.signIn(tab, 'romeo')).status).toBe('signed-in')
    await world.settled()
    expect(tab.client.connection.get().status).toBe('online')
    expect(await linesOf(tab, juliet)).toEqual(['> before', '> meanwhile'])
  })
})

describe('going', () => {
  it('D5.8 wipes this device first, whatever the network says, and then tells the server', async () => {
    const { tab } = await world.signedIn('romeo')
    await tab.client.messages.send(juliet, 'hello')
    await world.calm()
    await world.during(tab.client.signOut())
    expect(await countsOf(tab)).toEqual({})
    expect(tab.client.account.get()).toBeNull()
    expect(world.network.invalidated).toHaveLength(1)
    expect(world.server.accounts.get(romeo)?.tokens.size).toBe(0)
    expect(world.server.accounts.get(romeo)?.sessions.size).toBe(0)
  })

  it('D5.8 wipes this device without a network, and tells the server when there is one', async () => {
    const { device, tab } = await world.signedIn('romeo')
    device.browser.online.set(false)
    world.network.down = true
    world.network.cut()
    await world.during(tab.client.signOut())
    expect(await countsOf(tab)).toEqual({})
    expect(world.network.invalidated).toHaveLength(0)
    world.network.down = false
    device.browser.online.set(true)
    await world.calm()
    expect(world.network.invalidated).toHaveLength(1)
  })

  it('D5.8 tells the server also where the network was back before the first try had failed', async () => {
    const { device, tab } = await world.signedIn('romeo')
    let fail = () => {}
    world.network.slow = new Promise((resolve) => {
      fail = resolve
    })
    device.browser.online.set(false)
    world.network.down = true
    world.network.cut()
    await world.during(tab.client.signOut())
    await world.calm()
    world.network.down = false
    device.browser.online.set(true)
    await world.calm()
    expect(world.network.invalidated).toHaveLength(0)
    fail()
    await world.calm()
    expect(world.network.invalidated).toHaveLength(1)
  })

  it('D5.9 keeps only what belongs to the device', async () => {
    const { tab } = await world.signedIn('romeo')
    await tab.client.changeSettings({ theme: 'dark' })
    await world.during(tab.client.signOut())
    expect(await countsOf(tab)).toEqual({ settings: 1 })
  })

  it('lets somebody else in afterwards, who sees nothing of it', async () => {
    const { tab } = await world.signedIn('romeo')
    await tab.client.messages.send(juliet, 'hello')
    await world.calm()
    await world.during(tab.client.signOut())
    const found = { address: juliet, websocket: WEBSOCKET }
    expect((await world.during(tab.client.signIn.submit(found, PASSWORD))).status).toBe('signed-in')
    await world.settled()
    expect(await linesOf(tab, romeo)).toEqual(['< hello'])
    expect(await linesOf(tab, juliet)).toEqual([])
  })
})
