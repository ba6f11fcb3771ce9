/** Takes out of a text what opens something: the secret parts of addresses in it, in whatever way those are wrapped. */

/** What stands where something was. */
export const REDACTED = '[…]'

/** As it stands in an address, and in an address within an address. */
const IS = '(?:=|%(?:25)*3d)'
/** Names of what opens something, in queries and in what follows `?` of `xmpp:` (XEP-0147). */
const NAMES =
  '(?:[a-z]+[_-])?(?:preauth|password|pass|passwd|token|secret|code|key|credential|sig|signature|auth|verifier|assertion)'
const PAIR = new RegExp(`(\\b|(?<=%(?:25)*(?:3b|3f|26|23)))(${NAMES})(${IS})[^;&\\s"'<>]+`, 'gi')
/** RFC 3986 §3, without the end: what is behind `?` and `#` of anything but `xmpp:`. */
const BEHIND = /\b((?:https?|wss?|aesgcm|ftp|turns?|stuns?):[^\s"'<>?#]*)[?#][^\s"'<>]*/gi
/** Pages of invites have their token in the path. */
const INVITING = /\b(https?:\/\/[^\s"'<>/]+)\/[^\s"'<>]*?(?:invit|regist|join|\/i\/|\/j\/)[^\s"'<>]*/gi
/** Somebody's name and password before a host. */
const USERINFO = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s"'<>/@]+@/gi
const BEARER = /\b(Bearer|Basic|Digest|Token)(\s+)[A-Za-z0-9._~+/=-]{6,}/g
const TOKEN = /secret-token:[^\s"'<>]+/gi

export const redactText = (text: string): string =>
  text
    .replace(TOKEN, `secret-token:${REDACTED}`)
    .replace(USERINFO, `$1${REDACTED}@`)
    .replace(INVITING, `$1/${REDACTED}`)
    .replace(BEHIND, `$1?${REDACTED}`)
    .replace(PAIR, `$1$2$3${REDACTED}`)
    .replace(BEARER, `$1$2${REDACTED}`)
