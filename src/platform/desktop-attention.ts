/** Notices by the system itself, which come while the window is hidden, and take an answer where the system has a field for it. */
import { value } from '../live/live.ts'
import type { Attention, AttentionWindow, NoticePermission, ShownNotice } from './attention.ts'
import type { DesktopApi } from './desktop-api.ts'
import { tonesOf } from './tones.ts'

export interface DesktopAttentionParts {
  desktop: DesktopApi
  window: AttentionWindow
  /** Null: no picture is there. */
  drawIcon(address: string): Promise<Uint8Array | null>
}

export function desktopAttention({ desktop, window, drawIcon }: DesktopAttentionParts): Attention {
  // The system asks the person by itself, and tells nobody what they said.
  const permission = value<NoticePermission>('granted')
  const shown = new Map<string, ShownNotice>()
  const take = (tag: string) => {
    const notice = shown.get(tag)
    shown.delete(tag)
    return notice
  }

  desktop.listen((event) => {
    if (event.type === 'notice-pressed') take(event.tag)?.onPress()
    else if (event.type === 'notice-answered') take(event.tag)?.reply?.send(event.text)
    else if (event.type === 'notice-closed') take(event.tag)
  })

  async function show(notice: ShownNotice): Promise<void> {
    const { tag, title, body, silent, icon, reply } = notice
    const png = icon === undefined ? null : await drawIcon(icon).catch(() => null)
    // Closed, or followed by another, while its picture was drawn.
    if (shown.get(tag) !== notice) return
    const said = {
      tag,
      title,
      body,
      silent,
      ...(png ? { icon: png } : {}),
      ...(reply ? { reply: reply.label } : {}),
    }
    if (!(await desktop.showNotice(said))) permission.set('unavailable')
  }

  return {
    permission,
    askPermission: async () => {},
    show(notice) {
      if (permission.get() !== 'granted') return false
      shown.set(notice.tag, notice)
      show(notice).catch(() => shown.delete(notice.tag))
      return true
    },
    close(tag) {
      if (take(tag)) desktop.closeNotice(tag).catch(ignore)
    },
    play: tonesOf(window).play,
    showCount: (count) => void desktop.showCount(count).catch(ignore),
  }
}

const ignore = () => {}
