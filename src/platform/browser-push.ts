/** The Push API of a browser, through the worker that keeps the program. */
import type { Platform } from './platform.ts'
import { type Push, type PushAddress, PushFailure, type PushWindow } from './push.ts'

/** The worker is started after the first moments of a page. */
const PATIENCE_MS = 15_000

/** Null: this browser has no such thing, or the program no worker here. */
export async function pushOf(
  { PushManager, Notification, navigator: { serviceWorker } }: PushWindow,
  setTimer: Platform['setTimer'],
): Promise<Push | null> {
  if (!PushManager || !Notification || !serviceWorker) return null
  const registration = await new Promise<ServiceWorkerRegistration | null>((resolve) => {
    const stop = setTimer(PATIENCE_MS, () => resolve(null))
    void serviceWorker.ready.then((found) => {
      stop()
      resolve(found)
    })
  })
  const manager = registration?.pushManager
  if (!manager) return null
  return {
    async subscribe(key) {
      const known = await manager.getSubscription()
      if (Notification.permission !== 'granted') throw new PushFailure('denied')
      const current = known && addressOf(known)
      if (current && keyOf(known) === key) return current
      // A browser has one subscription for each worker, for one key.
      await known?.unsubscribe()
      const made = await manager
        .subscribe({ userVisibleOnly: true, applicationServerKey: key })
        .catch((error: unknown) => {
          const isDenied = error instanceof DOMException && error.name === 'NotAllowedError'
          throw new PushFailure(isDenied ? 'denied' : 'unreachable')
        })
      const address = addressOf(made)
      if (!address) throw new PushFailure('unreachable')
      return address
    },
    async end() {
      await (await manager.getSubscription())?.unsubscribe()
    },
  }
}

function addressOf(subscription: PushSubscription): PushAddress | null {
  const { endpoint, keys } = subscription.toJSON()
  const { p256dh, auth } = keys ?? {}
  return endpoint && p256dh && auth ? { endpoint, p256dh, auth } : null
}

/** Null where the browser does not tell: then it is made anew. */
function keyOf({ options }: PushSubscription): string | null {
  const key = options?.applicationServerKey
  if (!key) return null
  const text = btoa(String.fromCharCode(...new Uint8Array(key)))
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
