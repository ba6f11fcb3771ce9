import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ServerHabits } from '../support/fake-xmpp-server.ts'
import { Chaos } from './chaos.ts'

const HOUR = 3_600_000
/** More of them with CHAOS_SEEDS=500, others with CHAOS_FIRST=1001. */
const SEEDS = Number(process.env.CHAOS_SEEDS ?? 24)
const FIRST = Number(process.env.CHAOS_FIRST ?? 1)
const archive = { mostInPage: 100, precision: 1, unknownEnd: 'item-not-found', refuses: null } as const

const worlds: [string, Partial<ServerHabits>, number[]][] = [
  ['as they usually are', {}, [0, 0]],
  ['where the server forgets at once how far a session got', { remembersEnded: false }, [0, 0]],
  ['where the server never asks how far we are', { asks: false }, [0, 0]],
  ['where the server does not count stanzas', { counts: false }, [0, 0]],
  [
    'where the archive has whole seconds and tiny pages',
    { archive: { ...archive, precision: 1_000_000, mostInPage: 3 } },
    [0, 0],
  ],
  [
    'where messages wait on the server, too',
    { offlineMessages: true, archive: { ...archive, unknownEnd: 'empty' } },
    [0, 0],
  ],
  ['where the server reads on from sockets that are gone', { readsOn: true }, [0, 0]],
  ['where clocks are wrong', {}, [HOUR, -HOUR]],
]

let chaos: Chaos | null = null
afterEach(() => {
  chaos?.world.end()
  vi.restoreAllMocks()
})

describe.each(worlds)(
  'two people, their tabs, and a network that breaks anywhere, %s',
  (_name, habits, skews) => {
    const share = habits === worlds[0]?.[1] ? SEEDS : Math.ceil(SEEDS / 6)
    const seeds = Array.from({ length: share }, (_, index) => FIRST + index)
    it.each(seeds)('have every message once, in one order (seed %i)', async (seed) => {
      chaos = new Chaos(seed, habits)
      await chaos.begin(skews)
      try {
        await chaos.run(60)
        await chaos.rest()
        await chaos.check()
      } catch (error) {
        expect.fail(`seed ${seed}: ${chaos.log.join(', ')}\n${error instanceof Error ? error.stack : error}`)
      }
    })
  },
)
