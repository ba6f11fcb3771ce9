/** Notices of the worker: it shows them while no page is open, and where pages may not. They stay when pages come and go. */
import type { ShownNotice } from './attention.ts'
import { noticeOptions } from './notices.ts'
import type { ToPage } from './worker-talk.ts'

export interface LastingNotices {
  /** Tags of those that are on the screen. */
  tags(): Promise<readonly string[]>
  /** False: there is no worker. What is pressed comes by `onPress`. */
  show(notice: ShownNotice): boolean
  close(tag: string): void
  /** Whoever listens goes there: the window is brought to the front. */
  onPress(listener: (tag: string) => void): () => void
}

type Workers = Pick<
  ServiceWorkerContainer,
  'controller' | 'getRegistration' | 'addEventListener' | 'removeEventListener'
>

export function lastingNotices(workers: Workers): LastingNotices {
  async function shown(tag?: string): Promise<readonly Notification[]> {
    const registration = await workers.getRegistration()
    return (await registration?.getNotifications?.(tag === undefined ? {} : { tag })) ?? []
  }

  return {
    tags: async () => (await shown()).map(({ tag }) => tag),
    show({ title, ...notice }) {
      if (!workers.controller) return false
      workers
        .getRegistration()
        .then((registration) => registration?.showNotification(title, noticeOptions(notice)))
        .catch(ignore)
      return true
    },
    close(tag) {
      shown(tag).then((notices) => {
        for (const notice of notices) notice.close()
      }, ignore)
    },
    onPress(listener) {
      function hear({ data, ports }: MessageEvent<Partial<ToPage> | null>) {
        if (data?.type !== 'pressed' || typeof data.tag !== 'string') return
        ports[0]?.postMessage(true)
        listener(data.tag)
      }
      workers.addEventListener('message', hear)
      return () => workers.removeEventListener('message', hear)
    },
  }
}

const ignore = () => {}
