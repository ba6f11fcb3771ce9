import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWorthKeeping, leavingFor, mediaRoom, sizeOf } from '../../src/model/media-room.ts'

const media = fc.array(
  fc.record({ size: fc.integer({ min: 1, max: 1000 }), usedAt: fc.integer({ max: 50 }) }),
)
const bytes = fc.integer({ min: -10, max: 60_000 })

describe('what leaves first', () => {
  it('frees what is wanted, or is everything', () => {
    fc.assert(
      fc.property(media, bytes, (kept, wanted) => {
        const leaving = leavingFor(kept, wanted)
        expect(sizeOf(leaving) >= wanted || leaving.length === kept.length).toBe(true)
      }),
    )
  })

  it('was never looked at later than anything that stays', () => {
    fc.assert(
      fc.property(media, bytes, (kept, wanted) => {
        const leaving = leavingFor(kept, wanted)
        const stays = kept.filter((one) => !leaving.includes(one))
        for (const gone of leaving) for (const stay of stays) expect(gone.usedAt <= stay.usedAt).toBe(true)
      }),
    )
  })

  it('is not one more than it takes', () => {
    fc.assert(
      fc.property(media, bytes, (kept, wanted) => {
        expect(sizeOf(leavingFor(kept, wanted).slice(0, -1)) < Math.max(1, wanted)).toBe(true)
      }),
    )
  })

  it('is each of them once, and the same whichever order they are told in', () => {
    fc.assert(
      fc.property(media, bytes, (kept, wanted) => {
        const distinct = kept.map((one, index) => ({ ...one, usedAt: one.usedAt * 1000 + index }))
        const leaving = leavingFor(distinct, wanted)
        expect(new Set(leaving).size).toBe(leaving.length)
        expect(leavingFor(distinct.toReversed(), wanted)).toEqual(leaving)
      }),
    )
  })

  it('is nothing where nothing is wanted', () => expect(leavingFor([{ size: 1, usedAt: 1 }], 0)).toEqual([]))
})

describe('the room for media', () => {
  const amount = fc.integer({ min: 0, max: 1e13 })

  it('never takes more than it leaves to the messages', () => {
    fc.assert(
      fc.property(amount, amount, amount, (quota, messages, kept) => {
        const room = mediaRoom({ quota, usage: messages + kept }, kept)
        expect(room).toBeGreaterThanOrEqual(0)
        if (room > 0) expect(quota - messages - room).toBeGreaterThanOrEqual(room)
      }),
    )
  })

  it('does not depend on how much of it is taken', () => {
    fc.assert(
      fc.property(amount, amount, amount, amount, (quota, messages, one, other) => {
        expect(mediaRoom({ quota, usage: messages + one }, one)).toBe(
          mediaRoom({ quota, usage: messages + other }, other),
        )
      }),
    )
  })

  it('is modest where the browser does not say', () => {
    expect(mediaRoom(null, 5)).toBeLessThan(mediaRoom({ quota: 1e12, usage: 0 }, 0))
  })

  it('is not for one file alone', () => {
    fc.assert(
      fc.property(amount, amount, (size, room) => {
        if (isWorthKeeping(size, room)) expect(size * 8).toBeLessThanOrEqual(room)
      }),
    )
    expect(isWorthKeeping(0, 100)).toBe(false)
    expect(isWorthKeeping(5, 100)).toBe(true)
  })
})
