import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ArchiveRange,
  addRange,
  coverage,
  holes,
  isCovered,
  oldestCovered,
} from '../../src/model/archive-range.ts'
import { alice, bob, range } from '../storage/rows.ts'

const spans = (ranges: readonly { oldest: { order: number }; newest: { order: number } }[]) =>
  ranges.map(({ oldest, newest }) => [oldest.order, newest.order])
const own = { scope: bob } as const

// Few times, so that ranges often meet; the id is the time's, as in an archive without two messages at a time.
const anyRange = fc
  .record({ from: fc.nat(12), length: fc.nat(4), scope: fc.constantFrom<'all' | string>('all', bob) })
  .map(({ from, length, scope }) => range(alice, from, from + length, { scope }))
const anyRanges = fc.array(anyRange, { maxLength: 6 })
const collect = (ranges: readonly ArchiveRange[]) => ranges.reduce(addRange, [] as ArchiveRange[])

describe('adding a range', () => {
  it('merges what overlaps and keeps apart what does not', () => {
    expect(spans(collect([range(alice, 1, 4), range(alice, 6, 9), range(alice, 3, 5)]))).toEqual([
      [1, 5],
      [6, 9],
    ])
  })

  it('merges what shares a message', () => {
    expect(spans(addRange([range(alice, 1, 4)], range(alice, 4, 6)))).toEqual([[1, 6]])
  })

  it('closes the hole between two ranges and makes them one', () => {
    expect(spans(collect([range(alice, 1, 4), range(alice, 8, 9), range(alice, 4, 8)]))).toEqual([[1, 9]])
  })

  it('does not take two messages of one moment for one', () => {
    const older = range(alice, 1, 4)
    const younger = { ...range(alice, 4, 6), oldest: { id: 'another', order: 4 } }
    expect(addRange([older], younger)).toHaveLength(2)
  })

  it('knows two ranges for one by their message even when the place of the message changed', () => {
    const older = range(alice, 1, 4)
    const younger = { ...range(alice, 5, 6), oldest: { id: 'archived-4', order: 5 } }
    expect(spans(addRange([older], younger))).toEqual([[1, 6]])
  })

  it('takes in what lies between two places of one message', () => {
    const later = { ...range(alice, 10, 12), oldest: { id: 'archived-4', order: 10 } }
    expect(spans(addRange([range(alice, 1, 4), range(alice, 6, 7)], later))).toEqual([[1, 12]])
    const earlier = { ...range(alice, 1, 4), newest: { id: 'archived-10', order: 4 } }
    expect(spans(addRange([range(alice, 6, 7), range(alice, 10, 12)], earlier))).toEqual([[1, 12]])
  })

  it('believes in the beginning of the archive only while nothing older is known', () => {
    const start = range(alice, 5, 9, { fromStart: true })
    expect(addRange([start], range(alice, 7, 12))[0]?.fromStart).toBe(true)
    expect(addRange([start], range(alice, 5, 12))[0]?.fromStart).toBe(true)
    expect(addRange([range(alice, 5, 12)], start)[0]?.fromStart).toBe(true)
    expect(addRange([start], range(alice, 2, 6))[0]?.fromStart).toBe(false)
  })

  it('leaves a list in order of which no two touch, in whatever sequence they came', () => {
    fc.assert(
      fc.property(fc.array(anyRange.map((one) => ({ ...one, scope: 'all' as const }))), (ranges) => {
        const result = collect(ranges)
        expect(collect([...ranges].reverse())).toEqual(result)
        expect(collect([...ranges, ...ranges])).toEqual(result)
        result.forEach((one, index) => {
          const next = result[index + 1]
          if (next) expect(one.newest.order).toBeLessThan(next.oldest.order)
        })
        for (let order = 0; order <= 16; order++) {
          const inside = ranges.some((one) => one.oldest.order <= order && order <= one.newest.order)
          expect(isCovered(result, order)).toBe(inside)
        }
      }),
    )
  })
})

describe('holes of a conversation', () => {
  it('lie between ranges, and name the messages at their ends', () => {
    expect(holes([range(alice, 8, 9), range(alice, 1, 4)])).toEqual([
      { after: { id: 'archived-4', order: 4 }, before: { id: 'archived-8', order: 8 } },
    ])
  })

  it('are none where the ranges of the account and of the conversation together leave none', () => {
    expect(holes([range(alice, 1, 4), range(alice, 6, 9), range(alice, 3, 7, own)])).toEqual([])
  })

  it('are none before the beginning of the conversation, whatever the account leaves open there', () => {
    const begun = [range(alice, 1, 3), range(alice, 10, 20), range(alice, 8, 12, { ...own, fromStart: true })]
    expect(holes(begun)).toEqual([])
    expect(oldestCovered(begun)).toEqual({ mark: { id: 'archived-8', order: 8 }, fromStart: true })
  })

  it('are none before a beginning that lies inside a range of the account', () => {
    const begun = [range(alice, 1, 3), range(alice, 5, 20), range(alice, 8, 12, { ...own, fromStart: true })]
    expect(holes(begun)).toEqual([])
    expect(oldestCovered(begun)?.fromStart).toBe(true)
  })

  it('are none between the first message and another conversation at the same moment', () => {
    const account = { ...range(alice, 1, 5), newest: { id: 'of another', order: 5 } }
    expect(holes([account, range(alice, 5, 7, { ...own, fromStart: true })])).toEqual([])
  })

  it('remain after the beginning of the conversation', () => {
    const begun = [range(alice, 1, 3), range(alice, 10, 20), range(alice, 5, 7, { ...own, fromStart: true })]
    expect(holes(begun).map(({ after, before }) => [after.order, before.order])).toEqual([[7, 10]])
  })

  it('do not lose the range that ends with the first message of the conversation', () => {
    const first = range(alice, 3, 3, { ...own, fromStart: true })
    expect(coverage([range(alice, 1, 3), first])).toHaveLength(1)
  })

  it('are exactly what no range covers between the oldest and the newest one', () => {
    fc.assert(
      fc.property(anyRanges, (ranges) => {
        const covered = (order: number) =>
          ranges.some((one) => one.oldest.order <= order && order <= one.newest.order)
        const inHole = (order: number) =>
          holes(ranges).some(({ after, before }) => after.order < order && order < before.order)
        const ends = ranges.flatMap((one) => [one.oldest.order, one.newest.order])
        for (let order = Math.min(...ends); order <= Math.max(...ends); order++) {
          expect(inHole(order)).toBe(!covered(order))
        }
      }),
    )
  })
})

describe('the oldest message that is covered', () => {
  it('is none of an empty archive', () => expect(oldestCovered([])).toBeNull())

  it('is where paging backwards goes on', () => {
    expect(oldestCovered([range(alice, 8, 9), range(alice, 2, 4)])).toEqual({
      mark: { id: 'archived-2', order: 2 },
      fromStart: false,
    })
  })
})

describe('the stamp of a range', () => {
  const range = (oldest: number, newest: number, stamp?: number): ArchiveRange => ({
    account: 'romeo@verona.example',
    scope: 'all',
    oldest: { id: `m${oldest}`, order: oldest },
    newest: { id: `m${newest}`, order: newest },
    fromStart: false,
    ...(stamp === undefined ? {} : { stamp }),
  })

  it('is the newest that the archive itself has given, whatever live messages were added behind it', () => {
    const [whole] = addRange(addRange([range(1, 5, 5)], range(5, 9)), range(0, 2, 2))
    expect(whole).toMatchObject({ newest: { order: 9 }, oldest: { order: 0 }, stamp: 5 })
  })
})
