/** Where a page may go: nowhere. Links into the web open in the system's browser; everything else is not opened at all. */
import { HOME, isOurs } from './origin.ts'

/** `outside`: the system's browser. Plain `http:` only towards this machine, where people try things out. */
export function wayOf(address: string): 'home' | 'outside' | 'nowhere' {
  if (!URL.canParse(address)) return 'nowhere'
  const url = new URL(address)
  if (isOurs(address)) return url.pathname === new URL(HOME).pathname ? 'home' : 'nowhere'
  if (url.username || url.password) return 'nowhere'
  if (url.protocol === 'https:') return 'outside'
  return url.protocol === 'http:' && isThisMachine(url.hostname) ? 'outside' : 'nowhere'
}

const isThisMachine = (host: string) =>
  host === 'localhost' || host.endsWith('.localhost') || host === '127.0.0.1' || host === '[::1]'

/** Of Electron's events of navigation. */
export interface Going {
  readonly url: string
  preventDefault(): void
}

/** Of Electron's `WebContents`. */
export interface Contents {
  on(event: 'will-frame-navigate' | 'will-redirect', listener: (going: Going) => void): unknown
  on(event: 'will-attach-webview', listener: (event: { preventDefault(): void }) => void): unknown
  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'deny' }): void
}

/** For each page that comes to be, ours or not. */
export function closeWays(contents: Contents, openOutside: (address: string) => void): void {
  const go = (going: Going) => {
    const way = wayOf(going.url)
    // Loading our own page anew is what a reload is.
    if (way === 'home') return
    going.preventDefault()
    if (way === 'outside') openOutside(going.url)
  }
  contents.on('will-frame-navigate', go)
  contents.on('will-redirect', go)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (wayOf(url) === 'outside') openOutside(url)
    return { action: 'deny' }
  })
}
