/**
 * Links of web pages that stand for an invite. With the invite behind the `#` they are read here, and nobody is asked: what
 * stands there never reaches a web server.
 */
import type { Invite } from './invite.ts'
import { writeInviteUri } from './invite-uri.ts'
import { decodePercent } from './xmpp-uri.ts'

/** As the pages of other programs have it: `#romeo@verona.example?roster;…`, `#verona.example?register;…`. */
const ADDRESS = /^[^/?#@;=&\s]+@[^/?#@;=&\s]+(?:\?|$)/
const ERRAND = /^[^/?#@;=&\s]+\?(?:register|roster|subscribe)(?:;|$)/i

/**
 * The URI in the fragment of a page's address (without its `#`), as it was written; null when there is none. Some servers
 * encode it, some do not (ejabberd's `{{ invite.uri }}`): what is a URI already is left alone, or its name would be torn.
 */
export function uriInFragment(fragment: string): string | null {
  const text = fragment.replace(/^(?:invite=|\/(?:invite|i)\/)/i, '')
  for (const candidate of text.includes('?') ? [text] : [decodePercent(text), text]) {
    if (/^xmpp:/i.test(candidate)) return candidate
    if (ADDRESS.test(candidate) || ERRAND.test(candidate)) return `xmpp:${candidate}`
  }
  return null
}

/** Behind a query key, as a protocol handler has it: `?uri=xmpp%3A…`. */
function uriInQuery(url: URL): string | null {
  for (const value of url.searchParams.values()) if (/^xmpp:/i.test(value)) return value
  return null
}

/** In the path, where an address is no secret: `/i/romeo@verona.example`, `/j/room@chat.verona.example`. */
function uriInPath(url: URL): string | null {
  const [, what, address = ''] = /^\/(i|j)\/([^/]+)\/?$/i.exec(url.pathname) ?? []
  if (!decodePercent(address).includes('@')) return null
  return what?.toLowerCase() === 'j' ? `xmpp:${address}?join` : `xmpp:${address}${url.search}`
}

/** What a link may say without being opened, most likely first. */
export const urisInLink = (url: URL): readonly string[] =>
  [uriInFragment(url.hash.slice(1)), uriInQuery(url), uriInPath(url)].filter((uri) => uri !== null)

/** Our own link: the page's address, and everything else behind the `#`. */
export function inviteLink(webAddress: string, invite: Invite): string {
  const [page = ''] = webAddress.split('#', 1)
  return `${page}#${writeInviteUri(invite).slice('xmpp:'.length)}`
}
