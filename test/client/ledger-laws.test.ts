import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IssuedState, LedgerEntry } from '../../src/model/issued-invite.ts'
import { isFresh, isOver, mergeEntries, mergeStates, readState } from '../../src/model/ledger-rules.ts'
import { alice, bob, carol } from '../storage/rows.ts'

const time = fc.integer({ min: 0, max: 3 })
const state: fc.Arbitrary<IssuedState> = fc.oneof(
  fc.constant({ is: 'open' } as const),
  fc.record({ is: fc.constant('withdrawn' as const), at: time }),
  fc.record({ is: fc.constant('used' as const), by: fc.constantFrom(null, bob, carol), at: time }),
  fc.record({
    is: fc.constant('probably-used' as const),
    by: fc.subarray([bob, carol], { minLength: 1 }),
    not: fc.subarray([bob, carol]),
    among: fc.integer({ min: 1, max: 3 }),
    at: time,
  }),
)
/** Of one invite, as devices that may be broken know it: few values, so that all of them meet. */
const entry: fc.Arbitrary<LedgerEntry> = fc.record({
  account: fc.constant(alice),
  id: fc.constant('one'),
  kind: fc.constantFrom('contact', 'account'),
  issuer: fc.constantFrom('server', 'client'),
  note: fc.constantFrom('', 'a', 'b'),
  notedAt: time,
  madeAt: time,
  expiresAt: fc.constantFrom(null, 1, 2),
  state,
  boundTo: fc.constantFrom(null, bob),
  handedOut: fc.boolean(),
  leaky: fc.boolean(),
})

describe('what two devices know of an invite', () => {
  it('is the same whoever hears first', () => {
    fc.assert(
      fc.property(entry, entry, (a, b) => {
        expect(mergeEntries(a, b)).toEqual(mergeEntries(b, a))
      }),
    )
  })

  it('is the same in whatever order several are heard', () => {
    fc.assert(
      fc.property(entry, entry, entry, (a, b, c) => {
        expect(mergeEntries(mergeEntries(a, b), c)).toEqual(mergeEntries(a, mergeEntries(b, c)))
      }),
    )
  })

  it('is not changed by being told again', () =>
    fc.assert(
      fc.property(entry, entry, (a, b) => {
        const both = mergeEntries(a, b)
        expect(mergeEntries(both, a)).toEqual(both)
        expect(mergeEntries(a, a)).toEqual(a)
      }),
    ))

  it('never opens again, and never forgets who came', () =>
    fc.assert(
      fc.property(state, state, (a, b) => {
        const both = mergeStates(a, b)
        const all = [a, b]
        expect(both.is === 'open').toBe(all.every(({ is }) => is === 'open'))
        expect(both.is === 'used').toBe(all.some(({ is }) => is === 'used'))
        const named = all.flatMap((one) => (one.is === 'used' && one.by !== null ? [one] : []))
        const guesses = all.flatMap((one) => (one.is === 'probably-used' ? [one] : []))
        if (both.is === 'probably-used') {
          expect([...both.by].sort()).toEqual([...new Set(guesses.flatMap(({ by }) => by))].sort())
          expect(both.at).toBe(Math.max(...guesses.map(({ at }) => at)))
        }
        if (both.is === 'used' && named.length) expect(both.at).toBe(Math.min(...named.map(({ at }) => at)))
      }),
    ))

  it('has the note that was written last', () =>
    fc.assert(
      fc.property(entry, entry, (a, b) => {
        const later = a.notedAt >= b.notedAt ? a : b
        if (a.notedAt !== b.notedAt) expect(mergeEntries(a, b).note).toBe(later.note)
      }),
    ))
})

describe('a guess', () => {
  it('is read without those who did not come by it; of nobody, it is none', () =>
    fc.assert(
      fc.property(state, fc.subarray([bob, carol]), (known, elsewhere) => {
        const read = readState(known, new Set(elsewhere))
        if (known.is === 'probably-used') {
          const left = known.by.filter((jid) => !known.not.includes(jid) && !elsewhere.includes(jid))
          expect(read).toEqual(left.length ? { ...known, by: left } : { is: 'open' })
        } else expect(read).toBe(known)
      }),
    ))

  it('ends no invite', () => {
    const guess = { is: 'probably-used', by: [bob], not: [], among: 1, at: 0 } as const
    expect(isOver({ state: guess, expiresAt: null }, 5)).toBe(false)
    expect(isOver({ state: guess, expiresAt: 5 }, 5)).toBe(true)
  })
})

describe('an invite that was made ahead', () => {
  const made = { handedOut: false, madeAt: 0, expiresAt: 100, state: { is: 'open' } } as const
  it('is handed out while most of its life is left', () => {
    expect(isFresh(made, 49)).toBe(true)
    expect(isFresh(made, 50)).toBe(false)
    expect(isFresh({ ...made, expiresAt: null }, 5000)).toBe(true)
  })
  it("is nobody else's", () => {
    expect(isFresh({ ...made, handedOut: true }, 1)).toBe(false)
    expect(isFresh({ ...made, state: { is: 'used', by: null, at: 1 } }, 2)).toBe(false)
  })
})

it('D4.4 one without an end does not end by itself', () =>
  fc.assert(
    fc.property(fc.nat(), (now) => {
      expect(isOver({ state: { is: 'open' }, expiresAt: null }, now)).toBe(false)
      expect(isOver({ state: { is: 'open' }, expiresAt: now }, now)).toBe(true)
      expect(isOver({ state: { is: 'open' }, expiresAt: now + 1 }, now)).toBe(false)
      expect(isOver({ state: { is: 'withdrawn', at: 0 }, expiresAt: null }, now)).toBe(true)
    }),
  ))
