/** Notices of the browser's own: whether they may be shown, and showing them. */
import { type Value, value } from '../live/live.ts'
import type { AttentionWindow, NoticePermission, ShownNotice } from './attention.ts'

const NAMES: Record<NotificationPermission, NoticePermission> = {
  granted: 'granted',
  denied: 'denied',
  default: 'ask',
}

/** Follows what the person decides in the browser's own settings, where the browser tells. */
export function noticePermission({ Notification, navigator }: AttentionWindow) {
  const read = (): NoticePermission => (Notification ? NAMES[Notification.permission] : 'unavailable')
  const permission: Value<NoticePermission> = value(read())
  const look = () => permission.set(read())
  navigator.permissions?.query({ name: 'notifications' }).then((status) => {
    status.addEventListener('change', look)
  }, ignore)
  return {
    permission,
    async ask() {
      await Notification?.requestPermission()
      look()
    },
  }
}

/** `renotify`: the second message of a chat is news as the first was; not every list of types knows it. */
type Options = NotificationOptions & { renotify: boolean }

export const noticeOptions = ({
  tag,
  body,
  silent,
  icon,
}: Pick<ShownNotice, 'tag' | 'body' | 'silent' | 'icon'>): Options => ({
  ...{ tag, body, silent },
  renotify: true,
  ...(icon && { icon }),
})

export function noticesOf({ Notification, focus }: AttentionWindow) {
  const shown = new Map<string, Notification>()

  function close(tag: string): void {
    const notice = shown.get(tag)
    shown.delete(tag)
    notice?.close()
  }

  return {
    close,
    /** False where pages may not (some phones leave it to service workers, and throw). */
    show({ title, onPress, ...said }: ShownNotice): boolean {
      if (!Notification) return false
      const { tag } = said
      try {
        const notice = new Notification(title, noticeOptions(said))
        // Of the same tag the browser closes the earlier one itself.
        shown.set(tag, notice)
        notice.onclick = () => {
          focus?.()
          close(tag)
          onPress()
        }
        notice.onclose = () => {
          if (shown.get(tag) === notice) shown.delete(tag)
        }
        return true
      } catch {
        return false
      }
    },
  }
}

const ignore = () => {}
