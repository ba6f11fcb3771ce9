import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inOrder } from '../../src/model/change-order.ts'

interface Done {
  id: string
  time: number
  guess?: true
}
const compare = (a: Done, b: Done) => a.time - b.time || (a.id < b.id ? -1 : 1)
const put = (all: readonly Done[], next: Done) => inOrder(all, next, compare) ?? all

it('is the order in which it was done, whatever clocks said then, and whichever copies come when (fast-check)', () => {
  fc.assert(
    fc.property(
      // How much the guess is off, and how much later the server had the next one.
      fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 20 })), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.array(fc.nat(5)),
      (steps, copies) => {
        const stamps = steps.map((_, index) =>
          steps.slice(0, index + 1).reduce((sum, [, gap]) => sum + gap, 100),
        )
        let all: readonly Done[] = []
        steps.forEach(([error], index) => {
          const time = Math.max((stamps[index] ?? 0) + error, (all.at(-1)?.time ?? 0) + 0.001)
          all = put(all, { id: `${index}`, time, guess: true })
        })
        for (const copy of copies) {
          const stamp = stamps[copy]
          if (stamp !== undefined) all = put(all, { id: `${copy}`, time: stamp })
          expect(all.at(-1)?.id).toBe(`${steps.length - 1}`)
        }
        for (const [index, time] of stamps.entries()) all = put(all, { id: `${index}`, time })
        expect(all).toEqual(stamps.map((time, index) => ({ id: `${index}`, time })))
      },
    ),
  )
})

it('stays, where the server gives one time to all of them', () => {
  const done = ['b', 'c', 'a'].map((id, index): Done => ({ id, time: 100 + index, guess: true }))
  for (const order of [done, [...done].reverse()]) {
    const all = order.reduce<readonly Done[]>(
      (known, { id }) => put(known, { id, time: 90 }),
      done.reduce<readonly Done[]>(put, []),
    )
    expect(all.map(({ id }) => id)).toEqual(['b', 'c', 'a'])
  }
})

it('takes the word of the server, also when that is an earlier time, and then no guess any more', () => {
  const guessed = put([], { id: 'a', time: 100, guess: true })
  const stamped = put(guessed, { id: 'a', time: 90 })
  expect(stamped).toEqual([{ id: 'a', time: 90 }])
  expect(inOrder(stamped, { id: 'a', time: 120, guess: true }, compare)).toBeNull()
  expect(put(stamped, { id: 'b', time: 95 }).at(-1)?.id).toBe('b')
})
