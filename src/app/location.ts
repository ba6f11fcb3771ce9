/**
 * Where we are: the fragment of the page's address, so that the files can live in any folder and nothing of it reaches a
 * web server. Written by hand because the router's own `navigate` would move what follows `?` out of the fragment.
 */
import { type Live, map } from '../live/live.ts'
import { toBareJid } from '../model/jid.ts'
import { href, parseRoute, type Route } from './routes.ts'

const fragment: Live<string> = {
  get: () => window.location.hash,
  subscribe(listener) {
    window.addEventListener('hashchange', listener)
    return () => window.removeEventListener('hashchange', listener)
  },
}

export const currentRoute: Live<Route> = map(fragment, parseRoute)

/** Goes there; `replace` leaves no step to go back to. */
export function go(route: Route, how: { replace?: boolean } = {}): void {
  const target = href(route)
  if (window.location.hash === target) return
  history[how.replace ? 'replaceState' : 'pushState'](null, '', target)
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}

/** Of this program, without anything that says where in it we are. */
export const webAddress = (): string => `${window.location.origin}${window.location.pathname}`

/** An address of this program that was opened somewhere else, and is to be gone to here. */
export function openAddress(address: string): void {
  const url = new URL(address)
  const uri = url.searchParams.get('uri')
  if (uri) go({ screen: 'invite', text: uri })
  else if (url.hash.length > 1) go(parseRoute(url.hash))
}

/**
 * `?uri=` is what the registered protocol handler opens: it may hold an invite, so it moves into the fragment at once. A
 * sign-in link is cleaned of whatever it carries besides an address. A notice says in the fragment for which account it was: that
 * goes to where a page of the house keeps it (`account-of-entry.ts`).
 */
function tidy(): void {
  const url = new URL(window.location.href)
  const uri = url.searchParams.get('uri')
  if (uri) {
    url.searchParams.delete('uri')
    url.hash = href({ screen: 'invite', text: uri })
  }
  const route = parseRoute(url.hash)
  if (route.screen === 'sign-in') url.hash = href(route)
  const account = accountIn(url.hash)
  if (account !== null) url.hash = href(route)
  if (url.href !== window.location.href) history.replaceState(account && { account }, '', url.href)
}

const accountIn = (hash: string) =>
  toBareJid(new URLSearchParams(/^#\/(?:chat\/[^?]*)?\?(account=.*)$/s.exec(hash)?.[1]).get('account') ?? '')

/** Once, before the first paint: no secret stays where it can be read over a shoulder, or in the history. */
export function keepAddressTidy(): void {
  tidy()
  window.addEventListener('hashchange', tidy)
}
