/** What a browser has to draw a person's attention with. */
import type { Attention, AttentionWindow } from './attention.ts'
import { noticePermission, noticesOf } from './notices.ts'
import { tonesOf } from './tones.ts'

export function attentionOf(window: AttentionWindow): Attention {
  const { navigator } = window
  const { permission, ask } = noticePermission(window)
  const notices = noticesOf(window)
  const tones = tonesOf(window)
  return {
    permission,
    askPermission: ask,
    show: (notice) => permission.get() === 'granted' && notices.show(notice),
    close: notices.close,
    play: tones.play,
    showCount(count) {
      // Some have the function and no icon to put a number on.
      const told = count > 0 ? navigator.setAppBadge?.(count) : navigator.clearAppBadge?.()
      told?.catch(ignore)
    },
  }
}

const ignore = () => {}
