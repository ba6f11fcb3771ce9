/** Fetches all files of a version before it is used, and answers with them from then on, with or without a network. */
import { PAGE, type ShellFile, shellCache } from './shell-cache.ts'
import type { FetchedEvent, ToldEvent, WorkerScope } from './worker-scope.ts'

const CACHE = 'tessera-shell'

export function precache(scope: WorkerScope, files: readonly ShellFile[], version: string): void {
  const folder = scope.registration.scope
  const page = new URL(PAGE, folder).href
  const assets = new URL('assets/', folder).href
  const shell = shellCache({
    folder,
    files,
    open: () => scope.caches.open(CACHE),
    fetch: (address, init) => scope.fetch(address, init),
  })

  scope.addEventListener('install', (event) => event.waitUntil(shell.fill()))
  scope.addEventListener('activate', (event) =>
    event.waitUntil(shell.tidy().then(() => scope.clients.claim())),
  )
  scope.addEventListener('fetch', (event) => {
    const { method, mode, url } = event.request
    if (method !== 'GET') return
    const address = url.replace(/[?#].*$/s, '')
    if (mode === 'navigate') {
      if (address === folder || address === page) show(event)
    } else if (shell.has(address) || address.startsWith(assets)) event.respondWith(giveFile(event, address))
  })
  scope.addEventListener('message', (event) => hear(event))

  async function giveFile({ request }: FetchedEvent, address: string): Promise<Response> {
    return (await shell.read(address)) ?? scope.fetch(request)
  }

  function show(event: FetchedEvent): void {
    const shown = showPage(event)
    event.respondWith(shown)
    // After it: what is on the way already is not to wait for this. Without a network it is as it was.
    event.waitUntil(shown.then(() => shell.renewPage()).catch(() => {}))
  }

  /** Whoever opens the only window, or has it loaded anew, begins with the version that lies ready. */
  async function showPage({ request }: FetchedEvent): Promise<Response> {
    const { waiting } = scope.registration
    const windows = await scope.clients.matchAll({ type: 'window' })
    if (waiting && windows.length < 2) {
      const newest = await shell.readNewestPage().catch(() => null)
      waiting.postMessage({ type: 'take-over' })
      if (newest) return newest
    }
    // Better another version than none.
    return (await shell.read(page).catch(() => null)) ?? scope.fetch(request)
  }

  function hear(event: ToldEvent): void {
    const { data, ports } = event
    const { type, script } = (data ?? {}) as { type?: unknown; script?: unknown }
    if (type === 'take-over') event.waitUntil(scope.skipWaiting())
    if (type === 'which')
      ports[0]?.postMessage({ version, same: typeof script === 'string' && shell.has(script) })
  }
}
