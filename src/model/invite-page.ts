/** Whether a web page may be the landing page of an invite that only its server can tell: by the look of its address. */

/** Snikket's `/invite/TOKEN/`, ejabberd's `/invites/TOKEN`, Prosody's `/invites_page?TOKEN` and `/register?t=TOKEN`. */
const WORD = /^(?:i|invites?|invitations?|invites?[_-]page|join|register|signup)$/i
const TOKEN_KEY = /^(?:t|token|i|invite|code|key|preauth)$/i
/** A query that is nothing but a token. */
const BARE_TOKEN = /^\?[\w-]{12,}$/

export function mayBeInvitePage(url: URL): boolean {
  if (url.protocol !== 'https:' || url.username || url.password) return false
  if (BARE_TOKEN.test(url.search)) return true
  const segments = url.pathname.split('/').filter((segment) => segment !== '')
  const word = segments.findIndex((segment) => WORD.test(segment))
  if (word < 0) return false
  if (segments.length > word + 1 || url.hash.length > 1) return true
  return [...url.searchParams.keys()].some((key) => TOKEN_KEY.test(key))
}
