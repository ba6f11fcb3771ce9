/** What the deployment wants is always asked for; where nobody answers as they should, what it wanted last. */
import type { WorkerScope } from './worker-scope.ts'

const CACHE = 'tessera-config'
/** For a network that is there and does not answer. */
const PATIENCE_MS = 3000

export function keepConfig(scope: WorkerScope): void {
  const address = new URL('config.json', scope.registration.scope).href

  async function ask(request: Request): Promise<Response> {
    const response = await scope.fetch(request)
    const cache = await scope.caches.open(CACHE)
    if (response.ok) await cache.put(address, response.clone())
    else if (response.status === 404) await cache.delete(address)
    return response
  }

  async function answer(asked: Promise<Response>): Promise<Response> {
    const kept = async () => (await scope.caches.open(CACHE)).match(address, { ignoreVary: true })
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))
    const first = await Promise.race([asked, late]).catch(() => null)
    if (first?.ok || first?.status === 404) return first
    return (await kept()) ?? asked
  }

  scope.addEventListener('install', (event) => {
    // Whoever leaves at once and comes back without a network has it; without it the program is as it is made.
    event.waitUntil(ask(new Request(address, { cache: 'no-cache' })).catch(() => {}))
  })
  scope.addEventListener('fetch', (event) => {
    if (event.request.method !== 'GET' || event.request.url !== address) return
    const asked = ask(event.request)
    event.respondWith(answer(asked))
    event.waitUntil(asked.catch(() => {}))
  })
}
