import { afterEach, describe, expect, it, vi } from 'vitest'
import { Chaos } from './chaos.ts'

const SEEDS = Number(process.env.CHAOS_SEEDS ?? 50)
const FIRST = Number(process.env.CHAOS_FIRST ?? 1)

let chaos: Chaos | null = null
afterEach(() => {
  chaos?.world.end()
  vi.restoreAllMocks()
})

describe('two people, their tabs, and a network that breaks anywhere', () => {
  it.each(Array.from({ length: SEEDS }, (_, index) => FIRST + index))(
    'has every message once, in the same order, for both (seed %i)',
    async (seed) => {
      chaos = new Chaos(seed)
      await chaos.begin()
      try {
        await chaos.run(60)
        await chaos.rest()
        await chaos.check()
      } catch (error) {
        expect.fail(`seed ${seed}: ${chaos.log.join(', ')}\n${error instanceof Error ? error.stack : error}`)
      }
    },
  )
})
