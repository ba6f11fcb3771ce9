/** What a program may be let do, out of all that an issuer lists. */

/** What is told of a person, or how long a token lasts: none of it lets anybody do less than chat as them. */
const NO_RIGHTS: ReadonlySet<string> = new Set([
  'openid',
  'profile',
  'email',
  'address',
  'phone',
  'offline_access',
])
/** The usual ones, the best for most first (XEP-0493 §4; Prosody's own). */
const USUAL: readonly string[] = ['xmpp:client:normal', 'xmpp']
const LAST: readonly string[] = ['prosody:admin', 'prosody:operator']

export const isRight = (scope: string): boolean => !NO_RIGHTS.has(scope)

/** `scopes`: null where the issuer does not say. The ones that suit most come first, those that hardly anybody has last. */
export function programRights(scopes: readonly string[] | null): readonly string[] {
  const rights = [...new Set(scopes ?? [])].filter(isRight)
  const place = (right: string) => {
    if (USUAL.includes(right)) return USUAL.indexOf(right)
    return USUAL.length + (LAST.includes(right) ? 1 : 0)
  }
  const sorted = rights.sort((one, other) => place(one) - place(other) || (one < other ? -1 : 1))
  return sorted.length > 0 ? sorted : ['xmpp']
}
