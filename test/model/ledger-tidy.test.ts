import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IssuedState, LedgerEntry } from '../../src/model/issued-invite.ts'
import { isOver } from '../../src/model/ledger-rules.ts'
import { endedAt, KEPT_MS, leaving } from '../../src/model/ledger-tidy.ts'
import { bob } from '../storage/rows.ts'

type Entry = Pick<LedgerEntry, 'id' | 'state' | 'expiresAt' | 'handedOut'>

const NOW = 2 * KEPT_MS
const OPEN: IssuedState = { is: 'open' }
const invite = (id: string, patch: Partial<Entry> = {}): Entry => ({
  id,
  state: OPEN,
  expiresAt: NOW + 1000,
  handedOut: true,
  ...patch,
})
const used = (id: string, at: number): Entry => invite(id, { state: { is: 'used', by: bob, at } })
const ranOut = (id: string, expiresAt: number): Entry => invite(id, { expiresAt })

describe('what leaves the ledger by itself', () => {
  it('is what has been over for ninety days, however it ended', () => {
    const old = NOW - KEPT_MS
    const rows = [
      used('used', old),
      invite('withdrawn', { state: { is: 'withdrawn', at: old } }),
      ranOut('ran-out', old),
      used('used-later', old + 1),
      ranOut('ran-out-later', old + 1),
      invite('endless', { expiresAt: null }),
    ]
    expect([...leaving(rows, NOW)].sort()).toEqual(['ran-out', 'used', 'withdrawn'])
  })

  it('is the oldest that ended, where there is no room for more', () => {
    const rows = [used('third', NOW - 1), ranOut('first', NOW - 3), invite('open'), ranOut('second', NOW - 2)]
    expect([...leaving(rows, NOW, 4)]).toEqual([])
    expect([...leaving(rows, NOW, 3)]).toEqual(['first'])
    expect([...leaving(rows, NOW, 2)]).toEqual(['first', 'second'])
  })

  it('is never what can still be used, be there room or not', () => {
    const rows = [invite('a'), invite('b', { expiresAt: null }), used('c', NOW - 1)]
    expect([...leaving(rows, NOW, 0)]).toEqual(['c'])
  })
})

it('keeps to its bound as far as it may, and forgets nothing that is younger than what it keeps', () => {
  const time = fc.integer({ min: 0, max: NOW + 10 })
  const state: fc.Arbitrary<IssuedState> = fc.oneof(
    fc.constant(OPEN),
    fc.record({ is: fc.constant('withdrawn' as const), at: time }),
    fc.record({ is: fc.constant('used' as const), by: fc.constantFrom(null, bob), at: time }),
  )
  const entry = fc.record({
    id: fc.string({ minLength: 3, maxLength: 4 }),
    state,
    expiresAt: fc.option(time),
    handedOut: fc.boolean(),
  })
  const entries = fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 12 })
  fc.assert(
    fc.property(entries, fc.nat(8), (rows, most) => {
      const gone = leaving(rows, NOW, most)
      const stay = rows.filter(({ id }) => !gone.has(id))
      const told = stay.filter(({ handedOut }) => handedOut)
      const open = rows.filter((row) => !isOver(row, NOW))
      for (const { id } of open) expect(gone.has(id)).toBe(false)
      for (const row of stay)
        if (isOver(row, NOW)) expect((endedAt(row) ?? NOW) + KEPT_MS).toBeGreaterThan(NOW)
      expect(told.length).toBeLessThanOrEqual(
        Math.max(most, open.filter(({ handedOut }) => handedOut).length),
      )
      // Room is made from the old end only, and no more of it than is needed.
      const dropped = rows.filter((row) => gone.has(row.id) && (endedAt(row) ?? NOW) + KEPT_MS > NOW)
      if (dropped.some(({ handedOut }) => handedOut)) expect(told.length).toBeGreaterThanOrEqual(most)
      for (const one of dropped)
        for (const other of told.filter((row) => isOver(row, NOW)))
          expect(endedAt(one) ?? NOW).toBeLessThanOrEqual(endedAt(other) ?? NOW)
      expect([...leaving([...rows].reverse(), NOW, most)].sort()).toEqual([...gone].sort())
      expect([...leaving(stay, NOW, most)]).toEqual([])
    }),
  )
})
