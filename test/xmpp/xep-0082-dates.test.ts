import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatStamp, parseStamp } from '../../src/xmpp/xep-0082-dates.ts'
import { zoneOffset } from '../../src/xmpp/xep-0202-time.ts'

describe('dates (XEP-0082)', () => {
  it('reads what it writes, to the microsecond', () => {
    const range = { min: Date.UTC(1999, 0, 1) * 1000, max: Date.UTC(2250, 0, 1) * 1000 }
    fc.assert(
      fc.property(fc.integer(range), (micros) => {
        expect(parseStamp(formatStamp(micros))).toBe(micros)
      }),
    )
  })

  it('agrees with the machine on every zone', () => {
    const zone = fc.tuple(
      fc.constantFrom('+', '-'),
      fc.integer({ min: 0, max: 14 }),
      fc.constantFrom('00', '30', '45'),
    )
    const millis = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2200, 0, 1) })
    fc.assert(
      fc.property(millis, zone, (time, [sign, hours, minutes]) => {
        const text = new Date(time)
          .toISOString()
          .replace('Z', `${sign}${String(hours).padStart(2, '0')}:${minutes}`)
        expect(parseStamp(text)).toBe(Date.parse(text) * 1000)
      }),
    )
  })

  it('reads fractions of any length', () => {
    const second = Date.UTC(2026, 10, 21, 22, 15, 30) * 1000
    expect(parseStamp('2026-11-21T22:15:30Z')).toBe(second)
    expect(parseStamp('2026-11-21T22:15:30.5Z')).toBe(second + 500_000)
    expect(parseStamp('2026-11-21T22:15:30.123456789Z')).toBe(second + 123_456)
    expect(parseStamp(' 2026-11-22T00:15:30+02:00 ')).toBe(second)
  })

  it.each([
    ...['', 'now', '2026', '2026-11-21', '20261121T22:15:30', '2026-11-21T22:15:30', '2026-13-01T00:00:00Z'],
    ...[
      '2026-02-30T00:00:00Z',
      '2026-11-21T25:00:00Z',
      '2026-11-21T22:61:00Z',
      '1970-01-01T00:00:00Z',
      '9999-12-31T00:00:00Z',
    ],
    ...[
      '+002026-11-21T22:15:30Z',
      '2026-11-21T22:15:30.Z',
      '२०२६-11-21T22:15:30Z',
      `2026-11-21T22:15:30.${'1'.repeat(99)}Z`,
    ],
  ])('takes %j for no time', (text) => {
    expect(parseStamp(text)).toBeNull()
  })

  it('never throws, and gives a whole number or nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseStamp(text) ?? 0).toSatisfy(Number.isSafeInteger)
      }),
    )
    expect(parseStamp(null)).toBeNull()
  })

  it('writes zones east of Greenwich with a plus', () => {
    expect([0, -60, 300, -345, -765].map(zoneOffset)).toEqual([
      '+00:00',
      '+01:00',
      '-05:00',
      '+05:45',
      '+12:45',
    ])
  })
})
