/** A browser that is reached by a push service of the test's own: what is sent to it is read, and handed to the real worker. */
import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import type { PushBrowser } from '../support/push-endpoint.ts'

/** Before a page is opened: this browser has no push service that it could reach from here. */
export async function reachedBy(context: BrowserContext, { subscription }: PushBrowser): Promise<void> {
  await context.grantPermissions(['notifications'])
  await context.addInitScript((given) => {
    let key: Uint8Array | null = null
    const bytesOf = (text: string) =>
      Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
    const made = {
      endpoint: given.endpoint,
      get options() {
        return { applicationServerKey: key?.buffer ?? null }
      },
      toJSON: () => given,
      async unsubscribe() {
        key = null
        return true
      },
    }
    Object.assign(PushManager.prototype, {
      getSubscription: async () => (key ? made : null),
      subscribe: async ({ applicationServerKey }: { applicationServerKey: string }) => {
        key = bytesOf(applicationServerKey)
        return made
      },
    })
  }, subscription)
}

/** How a push comes to the worker of this page's origin. */
export async function pushTo(page: Page): Promise<(text: string) => Promise<void>> {
  const { origin } = new URL(page.url())
  const inspector: CDPSession = await page.context().newCDPSession(page)
  const registrationId = await new Promise<string>((resolve, reject) => {
    inspector.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin))
      if (ours) resolve(ours.registrationId)
    })
    inspector.send('ServiceWorker.enable').catch(reject)
  })
  return async (data) => {
    await inspector.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })
  }
}

/** What the worker of this browser shows, as `title: body`. */
export async function shownByWorker(context: BrowserContext): Promise<string[]> {
  const [worker] = context.serviceWorkers()
  if (!worker) throw new Error('there is no worker')
  return worker.evaluate(async () => {
    const scope = globalThis as unknown as { registration: ServiceWorkerRegistration }
    const notices = await scope.registration.getNotifications()
    return notices.map(({ title, body }) => `${title}: ${body}`)
  })
}

/** As somebody does who has seen one of the worker's. No window comes to the front by it: that takes a real press. */
export async function pressInWorker(context: BrowserContext, tag: string): Promise<void> {
  await context.serviceWorkers()[0]?.evaluate(async (name) => {
    const scope = globalThis as unknown as { registration: ServiceWorkerRegistration } & EventTarget & {
        NotificationEvent: new (type: string, init: { notification?: Notification }) => Event
      }
    await scope.registration.showNotification('Pressed', { tag: name })
    const [notification] = await scope.registration.getNotifications({ tag: name })
    if (notification) scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification }))
  }, tag)
}
