import fc from 'fast-check'
import { expect, it } from 'vitest'
import { value } from '../../src/live/live.ts'
import { perFrame } from '../../src/live/per-frame.ts'

/** Frames by hand. */
function frames() {
  let waiting: (() => void) | null = null
  return {
    next(run: () => void) {
      waiting = run
      return () => {
        waiting = null
      }
    },
    end() {
      const run = waiting
      waiting = null
      run?.()
    },
    get isWaiting() {
      return waiting !== null
    },
  }
}

it('tells the first change at once, and the rest of a frame together', () => {
  const clock = frames()
  const source = value(0)
  const live = perFrame(source, clock.next)
  const told: number[] = []
  live.subscribe(() => told.push(live.get()))
  source.set(1)
  for (let n = 2; n <= 2000; n++) source.set(n)
  expect(told).toEqual([1])
  clock.end()
  expect(told).toEqual([1, 2000])
})

it('knows what changed between being looked at and being listened to', () => {
  const source = value(0)
  const live = perFrame(source, frames().next)
  live.get()
  source.set(1)
  live.subscribe(() => {})
  expect(live.get()).toBe(1)
})

it('rests when nothing changes', () => {
  const clock = frames()
  const source = value(0)
  const live = perFrame(source, clock.next)
  live.subscribe(() => {})
  source.set(1)
  clock.end()
  expect(clock.isWaiting).toBe(false)
})

it('never tells more than once a frame, and ends with the newest', () => {
  const step = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant('frame' as const))
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const clock = frames()
      const source = value(0)
      const live = perFrame(source, clock.next)
      let inFrame = 0
      live.subscribe(() => {
        inFrame++
      })
      for (const step of steps) {
        if (step === 'frame') {
          // What the end of a frame tells belongs to the next one.
          inFrame = 0
          clock.end()
        } else source.set(step)
        expect(inFrame).toBeLessThanOrEqual(1)
      }
      clock.end()
      clock.end()
      expect(live.get()).toBe(source.get())
    }),
  )
})

it('is up to date while nobody listens, and forgets its source afterwards', () => {
  const clock = frames()
  const source = value(0)
  const live = perFrame(source, clock.next)
  source.set(5)
  expect(live.get()).toBe(5)
  const stop = live.subscribe(() => {})
  source.set(6)
  stop()
  expect(clock.isWaiting).toBe(false)
  source.set(7)
  expect(live.get()).toBe(7)
})
