/** `xmpp:` links of web pages and other programs may open here: when the person says so, and where the browser can. */
import { webAddress } from './location.ts'
import { machine } from './machine.ts'

/** Absent in Safari, and wherever the page did not come safely. */
export const canTakeXmppLinks = (): boolean =>
  machine.get().claimLinks !== undefined || ('registerProtocolHandler' in navigator && window.isSecureContext)

/** `asked`: what the person answers there, nobody is told. */
export type TakenLinks = 'taken' | 'asked' | 'refused'

/**
 * The browser asks the person itself; a system of which this is a program is only told. Behind the `#`, so that the
 * token of an invite never reaches the web server that these files come from; `?uri=` is understood as well.
 */
export async function takeXmppLinks(): Promise<TakenLinks> {
  const { claimLinks } = machine.get()
  if (claimLinks) return (await claimLinks()) ? 'taken' : 'refused'
  try {
    navigator.registerProtocolHandler('xmpp', `${webAddress()}#/invite/%s`)
    return 'asked'
  } catch {
    return 'refused'
  }
}
