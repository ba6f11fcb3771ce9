/**
 * What other programs share with this one comes as a form (`share_target` of the manifest). It is put down, and a window shows
 * what it is and asks where it goes. Any page could send such a form: nothing more than that ever comes of it.
 */
import { isEmptyShare, shareOf } from '../model/share.ts'
import { shareShelf } from '../storage/shares.ts'
import type { WorkerScope } from './worker-scope.ts'

export function receiveShares(scope: WorkerScope): void {
  const folder = scope.registration.scope
  const target = new URL('share', folder).href
  const shelf = shareShelf({ caches: scope.caches, folder })
  const show = (hash: string) => Response.redirect(new URL(hash, folder).href, 303)

  async function receive(request: Request): Promise<Response> {
    try {
      const share = shareOf(await request.formData())
      // Whoever finds nothing there is told that nothing came.
      if (isEmptyShare(share)) await shelf.clear()
      else await shelf.put(share)
      return show('#/shared')
    } catch (error) {
      return show(isFull(error) ? '#/shared/full' : '#/shared')
    }
  }

  scope.addEventListener('fetch', (event) => {
    const { method, mode, url } = event.request
    if (method === 'POST' && mode === 'navigate' && url === target) event.respondWith(receive(event.request))
  })
}

const isFull = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError'
