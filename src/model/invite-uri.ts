/**
 * Invites as URIs: XEP-0379 Pre-Authenticated Roster Subscription, 0.3.3 (2021-11-06): https://xmpp.org/extensions/xep-0379.html,
 * with what XEP-0401 0.6.0 (`ibr=y`) and XEP-0445 (`register`) add to them.
 */
import type { Invite } from './invite.ts'
import { formatXmppUri, parseXmppUri, type XmppUri } from './xmpp-uri.ts'

const MAX_TOKEN = 1000
const MAX_NAME = 100
/** What no server gives and no XML carries. */
const NEVER_IN_TOKEN = /\p{Cc}|\p{Surrogate}/u
/** Invisible, or turns the writing around: a name must not look like another. */
const NEVER_IN_NAME = /[\p{Cf}\p{Surrogate}]/gu

function readToken(text: string | undefined): string | null {
  if (!text || text.length > MAX_TOKEN || NEVER_IN_TOKEN.test(text)) return null
  return text
}

/** For display only, beside the address. */
export function readName(text: string | undefined): string | null {
  const name = (text ?? '')
    .replace(NEVER_IN_NAME, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return [...name].slice(0, MAX_NAME).join('').trim() || null
}

/** Null when this URI asks for something else, or for a contact without any token. */
export function inviteOf(uri: XmppUri): Invite | null {
  const { jid, local, domain, action, values } = uri
  const token = readToken(values.get('preauth'))
  const name = readName(values.get('name'))
  if (action === 'register') return { kind: 'account', inviter: null, domain, username: local, token, name }
  if ((action !== 'roster' && action !== 'subscribe') || local === null) return null
  const makesAccount = values.get('ibr')?.toLowerCase() === 'y'
  if (token === null && !makesAccount) return null
  const kind = makesAccount ? 'contact-and-account' : 'contact'
  return { kind, inviter: jid, domain, username: null, token, name }
}

export function readInviteUri(text: string): Invite | null {
  const uri = parseXmppUri(text.trim())
  return uri && inviteOf(uri)
}

/** The token comes out again, character by character. */
export function writeInviteUri({ kind, inviter, domain, username, token, name }: Invite): string {
  const values: [string, string][] = []
  if (token !== null) values.push(['preauth', token])
  if (kind === 'contact-and-account') values.push(['ibr', 'y'])
  if (name !== null) values.push(['name', name])
  if (inviter !== null) return formatXmppUri(inviter, 'roster', values)
  return formatXmppUri(username === null ? domain : `${username}@${domain}`, 'register', values)
}
