/** RFC 6121 §4: who is there, ours and theirs. https://www.rfc-editor.org/rfc/rfc6121#section-4 */
import { type Element, xml } from '@xmpp/xml'
import type { Incoming, IncomingPresence } from './incoming.ts'
import type { Link } from './link.ts'
import type { Reader } from './reader.ts'
import { addressAttribute, childText, legalText } from './stanza.ts'
import { readStanzaError } from './stanza-error.ts'
import { writeCaps } from './xep-0115-caps.ts'
import { readPhotoHash, writePhotoHash } from './xep-0153-vcard-avatars.ts'
import { readDelay } from './xep-0203-delay.ts'
import { readIdleSince, writeIdleSince } from './xep-0319-idle.ts'

const MAX_STATUS = 1000
const SHOWS: readonly IncomingPresence['show'][] = ['chat', 'away', 'xa', 'dnd']

function readPriority(presence: Element): number {
  const text = childText(presence, 'priority', 16)?.trim() ?? ''
  const priority = /^[+-]?\d{1,3}$/.test(text) ? Number(text) : 0
  return priority >= -128 && priority <= 127 ? priority : 0
}

function readPresence(type: IncomingPresence['type']): Reader['read'] {
  return (stanza, { account }): Incoming[] => {
    const from = addressAttribute(stanza, 'from', account)
    if (from === null) return []
    const show = type === 'available' ? childText(stanza, 'show', 16)?.trim() : null
    const idleSince = type === 'available' ? readIdleSince(stanza) : null
    const photo = type === 'available' ? readPhotoHash(stanza) : undefined
    const presence: IncomingPresence = {
      from,
      type,
      show: SHOWS.find((known) => known === show) ?? null,
      // In an error it is our own, echoed.
      status: type === 'error' ? null : childText(stanza, 'status', MAX_STATUS) || null,
      priority: type === 'available' ? readPriority(stanza) : 0,
      stamp: readDelay(stanza),
      ...(idleSince !== null && { idleSince }),
      ...(photo !== undefined && { photo }),
      ...(type === 'error' && { refusal: readStanzaError(stanza).condition }),
    }
    return [{ kind: 'presence', presence }]
  }
}

export const presenceReaders: readonly Reader[] = [
  { claim: { stanza: 'presence', types: [''] }, read: readPresence('available') },
  { claim: { stanza: 'presence', types: ['unavailable'] }, read: readPresence('unavailable') },
  { claim: { stanza: 'presence', types: ['error'] }, read: readPresence('error') },
]

export interface OwnPresence {
  show?: NonNullable<IncomingPresence['show']>
  status?: string
  /** Milliseconds since 1970: since when nobody is here. */
  idleSince?: number
  /** Name of our picture; null = none. Absent: the server says it for us. */
  photo?: string | null
}

/** To everybody who may see it. Returns its number in the outgoing count of the stream. */
export function sendPresence(link: Link, { show, status, idleSince, photo }: OwnPresence = {}): number {
  return link.send(
    xml(
      'presence',
      null,
      show ? xml('show', null, show) : null,
      status ? xml('status', null, legalText(status)) : null,
      idleSince === undefined ? null : writeIdleSince(idleSince),
      photo === undefined ? null : writePhotoHash(photo),
      writeCaps(),
    ),
  )
}
