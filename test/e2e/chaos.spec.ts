/** Nothing that was written is lost, doubled or turned around, whatever breaks at whatever moment. */
import type { LatencyProxy } from '../support/latency-proxy.ts'
import { expectAllTold, kept, MANY, pour, wake, words } from './chaos.ts'
import { openChat } from './chat.ts'
import { type Browsing, expect, signIn } from './people.ts'
import { archivedBodies } from './server-archive.ts'
import { chance, test } from './trouble.ts'

test.describe.configure({ timeout: 480_000, retries: 0 })
test.use({ friends: true })

const ROUNDS = 25
/** How many messages are written before and after a page goes: five pages of each person go, which is what takes the time. */
const SPELL = 40
/** How often a server goes down. */
const FALLS = 3
/** Ten messages of one of them are a round. */
const ROUNDS_A_FALL = (2 * MANY) / 10 / (FALLS + 1)

async function meet(alice: Browsing, bob: Browsing) {
  await Promise.all([signIn(alice.page, alice), signIn(bob.page, bob)])
  await Promise.all([openChat(alice.page, bob.jid), openChat(bob.page, alice.jid)])
}

/** Waits for the cut that was arranged; where too little is said for it to come, cuts now. */
async function expectCut({ page }: Browsing, network: LatencyProxy, before: number) {
  let asked = 0
  await expect
    .poll(
      async () => {
        await wake(page)
        asked += 1
        if (asked > 20) network.cut()
        return network.counts.cuts
      },
      { intervals: [25] },
    )
    .toBeGreaterThan(before)
  await wake(page)
}

test('our connections are cut at fifty random moments while we write', async ({ alice, bob, networkOf }) => {
  const random = chance()
  const networks = [await networkOf(alice), await networkOf(bob)] as const
  await meet(alice, bob)

  async function live(person: Browsing, name: string, network: LatencyProxy) {
    for (let round = 0; round < ROUNDS; round++) {
      const from = (round * MANY) / ROUNDS
      const texts = words(name, from, from + MANY / ROUNDS)
      const { cuts } = network.counts
      const middle = random.between(0, texts.length)
      await pour(person.page, texts.slice(0, middle))
      // In the middle of some frame to come, of the next handshake if there is no connection; or between two frames.
      if (random.yes(0.8))
        network.cutAfter(random.between(1, random.oneOf(300, 1200, 4000)), random.oneOf('up', 'down'))
      else network.cut()
      await pour(person.page, texts.slice(middle))
      await expectCut(person, network, cuts)
    }
  }
  await Promise.all([live(alice, 'alice', networks[0]), live(bob, 'bob', networks[1])])
  expect(networks[0].counts.cuts + networks[1].counts.cuts).toBeGreaterThanOrEqual(2 * ROUNDS)
  await expectAllTold(alice, bob)
})

test('we reload our pages while we write', async ({ alice, bob }) => {
  const random = chance()
  await meet(alice, bob)
  async function live({ page }: Browsing, other: Browsing, name: string) {
    for (let from = 0; from < MANY; from += SPELL) {
      const texts = words(name, from, from + SPELL)
      const middle = random.between(1, texts.length)
      await pour(page, texts.slice(0, middle))
      await kept(page, other.jid, texts.slice(0, middle))
      await page.reload()
      await pour(page, texts.slice(middle))
    }
    await kept(page, other.jid, words(name, 0, MANY))
  }
  await Promise.all([live(alice, bob, 'alice'), live(bob, alice, 'bob')])
  await expectAllTold(alice, bob)
})

test('we write from two tabs each, which come and go', async ({ alice, bob }) => {
  const random = chance()
  await meet(alice, bob)
  async function live(person: Browsing, other: Browsing, name: string) {
    let [first, second] = [person.page, await person.context.newPage()]
    await second.goto(first.url())
    for (let from = 0; from < MANY; from += SPELL) {
      const texts = words(name, from, from + SPELL)
      const middle = random.between(1, texts.length - 1)
      await pour(first, texts.slice(0, middle))
      await kept(second, other.jid, texts.slice(0, middle))
      await pour(second, texts.slice(middle))
      await kept(second, other.jid, texts.slice(middle))
      if (random.yes(0.6)) {
        await first.close()
        first = await person.context.newPage()
        await first.goto(second.url())
        await expect(first.getByTestId('conversation')).toHaveAttribute('data-jid', other.jid)
      }
      if (random.yes()) [first, second] = [second, first]
    }
    return first
  }
  const pages = await Promise.all([live(alice, bob, 'alice'), live(bob, alice, 'bob')])
  await expectAllTold(alice, bob, pages)
})

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  const how = signal === 'SIGTERM' ? 'restarts' : 'is struck dead and comes back'
  test(`our server ${how} while we write`, async ({ alice, bob, ownServer }) => {
    const random = chance()
    await ownServer.house(alice, bob)
    await meet(alice, bob)
    let rounds = 0
    let falls = 0
    async function live({ page }: Browsing, name: string) {
      for (let from = 0; from < MANY; from += 10) {
        // Hands that are faster than a server that comes back would have nothing left to write when it falls again.
        const due = Math.floor((from / MANY) * (FALLS + 1))
        await expect.poll(() => falls, { intervals: [20], timeout: 60_000 }).toBeGreaterThanOrEqual(due)
        await pour(page, words(name, from, from + 10))
        await wake(page)
        rounds += 1
      }
    }
    async function fall() {
      while (falls < FALLS) {
        const until = Math.min(rounds + random.between(3, 7), (falls + 1) * ROUNDS_A_FALL)
        await expect.poll(() => rounds, { intervals: [20], timeout: 60_000 }).toBeGreaterThanOrEqual(until)
        falls += 1
        await ownServer.restart(signal)
        await Promise.all([wake(alice.page), wake(bob.page)])
      }
    }
    await Promise.all([live(alice, 'alice'), live(bob, 'bob'), fall()])
    // A server that is struck dead between the sender's archive and the other's has lost what it was about to deliver: its
    // word that it has it is in the one, and nothing is in the other. Nobody outside can know; it is one message at most.
    let lost = 0
    await expectAllTold(alice, bob, undefined, async (person, written) => {
      if (signal === 'SIGTERM') return []
      const kept = await archivedBodies(ownServer.websocket(), person)
      const gone = written.filter((body) => !kept.includes(body))
      lost += gone.length
      return gone
    })
    expect(lost).toBeLessThanOrEqual(FALLS)
  })
}
