/** Being told while the program is closed: by Prosody, by our push service, in a browser that only pretends to have none of its own. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { untilItWorks } from '../../server/ports.mjs'
import type { RunningClient } from '../../src/client/create-client.ts'
import { value } from '../../src/live/live.ts'
import type { Waking } from '../../src/model/waking.ts'
import { checkDeployment } from '../../src/platform/deployment.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { type Push, type PushAddress, PushFailure, type PushProblem } from '../../src/platform/push.ts'
import { accountOf } from '../../src/storage/accounts.ts'
import { openStorage, type Storage } from '../../src/storage/storage.ts'
import type { Person } from '../support/prosody.ts'
import type { PushBrowser } from '../support/push-endpoint.ts'
import { type PushHouse, startPushHouse } from '../support/push-house.ts'
import { RawStream } from '../support/raw-stream.ts'
import { realDevice } from '../support/real-device.ts'

const BARE = 'bare.localhost'
let house: PushHouse
let anna: Person
let ben: Person
let there: RawStream
let browser: FakePushBrowser
let clients: RunningClient[]
let storage: Storage
let devices = 0

/** A browser that gives addresses of the house's own push service, one at a time. */
class FakePushBrowser implements Push {
  current: PushBrowser | null = null
  problem: PushProblem | null = null
  /** In the place of the one of the house. */
  endpoint: string | null = null
  /** All that it ever had. */
  readonly had: PushBrowser[] = []
  async subscribe(): Promise<PushAddress> {
    if (this.problem) throw new PushFailure(this.problem)
    if (!this.current) {
      this.current = house.endpoint.browser()
      this.had.push(this.current)
    }
    const { endpoint, keys } = this.current.subscription
    return { endpoint: this.endpoint ?? endpoint, ...keys }
  }
  async end() {
    this.current?.answers(410)
    this.current = null
  }
}

beforeAll(async () => {
  house = await startPushHouse({ hosts: [BARE, 'open.localhost'] })
})
afterAll(() => house.close())
beforeEach(async () => {
  browser = new FakePushBrowser()
  clients = []
  storage = await openStorage({ name: `waking-${++devices}`, channel: () => null })
  ;[anna, ben] = [await house.server.person('anna'), await house.server.person('ben')]
  await house.server.befriend(anna.jid, ben.jid)
  there = await RawStream.signIn(house.server.websocket(), ben)
})
afterEach(async () => {
  await there.close()
  for (const client of clients) await client.stop()
})

async function open(
  push: PushHouse['push'] | null = house.push,
  machine: Partial<Platform> = {},
): Promise<RunningClient> {
  const domains = ['tessera.localhost', BARE, 'open.localhost']
  const client = await realDevice(
    Object.fromEntries(domains.map((domain) => [domain, house.server.websocket(domain)])),
    {
      deployment: { push },
      platform: { ...machine, push: async () => browser },
      storage,
    },
  )
  clients.push(client)
  return client
}
const enter = (client: RunningClient, { jid, password, domain }: Person) =>
  client.signIn.submit({ address: jid, websocket: house.server.websocket(domain) }, password)
const until = (check: () => unknown) =>
  untilItWorks(
    async () => check(),
    () => undefined,
  )
async function waysOf(client: RunningClient) {
  const ways = await client.waking()
  if (!ways) throw new Error('nothing is offered')
  ways.accounts.subscribe(() => {})
  return ways
}
const wakingOf = async (jid: string): Promise<Waking | undefined> =>
  (await storage.read(['accounts'], (tx) => accountOf(tx, jid)))?.waking
async function whenOn(jid: string) {
  const waking = await until(async () => {
    const found = await wakingOf(jid)
    if (found?.status !== 'on') throw new Error(`it is ${found?.status}`)
    return found
  })
  return waking as Extract<Waking, { status: 'on' }>
}
const whenOff = (jid: string) => until(async () => expect(await wakingOf(jid)).toBeUndefined())
/** What Prosody has written down about Anna's browsers. */
const knownToServer = () =>
  house.server.shell(
    `>require"prosody.util.serialization".serialize(require"prosody.core.storagemanager".open("tessera.localhost","cloud_notify"):get("${anna.user}") or {})`,
  )
/** The page is gone, and so is its session. */
async function close(client: RunningClient): Promise<void> {
  clients.splice(clients.indexOf(client), 1)
  await client.stop()
}
const told = (which = browser.had.at(-1)) =>
  (which?.delivered ?? []).map(({ text }) => JSON.parse(text) as { to: string; from?: string })

describe('XEP-0357 being told while the program is closed', () => {
  it('§5 is agreed with the server when it is wanted, and wakes the browser when the page is gone', async () => {
    const client = await open()
    await enter(client, anna)
    const ways = await waysOf(client)
    expect(await ways.turnOn()).toBeNull()
    const { id } = await whenOn(anna.jid)
    await until(() => expect(ways.accounts.get()).toEqual([{ account: anna.jid, status: 'on' }]))
    await close(client)
    there.message(anna.jid, 'Nobody carries this')
    await until(() => expect(told()).toEqual([{ to: id, from: ben.jid }]))
  })

  it('§6 is over when it is turned off', async () => {
    const client = await open()
    await enter(client, anna)
    const ways = await waysOf(client)
    await ways.turnOn()
    await whenOn(anna.jid)
    await ways.turnOff()
    expect(browser.current).toBeNull()
    await whenOff(anna.jid)
  })

  it('§6 is over when one signs out: the server is told, and nobody is woken for who is gone', async () => {
    const client = await open()
    await enter(client, anna)
    await (await waysOf(client)).turnOn()
    await whenOn(anna.jid)
    expect(await knownToServer()).toContain(house.push.service)
    await client.signOut()
    expect(browser.current).toBeNull()
    expect(await knownToServer()).not.toContain(house.push.service)
  })

  it('§6 is over at the browser when the server cannot be told, also before it was ever reached', async () => {
    const client = await open()
    await enter(client, anna)
    await (await waysOf(client)).turnOn()
    await whenOn(anna.jid)
    await close(client)
    const offline = await open(house.push, { online: value(false) })
    await until(() => expect(offline.account.get()?.jid).toBe(anna.jid))
    expect(browser.current).not.toBeNull()
    await offline.signOut()
    expect(browser.current).toBeNull()
  })

  it('goes on for the other account when one of two signs out', async () => {
    const client = await open()
    await enter(client, ben)
    await enter(client, anna)
    const ways = await waysOf(client)
    await ways.turnOn()
    const all = (status: string, count: number) =>
      until(() => expect(ways.accounts.get().map((one) => one.status)).toEqual(Array(count).fill(status)))
    await all('on', 2)
    await whenOn(anna.jid)
    await client.signOut()
    await all('on', 1)
    expect(browser.had).toHaveLength(1)
    expect(browser.current).not.toBeNull()
  })

  it('is agreed anew when the browser is reached by another address', async () => {
    const client = await open()
    await enter(client, anna)
    await (await waysOf(client)).turnOn()
    const before = await whenOn(anna.jid)
    await browser.end()
    // As a worker does that hears of it.
    await client.changeSettings({})
    await until(async () => {
      const { endpoint } = await whenOn(anna.jid)
      expect(endpoint).not.toBe(before.endpoint)
      expect(endpoint).toBe(browser.current?.subscription.endpoint)
    })
    const after = await whenOn(anna.jid)
    expect(after.id).toBe(before.id)
    expect(after.node).not.toBe(before.node)
  })

  it('ends when the browser has taken the permission back', async () => {
    const client = await open()
    await enter(client, anna)
    await (await waysOf(client)).turnOn()
    await whenOn(anna.jid)
    browser.problem = 'denied'
    await client.changeSettings({})
    await whenOff(anna.jid)
  })

  it.each(['denied', 'unreachable'] as const)('says that it cannot be had: %s', async (problem) => {
    const client = await open()
    await enter(client, anna)
    browser.problem = problem
    expect(await (await waysOf(client)).turnOn()).toBe(problem)
    expect(client.settings.get().notifications.closed).toBeUndefined()
  })

  it.each([
    [BARE, 'unsupported'],
    ['open.localhost', 'refused'],
  ] as const)('says that the server has no part in it: %s', async (domain, status) => {
    const carl = await house.server.person('carl', domain)
    const client = await open()
    await enter(client, carl)
    const ways = await waysOf(client)
    await ways.turnOn()
    await until(() => expect(ways.accounts.get()).toEqual([{ account: carl.jid, status }]))
  })

  it('says that the browser’s own service is not known', async () => {
    const client = await open()
    await enter(client, anna)
    browser.endpoint = 'https://push.elsewhere.example/1'
    const ways = await waysOf(client)
    await ways.turnOn()
    await until(() => expect(ways.accounts.get()).toEqual([{ account: anna.jid, status: 'unknown' }]))
  })

  it('waits for a push service that is not there, and is asked again by the next session', async () => {
    const client = await open({ ...house.push, service: 'nobody.tessera.localhost' })
    await enter(client, anna)
    const ways = await waysOf(client)
    await ways.turnOn()
    await until(() => expect(ways.accounts.get()).toEqual([{ account: anna.jid, status: 'waiting' }]))
    await close(client)
    await open()
    await whenOn(anna.jid)
  })

  it('is not offered where the deployment has nobody for it', async () => {
    const client = await open(null)
    expect(await client.waking()).toBeNull()
  })
})

it('takes the key of a push service only as a key', () => {
  const key = `B${'a'.repeat(86)}`
  const read = (push: unknown) => checkDeployment({ push }).push
  expect(read({ service: 'push.example.org', key })).toEqual({ service: 'push.example.org', key })
  expect(read({ service: 'push.example.org', key: 'short' })).toBeNull()
  expect(read({ service: 'a@b', key })).toBeNull()
  expect(read('push.example.org')).toBeNull()
})
