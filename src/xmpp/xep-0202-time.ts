/** XEP-0202 Entity Time, 2.0 (2009-09-11): https://xmpp.org/extensions/xep-0202.html */
import { xml } from '@xmpp/xml'
import { StanzaError } from './failure.ts'
import type { Link } from './link.ts'
import type { Answerer } from './reader.ts'
import { childOf, childText } from './stanza.ts'
import { formatStamp, parseStamp } from './xep-0082-dates.ts'

const TIME = 'urn:xmpp:time'

/** Their clock, milliseconds since 1970. Ask our own server to learn how wrong ours is. */
export async function askTime(link: Link, to: string): Promise<number> {
  const answer = await link.request(xml('iq', { type: 'get', to }, xml('time', { xmlns: TIME })))
  const time = childOf(answer, 'time', TIME)
  const micros = parseStamp(time && childText(time, 'utc', 64))
  if (micros === null) throw new StanzaError('undefined-condition', 'cancel', null)
  return Math.round(micros / 1000)
}

/** `+02:00` for the minutes that `Date.getTimezoneOffset` gives, which count westwards. */
export function zoneOffset(minutesWest: number): string {
  const east = Math.abs(minutesWest)
  const two = (part: number) => String(Math.trunc(part)).padStart(2, '0')
  return `${minutesWest > 0 ? '-' : '+'}${two(east / 60)}:${two(east % 60)}`
}

/** Where on earth somebody is, is for their friends. */
export const timeAnswerer: Answerer = {
  claim: { stanza: 'iq', types: ['get'], child: { name: 'time', namespace: TIME } },
  answer({ trusted }) {
    if (!trusted) throw new StanzaError('service-unavailable', 'cancel', null)
    const now = new Date()
    return xml(
      'time',
      { xmlns: TIME },
      xml('tzo', null, zoneOffset(now.getTimezoneOffset())),
      xml('utc', null, formatStamp(now.getTime() * 1000)),
    )
  },
}
