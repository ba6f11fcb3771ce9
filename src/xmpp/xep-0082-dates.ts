/**
 * XEP-0082 XMPP Date and Time Profiles, 1.1.1 (2021-03-05): https://xmpp.org/extensions/xep-0082.html
 * Times are integer microseconds since 1970, so that what two archives say in one millisecond keeps its order.
 */

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,20}))?(Z|[+-]\d\d:\d\d)$/
/** Before XMPP's first stanza nobody sent any: such a stamp is a broken clock or a lie. */
const EARLIEST = Date.UTC(1999, 0, 1) * 1000

/** Microseconds since 1970, or null when it is no time or none that can be true. */
export function parseStamp(text: string | null): number | null {
  const match = text === null ? null : DATE_TIME.exec(text.trim())
  if (!match) return null
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = match
  const days = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  // Date.UTC rolls 30 February over to March instead of refusing it; 24:00 and leap seconds do no harm.
  if (
    days.getUTCMonth() !== Number(month) - 1 ||
    Number(hour) > 24 ||
    Number(minute) > 59 ||
    Number(second) > 60
  )
    return null
  const time = (Number(hour) * 60 + Number(minute) - offsetMinutes(zone)) * 60 + Number(second)
  const micros = (days.getTime() / 1000 + time) * 1_000_000 + Number(fraction.slice(0, 6).padEnd(6, '0'))
  return micros >= EARLIEST && Number.isSafeInteger(micros) ? micros : null
}

function offsetMinutes(zone: string): number {
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  return zone.startsWith('-') ? -minutes : minutes
}

export function formatStamp(micros: number): string {
  const fraction = String(((micros % 1_000_000) + 1_000_000) % 1_000_000).padStart(6, '0')
  return `${new Date(Math.floor(micros / 1_000_000) * 1000).toISOString().slice(0, 19)}.${fraction}Z`
}
