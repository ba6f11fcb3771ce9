/** Notices of the system's own, with an answer in place where it has that. Which message one is about, the page knows by its tag. */
import type { DesktopEvent, DesktopNotice } from '../src/platform/desktop-api.ts'

export interface NoticeOptions<Picture> {
  title: string
  body: string
  silent: boolean
  icon?: Picture
  hasReply?: boolean
  replyPlaceholder?: string
}

/** Of Electron's `Notification`. */
export interface SystemNotice {
  on(event: 'click' | 'close', listener: () => void): unknown
  on(event: 'reply', listener: (details: { reply: string }) => void): unknown
  show(): void
  close(): void
}

export interface NoticeParts<Picture> {
  isSupported(): boolean
  make(options: NoticeOptions<Picture>): SystemNotice
  /** Null: these bytes are no picture. */
  picture(png: Uint8Array): Picture | null
  showWindow(): void
  tell(event: DesktopEvent): void
}

export interface Notices {
  show(notice: DesktopNotice): boolean
  close(tag: string): void
  closeAll(): void
}

/** Of an answer: what fits into a message of any server. */
const LONGEST_ANSWER = 10_000

export function createNotices<Picture>(parts: NoticeParts<Picture>): Notices {
  const { isSupported, make, picture, showWindow, tell } = parts
  // Kept: what nobody holds may be collected, and its press with it.
  const shown = new Map<string, SystemNotice>()

  function close(tag: string): void {
    const notice = shown.get(tag)
    shown.delete(tag)
    notice?.close()
  }

  return {
    close,
    closeAll() {
      for (const tag of [...shown.keys()]) close(tag)
    },
    show({ tag, title, body, silent, icon, reply }) {
      if (!isSupported()) return false
      close(tag)
      const drawn = icon && picture(icon)
      const notice = make({
        title,
        body,
        silent,
        ...(drawn ? { icon: drawn } : {}),
        ...(reply === undefined ? {} : { hasReply: true, replyPlaceholder: reply }),
      })
      shown.set(tag, notice)
      const isThis = () => shown.get(tag) === notice
      notice.on('click', () => {
        if (!isThis()) return
        shown.delete(tag)
        showWindow()
        tell({ type: 'notice-pressed', tag })
      })
      notice.on('reply', ({ reply: text }) => {
        if (!isThis()) return
        shown.delete(tag)
        if (text.trim()) tell({ type: 'notice-answered', tag, text: text.slice(0, LONGEST_ANSWER) })
      })
      notice.on('close', () => {
        if (!isThis()) return
        shown.delete(tag)
        tell({ type: 'notice-closed', tag })
      })
      notice.show()
      return true
    },
  }
}
