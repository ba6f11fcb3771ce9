import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dayNumber,
  formatClock,
  formatDay,
  formatListTime,
  formatMoment,
  formatRelative,
} from '../../src/ui/time.ts'

const ZONE = 'Europe/Rome'
const WORDS = { today: 'Today', yesterday: 'Yesterday' }
const at = (text: string) => Date.parse(text)
/** Sunday. Rome is an hour ahead of UTC in November. */
const NOW = at('2026-11-22T08:58:00Z')
/** Some engines put a narrow space before AM and PM. */
const plain = (text: string) => text.replaceAll(/\s/gu, ' ')

describe('the clock', () => {
  it('follows the language', () => {
    expect(formatClock(NOW, 'en-GB', ZONE)).toBe('09:58')
    expect(plain(formatClock(NOW, 'en-US', ZONE))).toBe('9:58 AM')
    expect(formatClock(NOW, 'de', ZONE)).toBe('09:58')
  })

  it('says the whole of it for a title', () => {
    expect(formatMoment(NOW, 'en-GB', ZONE)).toMatch(/^Sunday,? 22 November 2026 at 09:58$/)
  })
})

describe('the day between two messages', () => {
  const day = (text: string, locale = 'en-GB') => formatDay(at(text), NOW, locale, WORDS, ZONE)

  it('changes at midnight on the wall, not after 24 hours', () => {
    expect(day('2026-11-21T23:00:00Z')).toBe('Today')
    expect(day('2026-11-21T22:59:59Z')).toBe('Yesterday')
    expect(day('2026-11-20T23:00:00Z')).toBe('Yesterday')
    expect(day('2026-11-20T22:59:59Z')).toBe('Friday')
  })

  it('is a weekday for a week, then a date, then a date with its year', () => {
    expect(day('2026-11-16T12:00:00Z')).toBe('Monday')
    expect(day('2026-11-15T12:00:00Z')).toMatch(/^Sunday,? 15 November$/)
    expect(day('2025-12-31T12:00:00Z')).toBe('31 December 2025')
    expect(day('2026-05-03T12:00:00Z', 'de')).toBe('Sonntag, 3. Mai')
  })

  it('counts one day over the night that has 25 hours', () => {
    const before = at('2026-10-24T12:00:00Z')
    const after = at('2026-10-25T12:00:00Z')
    expect(dayNumber(after, ZONE) - dayNumber(before, ZONE)).toBe(1)
    expect(formatDay(before, after, 'en', WORDS, ZONE)).toBe('Yesterday')
  })

  it('says the date of what lies ahead, such as a wrong clock elsewhere', () => {
    expect(day('2026-11-24T12:00:00Z')).toMatch(/24 November/)
  })

  it('never runs backwards', () => {
    const moments = fc.integer({ min: 0, max: at('2100-01-01T00:00:00Z') })
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        expect(Math.sign(dayNumber(b, ZONE) - dayNumber(a, ZONE)) * Math.sign(b - a)).toBeGreaterThanOrEqual(
          0,
        )
      }),
    )
  })
})

describe('the time in a list', () => {
  const list = (text: string) => formatListTime(at(text), NOW, 'en-GB', WORDS, ZONE)

  it('is as short as it can be', () => {
    expect(list('2026-11-22T07:02:00Z')).toBe('08:02')
    expect(list('2026-11-21T07:02:00Z')).toBe('Yesterday')
    expect(list('2026-11-16T12:00:00Z')).toBe('Mon')
    expect(list('2026-05-03T12:00:00Z')).toBe('3 May')
    expect(list('2025-05-03T12:00:00Z')).toBe('03/05/2025')
  })
})

describe('how long ago', () => {
  const ago = (ms: number) => formatRelative(NOW - ms, NOW, 'en')
  const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000]

  it('is said in the largest whole step', () => {
    expect(ago(0)).toBe('now')
    expect(ago(59_999)).toBe('now')
    expect(ago(12 * MINUTE)).toBe('12 minutes ago')
    expect(ago(2 * HOUR - 1)).toBe('1 hour ago')
    expect(ago(DAY)).toBe('yesterday')
    expect(ago(41 * DAY)).toBe('last month')
    expect(ago(-2 * HOUR)).toBe('in 2 hours')
  })
})
