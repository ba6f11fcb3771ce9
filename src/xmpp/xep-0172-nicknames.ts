/** XEP-0172 User Nickname, 1.1 (2012-03-21): https://xmpp.org/extensions/xep-0172.html */
import { type Element, xml } from '@xmpp/xml'
import type { Link } from './link.ts'
import { publishForContacts } from './publish-for-contacts.ts'
import { childOf, legalText, textOf } from './stanza.ts'

/** Also the node by which people tell it to their contacts. */
export const NICK = 'http://jabber.org/protocol/nick'
const MAX_NICK = 100

/** What somebody calls themselves, on one line; null = nothing. */
export const readNick = (nick: Element): string | null =>
  textOf(nick, MAX_NICK).replace(/\s+/gu, ' ').trim() || null

/** In a message or a request: what strangers call themselves. */
export function readNickIn(stanza: Element): string | null {
  const nick = childOf(stanza, 'nick', NICK)
  return nick && readNick(nick)
}

export const writeNick = (name: string): Element =>
  xml('nick', { xmlns: NICK }, legalText(name).slice(0, MAX_NICK))

/** §4.4. Empty: none any more. */
export const publishNick = (link: Link, name: string): Promise<void> =>
  publishForContacts(link, NICK, 'current', writeNick(name))
