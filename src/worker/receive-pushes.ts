/** What this program is woken for while no page of it is open: somebody wrote. */
import { pushWords } from '../i18n/push-words.ts'
import { listAccounts } from '../storage/accounts.ts'
import { readSettings } from '../storage/settings.ts'
import { openStorage, type Storage } from '../storage/storage.ts'
import { settingsTopic } from '../storage/topics.ts'
import { goToChat } from './go-to-chat.ts'
import { readPush } from './push-news.ts'
import { wakingNotice } from './waking-notice.ts'
import type { PushedEvent, WorkerScope } from './worker-scope.ts'

const ICON = 'install/icon-192.png'
const BADGE = 'install/monochrome-512.png'
/** Tag of the notice that the program has to be opened. */
const ENDED = 'waking'

/** `open`: a test has its own database. */
export function receivePushes(scope: WorkerScope, open: () => Promise<Storage> = openStorage): void {
  const { registration, clients } = scope
  const windows = () => clients.matchAll({ type: 'window', includeUncontrolled: true })
  const isOn = async (storage: Storage) => {
    const accounts = await storage.read(['accounts'], listAccounts)
    return accounts.some(({ waking }) => waking?.status === 'on')
  }

  /** The database is open only for that long: nobody has to wait for it who wants to make it anew. */
  async function withStorage(use: (storage: Storage) => Promise<void>): Promise<void> {
    const storage = await open()
    try {
      await use(storage)
    } finally {
      storage.close()
    }
  }

  const show = (title: string, options: { tag: string; body: string; silent: boolean }) => {
    const picture = (name: string) => new URL(name, registration.scope).href
    return registration.showNotification(title, {
      ...options,
      icon: picture(ICON),
      badge: picture(BADGE),
      // A second message of a chat is news as the first was.
      renotify: !options.silent,
    })
  }

  async function receive({ data }: PushedEvent): Promise<void> {
    const news = readPush(data?.text() ?? '')
    if (!news) return
    const isOpen = (await windows()).some(({ visibilityState }) => visibilityState === 'visible')
    const { languages } = scope.navigator
    const blindly = () => {
      // A database that cannot be read is no reason to say nothing.
      if (!isOpen) return show(pushWords('system', languages).news, { tag: ENDED, body: '', silent: false })
    }
    await withStorage(async (storage) => {
      const notice = await wakingNotice(storage, news, { isOpen, languages, now: new Date() })
      if (notice === 'stray') return void ((await isOn(storage)) || (await deafen()))
      if (notice) await show(notice.title, notice)
    }).catch(blindly)
  }

  /** Whoever has left this device cannot tell their server any more; from now on nobody is woken. */
  async function deafen(): Promise<void> {
    await (await registration.pushManager?.getSubscription())?.unsubscribe()
  }

  /** A page that is open agrees on it anew; otherwise somebody has to open one. */
  const renew = () =>
    withStorage(async (storage) => {
      if (!(await isOn(storage))) return
      if ((await windows()).length > 0)
        return storage.write(['settings'], async (tx) => tx.touch(settingsTopic))
      const { language } = await storage.read(['settings'], readSettings)
      const { title, body } = pushWords(language, scope.navigator.languages).ended
      await show(title, { tag: ENDED, body, silent: true })
    })

  scope.addEventListener('push', (event) => event.waitUntil(receive(event)))
  scope.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew()))
  scope.addEventListener('notificationclick', (event) => {
    event.notification.close()
    event.waitUntil(goToChat(scope, event.notification.tag))
  })
}
