/** What a text is, wherever it comes from: a code, a link, a file, the clipboard. Asks nobody, opens nothing, never throws. */
import { readBusinessCard } from './business-card.ts'
import { readDeviceLink } from './device-code.ts'
import type { Reading } from './invite.ts'
import { mayBeInvitePage } from './invite-page.ts'
import { inviteOf, readName } from './invite-uri.ts'
import { urisInLink } from './landing-link.ts'
import { linksInText } from './links-in-text.ts'
import { readLoginCode } from './login-code.ts'
import { oneLine, readUnknown } from './unknown-text.ts'
import { parseXmppUri } from './xmpp-uri.ts'

/** A code holds 3 kB at most; whatever is longer is not for us. */
const MAX_TEXT = 8192
const BLANK = /[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069]/u
/** Where a blank may stand in a URI that nobody encoded. */
const PROSE = /;(?:name|body|subject)=[^;]*/gi

export function readText(text: string): Reading {
  if (text.length > MAX_TEXT)
    return { kind: 'unknown', what: 'too-long', says: oneLine(text.slice(0, MAX_TEXT)) }
  // Half a sign is not text, and browsers put another in its place.
  if (/\p{Surrogate}/u.test(text)) return readUnknown(text)
  return readCode(text) ?? readWhole(text.trim()) ?? readWords(text) ?? readUnknown(text)
}

/** Other notations than links. */
function readCode(text: string): Reading | null {
  const login = readLoginCode(text)
  if (login)
    return login.jid === null
      ? { kind: 'unknown', what: 'text', says: '' }
      : { kind: 'login', jid: login.jid }
  const card = readBusinessCard(text)
  if (!card) return null
  const reading = card.uri === null ? null : readUri(card.uri)
  if (reading?.kind !== 'contact' && reading?.kind !== 'invite') return { ...readUnknown(text), what: 'text' }
  const name = readName(card.name ?? undefined)
  if (reading.kind === 'contact') return { ...reading, name: reading.name ?? name }
  return { kind: 'invite', invite: { ...reading.invite, name: reading.invite.name ?? name } }
}

/** The text is a link, or an address, and nothing else. */
function readWhole(text: string): Reading | null {
  if (BLANK.test(text.replace(PROSE, '')) || /[\n\r]/.test(text)) return null
  if (/^xmpp:/i.test(text)) return readUri(text)
  if (/^https?:\/\//i.test(text)) return readLink(text)
  // `romeo@verona.example`, with or without something to do behind it.
  if (!/^[^:/?#@]+@[^@?]+(?:\?|$)/.test(text)) return null
  return readUri(`xmpp:${text.includes('?') ? text : text.replaceAll('%', '%25')}`)
}

/** The best of the links between other words. */
const readWords = (text: string): Reading | null =>
  best(
    linksInText(text).flatMap(
      ({ text: link }) => (/^xmpp:/i.test(link) ? readUri(link) : readLink(link)) ?? [],
    ),
  )

const RANK: readonly Reading['kind'][] = ['unknown', 'login', 'page', 'device', 'room', 'contact', 'invite']

/** Higher: more likely what was meant, of several things in one place. */
const rankOf = ({ kind }: Reading): number => RANK.indexOf(kind)

const best = (readings: readonly Reading[]): Reading | null =>
  [...readings].sort((one, other) => rankOf(other) - rankOf(one))[0] ?? null

/** Of several codes in one picture. */
export const bestReading = (texts: readonly string[]): Reading | null => best(texts.map(readText))

function readLink(text: string): Reading | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  for (const uri of urisInLink(url)) {
    const reading = readUri(uri)
    if (reading) return reading
  }
  const code = readDeviceLink(url)
  if (code) return { kind: 'device', code }
  return mayBeInvitePage(url) ? { kind: 'page', url: url.href, host: url.host } : null
}

/** Everything that XEP-0147 can ask for comes down to an invite, a person or a room: the rest of it is not done from links. */
function readUri(text: string): Reading | null {
  const uri = parseXmppUri(text)
  if (!uri) return null
  const invite = inviteOf(uri)
  if (invite) return { kind: 'invite', invite }
  const { jid, local, action, values } = uri
  if (local === null) return null
  if (action === 'join' || (action === 'invite' && values.has('jid'))) return { kind: 'room', jid }
  const message = action === 'message' ? (values.get('body')?.trim() ?? '') : ''
  return { kind: 'contact', jid, name: readName(values.get('name')), message: message || null }
}
