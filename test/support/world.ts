/** A whole world in one process: a server, people, their devices, tabs; and a hand that lets time and frames go on. */
import 'fake-indexeddb/auto'
import { vi } from 'vitest'
import { createClient, type RunningClient } from '../../src/client/create-client.ts'
import { fetchRooms } from '../../src/client/session/fetched-rooms.ts'
import { checkDeployment } from '../../src/platform/deployment.ts'
import type { Native } from '../../src/platform/native.ts'
import { countCrypto } from './counted-crypto.ts'
import { FakeBrowser, type FakeTab } from './fake-browser.ts'
import { FakeNetwork } from './fake-network.ts'
import { FakeTime } from './fake-time.ts'
import type { FakeWire } from './fake-wire.ts'
import { DOMAIN, FakeXmppServer, type ServerHabits } from './fake-xmpp-server.ts'
import { type Fate, type MortalStorage, openMortal, Work } from './mortal-storage.ts'

// What the program fetches when it is wanted is at hand here: files are read in real time, and the time of the world would run on.
await Promise.all([
  import('../../src/xmpp/registration.ts'),
  import('../../src/xmpp/renew-token.ts'),
  import('../../src/client/acting/access-session.ts'),
  import('../../src/client/keeping/create-keeping.ts'),
  import('../../src/client/acting/create-linking.ts'),
  import('../../src/client/noticing/create-noticing.ts'),
  import('../../src/client/acting/create-programs.ts'),
  import('../../src/client/files/filing-work.ts'),
  import('../../src/client/history/find-place.ts'),
  import('../../src/client/session/idleness.ts'),
  import('../../src/client/people/managing-work.ts'),
  import('../../src/client/people/names-sync.ts'),
  import('../../src/client/signing-in/own-access.ts'),
  import('../../src/client/signing-in/own-grant.ts'),
  import('../../src/client/inspecting/create-inspecting.ts'),
  import('../../src/client/invites/preflight.ts'),
  import('../../src/client/people/profile-keeper.ts'),
  import('../../src/client/arriving/register.ts'),
  import('../../src/client/arriving/resolve-page.ts'),
  import('../../src/client/session/rooms.ts'),
  import('../../src/client/search/search-archive.ts'),
  import('../../src/client/signing-in/server-pages.ts'),
  import('../../src/client/acting/sign-ins.ts'),
  import('../../src/client/signing-in/unclaimed.ts'),
])

export const WEBSOCKET = `wss://${DOMAIN}/ws`
/** Another domain of the same server. */
export const ELSEWHERE = 'mantua.example'
export const PASSWORD = 'wherefore'
export const jidOf = (name: string) => `${name}@${DOMAIN}`

// Nothing here waits for time to pass: a machine that is slow is no failure.
vi.setConfig({ testTimeout: 120_000 })

/** Enough turns of the event loop for anything that is not counted as work. */
const QUIET_TURNS = 4
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

let worlds = 0

export interface Tab extends FakeTab {
  client: RunningClient
  storage: MortalStorage
  /** Sockets that this tab has opened, the newest last. */
  wires: ReadonlySet<FakeWire>
  /** As a reload or a crash ends it. */
  die(fate?: Fate): void
}

export interface Device {
  browser: FakeBrowser
  tabs: Set<Tab>
  open(): Promise<Tab>
}

export class World {
  readonly time = new FakeTime()
  readonly work = new Work()
  readonly server: FakeXmppServer
  readonly network: FakeNetwork
  /** There is none, as long as a test does not say what it answers. */
  web: (url: string, init?: RequestInit) => Promise<Response> = () =>
    Promise.reject(new TypeError('there is no web here'))
  /** Whether the deployment knows where the server is; else it has to be found. */
  knowsServer = true
  /** Whether the rooms are at hand before a page opens; else they come as the client fetches them. */
  hasRooms = true
  /** How they come, when they are not. */
  fetchRooms = fetchRooms
  /** Of the machines whose tabs are opened from then on; null: browsers, as most are. */
  native: Native | null = null
  #name = `world-${++worlds}`
  #devices: Device[] = []
  #stopCounting: () => void

  constructor(habits: Partial<ServerHabits> = {}) {
    // How long a client waits before it tries again is drawn by lot; here the lot is always the same.
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    this.server = new FakeXmppServer(this.time, habits)
    this.network = new FakeNetwork(this.server, this.work)
    this.#stopCounting = countCrypto(this.work)
  }

  device(skew = 0): Device {
    const browser = new FakeBrowser(this.time, skew)
    const name = `${this.#name}-${this.#devices.length}`
    const tabs = new Set<Tab>()
    const device: Device = { browser, tabs, open: () => this.#openTab(browser, name, tabs) }
    this.#devices.push(device)
    return device
  }

  async #openTab(browser: FakeBrowser, name: string, tabs: Set<Tab>): Promise<Tab> {
    const servers = {
      [DOMAIN]: { websocket: WEBSOCKET },
      [ELSEWHERE]: { websocket: `wss://${ELSEWHERE}/ws` },
    }
    if (this.hasRooms) await fetchRooms()
    const page = browser.openTab()
    const storage = await openMortal(name, page.channel, this.work)
    const edge = this.network.edge()
    const client = createClient({
      storage,
      platform: this.native ? { ...page.platform, native: this.native } : page.platform,
      deployment: Promise.resolve(checkDeployment(this.knowsServer ? { servers } : {})),
      fetch: (url, init) => this.web(String(url), init),
      network: { ...edge, fetchRooms: () => this.fetchRooms() },
    })
    const die = (fate: Fate = 'abort') => {
      if (!tabs.delete(tab)) return
      page.kill()
      edge.kill()
      storage.kill(fate)
    }
    const tab: Tab = { ...page, client, storage, wires: edge.wires, die }
    tabs.add(tab)
    await this.idle()
    return tab
  }

  get tabs(): Tab[] {
    return this.#devices.flatMap((device) => [...device.tabs])
  }

  /** Until nobody in the world is busy with what has happened so far. */
  async idle(): Promise<void> {
    let seen = this.work.begun
    for (let quiet = 0; quiet < QUIET_TURNS; quiet++) {
      await turn()
      if (this.work.running === 0 && this.work.begun === seen) continue
      seen = this.work.begun
      quiet = -1
    }
  }

  /** Every frame arrives, and everything that follows from it happens; time stands still. */
  async calm(): Promise<void> {
    for (;;) {
      await this.idle()
      const moving = this.network.moving()
      if (!moving.length) return
      for (const wire of moving) {
        while (wire.up.length) wire.moveUp()
        while (wire.down.length) wire.moveDown()
      }
    }
  }

  async advance(milliseconds: number): Promise<void> {
    const limit = this.time.now() + milliseconds
    await this.calm()
    while (this.time.next(limit)) await this.calm()
  }

  /** Lets the world go on until a promise is settled. */
  async during<T>(promise: Promise<T>): Promise<T> {
    let over = false
    const end = () => {
      over = true
    }
    promise.then(end, end)
    for (let round = 0; !over; round++) {
      if (round > 300) throw new Error('the world stands still, and it is not over')
      await this.calm()
      if (!over) await this.advance(1000)
    }
    return promise
  }

  /** Until every tab is online, or waits for a person. */
  async settled(): Promise<void> {
    const isSettled = () =>
      this.tabs.every(
        ({ client }) =>
          client.account.get() == null || !['connecting', 'waiting'].includes(client.connection.get().status),
      )
    await this.calm()
    for (let round = 0; !isSettled(); round++) {
      if (round > 300) throw new Error('somebody does not get online')
      await this.advance(1000)
    }
  }

  signIn(tab: Tab, name: string, password = PASSWORD) {
    return this.during(tab.client.signIn.submit({ address: jidOf(name), websocket: WEBSOCKET }, password))
  }

  /** A new device of somebody, signed in and at rest. */
  async signedIn(name: string, skew = 0): Promise<{ device: Device; tab: Tab }> {
    const device = this.device(skew)
    const tab = await device.open()
    const result = await this.signIn(tab, name)
    if (result.status !== 'signed-in') throw new Error(`${name} did not get in: ${result.status}`)
    await this.settled()
    return { device, tab }
  }

  /** The page again, on the same database. */
  async reload(device: Device, tab: Tab, fate: Fate = 'abort'): Promise<Tab> {
    tab.die(fate)
    return device.open()
  }

  end(): void {
    this.#stopCounting()
    for (const tab of this.tabs) tab.die('commit')
  }
}
