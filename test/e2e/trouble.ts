/** What goes wrong between people: a network of their own that can be cut, a server of the test's own that can be stopped. */

import { type LatencyProxy, startLatencyProxy } from '../support/latency-proxy.ts'
import { startProsody, type TestServer } from '../support/prosody.ts'
import { type Browsing, test as base, routeTo } from './people.ts'

export interface OwnServer extends TestServer {
  /** Their accounts are on this server, where two know each other if they do so elsewhere, and their browsers find it. */
  house(...people: Browsing[]): Promise<void>
}

interface Trouble {
  /** From now on everything that this person's browser says to the server goes through here. */
  networkOf(person: Browsing): Promise<LatencyProxy>
  ownServer: OwnServer
}

const portOf = (websocket: string) => Number(new URL(websocket).port)

async function moveTo(person: Browsing, port: number) {
  await routeTo(person.context, person.domain, `ws://${person.domain}:${port}/xmpp-websocket`)
  // The app reads where servers are when it is loaded.
  await person.page.reload()
}

export const test = base.extend<Trouble>({
  networkOf: async ({ house }, use) => {
    const networks: LatencyProxy[] = []
    await use(async (person) => {
      const network = await startLatencyProxy(portOf(house.websocket))
      networks.push(network)
      await moveTo(person, network.port)
      return network
    })
    for (const network of networks) await network.stop()
  },
  ownServer: async ({ friends }, use) => {
    const server = await startProsody()
    await use({
      ...server,
      async house(...people) {
        for (const person of people) {
          await server.register(person.user, person.domain, person.password)
          await moveTo(person, portOf(server.websocket()))
        }
        const [one, other] = people
        if (friends && one && other) await server.befriend(one.jid, other.jid)
      },
    })
    await server.close()
  },
})

/** Numbers that look random and are the same again for the same seed, which is printed. */
export function chance() {
  const seed = Number(process.env.TESSERA_SEED ?? Date.now() % 1_000_000)
  process.stdout.write(`    TESSERA_SEED=${seed}\n`)
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    /** Whole, from `low` to `high`, both included. */
    between: (low: number, high: number) => low + Math.floor(next() * (high - low + 1)),
    oneOf: <T>(first: T, ...more: T[]): T =>
      [first, ...more][Math.floor(next() * (more.length + 1))] ?? first,
    yes: (share = 0.5) => next() < share,
  }
}
