/** What is asked for: as little as a chat program needs (XEP-0493 §4). */

const NORMAL = 'xmpp:client:normal'
/** A server that knows no such scope gives the person's own role by this one. */
const PLAIN = 'xmpp'
/** Without it some give no token that outlasts an hour; others take no notice. */
const LASTING = 'offline_access'

/** `offered`: null where the issuer does not say. */
export function scopesFor(offered: readonly string[] | null): readonly string[] {
  return [offered?.includes(NORMAL) ? NORMAL : PLAIN, LASTING]
}
