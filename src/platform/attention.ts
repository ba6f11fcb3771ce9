/** How the machine is made to draw a person's attention: notices, sounds, a number on the icon. Fetched when first needed. */
import type { Live } from '../live/live.ts'
import type { LastingNotices } from './lasting-notices.ts'

/** `ask`: the person has not decided. `unavailable`: there is nothing of the kind here. */
export type NoticePermission = 'granted' | 'denied' | 'ask' | 'unavailable'

export interface ShownNotice {
  /** A later one of the same tag takes the place of the earlier. */
  tag: string
  title: string
  body: string
  /** Address of a picture. */
  icon?: string
  /** No sound of the system's own. */
  silent: boolean
  onPress(): void
  /** Where the system takes an answer in the notice itself; nothing is shown of it elsewhere. */
  reply?: { label: string; send(text: string): void }
}

export interface Attention {
  readonly permission: Live<NoticePermission>
  /** Only as an answer to a press. */
  askPermission(): Promise<void>
  /** False: it could not be shown. */
  show(notice: ShownNotice): boolean
  close(tag: string): void
  /** Absent where nothing is shown while no page is open. */
  readonly lasting?: Pick<LastingNotices, 'tags' | 'onPress'>
  /** False: not now (no speaker, or the browser plays nothing before the page was touched). */
  play(sound: 'in' | 'out'): boolean
  /** 0 = none. */
  showCount(count: number): void
}

/** The part of a window that this needs, where it is there. */
export interface AttentionWindow {
  readonly Notification?: typeof Notification
  readonly AudioContext?: typeof AudioContext
  focus?(): void
  readonly document: Partial<Pick<Document, 'createElement' | 'head'>>
  readonly navigator: Partial<
    Pick<Navigator, 'permissions' | 'serviceWorker' | 'setAppBadge' | 'clearAppBadge' | 'userActivation'>
  >
}
