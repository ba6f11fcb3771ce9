/**
 * Times in words, by the language of the page and the clock of the device. All take milliseconds since 1970; the zone
 * is the device's own unless one is given.
 */
export interface DayWords {
  today: string
  yesterday: string
}

const DAY_MS = 86_400_000
const WEEK_DAYS = 7

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format takes far longer than using it. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, options)
  formats.set(key, made)
  return made
}

const text = (
  ms: number,
  locale: string,
  options: Intl.DateTimeFormatOptions,
  timeZone: string | undefined,
) => format(locale, timeZone === undefined ? options : { ...options, timeZone }).format(ms)

/** Days since 1970 as the calendar on the wall counts them. */
export function dayNumber(ms: number, timeZone?: string): number {
  const date = text(ms, 'en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }, timeZone)
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS
}

const year = (ms: number, timeZone?: string) => text(ms, 'en-CA', { year: 'numeric' }, timeZone)

/** `09:58`, or `9:58 AM`. */
export const formatClock = (ms: number, locale: string, timeZone?: string): string =>
  text(ms, locale, { timeStyle: 'short' }, timeZone)

/** The whole of it, for a title: `Sunday 22 November 2026 at 09:58`. */
export const formatMoment = (ms: number, locale: string, timeZone?: string): string =>
  text(ms, locale, { dateStyle: 'full', timeStyle: 'short' }, timeZone)

/** For the line between two days of a conversation. */
export function formatDay(
  ms: number,
  now: number,
  locale: string,
  words: DayWords,
  timeZone?: string,
): string {
  const ago = dayNumber(now, timeZone) - dayNumber(ms, timeZone)
  if (ago === 0) return words.today
  if (ago === 1) return words.yesterday
  if (ago > 1 && ago < WEEK_DAYS) return text(ms, locale, { weekday: 'long' }, timeZone)
  const sameYear = year(ms, timeZone) === year(now, timeZone)
  return sameYear
    ? text(ms, locale, { weekday: 'long', day: 'numeric', month: 'long' }, timeZone)
    : text(ms, locale, { day: 'numeric', month: 'long', year: 'numeric' }, timeZone)
}

/** For a row of a list: the clock today, then the day, then the date. */
export function formatListTime(
  ms: number,
  now: number,
  locale: string,
  words: Pick<DayWords, 'yesterday'>,
  timeZone?: string,
): string {
  const ago = dayNumber(now, timeZone) - dayNumber(ms, timeZone)
  if (ago === 0) return formatClock(ms, locale, timeZone)
  if (ago === 1) return words.yesterday
  if (ago > 1 && ago < WEEK_DAYS) return text(ms, locale, { weekday: 'short' }, timeZone)
  const sameYear = year(ms, timeZone) === year(now, timeZone)
  return sameYear
    ? text(ms, locale, { day: 'numeric', month: 'short' }, timeZone)
    : text(ms, locale, { dateStyle: 'short' }, timeZone)
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * DAY_MS],
  ['month', 30 * DAY_MS],
  ['week', 7 * DAY_MS],
  ['day', DAY_MS],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

const relatives = new Map<string, Intl.RelativeTimeFormat>()

/** `12 minutes ago`, `in 2 hours`, `yesterday`; below a minute: `now`. Whole steps, rounded towards now. */
export function formatRelative(ms: number, now: number, locale: string): string {
  let relative = relatives.get(locale)
  if (!relative) {
    relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
    relatives.set(locale, relative)
  }
  const away = ms - now
  const [unit, step] = STEPS.find(([, size]) => Math.abs(away) >= size) ?? [
    'second',
    Number.POSITIVE_INFINITY,
  ]
  return relative.format(Math.trunc(away / step) || 0, unit)
}
