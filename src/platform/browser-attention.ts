/** What a browser has to draw a person's attention with. */
import type { Attention, AttentionWindow } from './attention.ts'
import { lastingNotices } from './lasting-notices.ts'
import { noticePermission, noticesOf } from './notices.ts'
import { tonesOf } from './tones.ts'

export function attentionOf(window: AttentionWindow): Attention {
  const { navigator } = window
  const { permission, ask } = noticePermission(window)
  const notices = noticesOf(window)
  const tones = tonesOf(window)
  const lasting = navigator.serviceWorker && lastingNotices(navigator.serviceWorker)
  return {
    permission,
    askPermission: ask,
    show(notice) {
      if (permission.get() !== 'granted') return false
      if (!notices.show(notice)) return lasting?.show(notice) ?? false
      // What the worker has shown of the same chat is told by this one, too.
      lasting?.close(notice.tag)
      return true
    },
    close(tag) {
      notices.close(tag)
      lasting?.close(tag)
    },
    ...(lasting && { lasting }),
    play: tones.play,
    showCount(count) {
      // Some have the function and no icon to put a number on.
      const told = count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.()
      told?.catch(ignore)
    },
  }
}

const ignore = () => {}
