/** `xmpp:` links of web pages and other programs may open here: when the person says so, and where the browser can. */
import { webAddress } from './location.ts'

/** Absent in Safari, and wherever the page did not come safely. */
export const canTakeXmppLinks = (): boolean =>
  'registerProtocolHandler' in navigator && window.isSecureContext

/**
 * The browser asks the person itself, and tells nobody what they said. False: it refuses to ask. Behind the `#`, so that the
 * token of an invite never reaches the web server that these files come from; `?uri=` is understood as well.
 */
export function takeXmppLinks(): boolean {
  try {
    navigator.registerProtocolHandler('xmpp', `${webAddress()}#/invite/%s`)
    return true
  } catch {
    return false
  }
}
