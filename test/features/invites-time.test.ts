import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, dayName, isOver, nextChange } from '../../src/features/invites/invite-time.ts'
import { ledgerState, overAt, underHeadings } from '../../src/features/invites/ledger-state.ts'
import { formatRelative } from '../../src/ui/time.ts'
import { issued } from '../support/verona-invites.ts'

const NOW = new Date(2026, 10, 14, 12).getTime()
const MINUTE = 60_000

/** Everything that a row can say of the time that is left, but for the day, which changes at midnight. */
const said = (expiresAt: number | null, now: number) => {
  if (expiresAt === null) return 'no end'
  if (isOver(expiresAt, now)) return 'over'
  const left = expiresAt - now
  if (left >= DAY) return 'a day'
  return left < MINUTE ? 'now' : formatRelative(expiresAt, now, 'en')
}

describe('the clock of the ledger', () => {
  const expiry = fc.option(fc.integer({ min: -5 * MINUTE, max: 9 * DAY }), { nil: null })

  it('stands still exactly until something is to be said differently', () => {
    fc.assert(
      fc.property(fc.array(expiry, { maxLength: 5 }), (away) => {
        const expiries = away.map((ms) => ms && NOW + ms)
        const next = nextChange(expiries, NOW)
        const all = (now: number) => expiries.map((at) => said(at, now)).join()
        if (next === null) return void expect(all(NOW + 100 * DAY)).toBe(all(NOW))
        expect(next).toBeGreaterThan(NOW)
        expect(all(next)).not.toBe(all(NOW))
        expect(all(next - 1)).toBe(all(NOW))
      }),
    )
  })

  it('stops when there is nothing to wait for', () => {
    expect(nextChange([], NOW)).toBeNull()
    expect(nextChange([null, NOW, NOW - 1], NOW)).toBeNull()
  })
})

describe('a day', () => {
  it('has its name within a week, a date further away, and a year where it is another one', () => {
    expect(dayName(NOW + DAY, NOW, 'en-GB')).toBe('Sunday')
    expect(dayName(NOW - 6 * DAY, NOW, 'en-GB')).toBe('Sunday')
    expect(dayName(NOW + 7 * DAY, NOW, 'en-GB')).toBe('21 November')
    expect(dayName(NOW + 60 * DAY, NOW, 'de')).toBe('13. Januar 2027')
  })
})

describe('the state of an invite', () => {
  const over = { is: 'used', by: null, at: NOW } as const

  it('is a matter of the clock while nothing happened to it', () => {
    const open = issued('a', NOW, { expiresAt: NOW + 1 })
    expect([ledgerState(open, NOW), ledgerState(open, NOW + 1)]).toEqual(['open', 'expired'])
    expect(ledgerState(issued('b', NOW, { expiresAt: null }), NOW + 1000 * DAY)).toBe('open')
    expect(ledgerState({ ...open, state: over }, NOW + DAY)).toBe('used')
    expect(ledgerState({ ...open, state: { is: 'withdrawn', at: NOW } }, NOW + DAY)).toBe('withdrawn')
  })

  it('puts it under its heading; what is over, by when that was', () => {
    const rows = [
      issued('open', NOW),
      issued('used-first', NOW, { state: { ...over, at: NOW - 2 * DAY } }),
      issued('expired', NOW, { expiresAt: NOW - DAY }),
      issued('withdrawn', NOW, { state: { is: 'withdrawn', at: NOW - 1 } }),
      issued('used-last', NOW, { state: { ...over, at: NOW - DAY } }),
    ]
    const { open, used, ended } = underHeadings(rows, NOW)
    expect([open, used, ended].map((list) => list.map(({ id }) => id))).toEqual([
      ['open'],
      ['used-last', 'used-first'],
      ['withdrawn', 'expired'],
    ])
    expect(overAt(issued('never', NOW, { expiresAt: null }))).toBe(NOW - 60 * MINUTE)
  })
})
