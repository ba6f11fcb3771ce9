/** When an invite was made, used or ends, as far as words need it; and when those words will change by themselves. */
import { dayNumber } from '../../ui/time.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export const isOver = (expiresAt: number | null, now: number): boolean =>
  expiresAt !== null && expiresAt <= now

/** Days by the calendar: −1 is yesterday. */
export const daysAway = (ms: number, now: number): number => dayNumber(ms) - dayNumber(now)

/** `Sunday` within a week either way; further away `12 June`, with the year where it is another one. */
export function dayName(ms: number, now: number, locale: string): string {
  const options: Intl.DateTimeFormatOptions =
    Math.abs(daysAway(ms, now)) < 7
      ? { weekday: 'long' }
      : {
          day: 'numeric',
          month: 'long',
          ...(new Date(ms).getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' }),
        }
  return new Intl.DateTimeFormat(locale, options).format(ms)
}

/** The first moment after `now` at which something is to be said differently; null while nothing will be. */
export function nextChange(expiries: readonly (number | null)[], now: number): number | null {
  const changes = expiries.flatMap((at) => (at === null || at <= now ? [] : [changeOf(at, now)]))
  return changes.length === 0 ? null : Math.min(...changes)
}

/** Above a day the day is said, below it whole hours, then whole minutes, rounded towards the end. */
function changeOf(at: number, now: number): number {
  const left = at - now
  if (left >= DAY) return at - DAY + 1
  const step = left >= HOUR ? HOUR : MINUTE
  return left < MINUTE ? at : at - Math.floor(left / step) * step + 1
}
