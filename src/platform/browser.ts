/** The platform of a browser tab. */
import type { Live } from '../live/live.ts'
import type { AttentionWindow } from './attention.ts'
import type { AwayWindow } from './away.ts'
import { type Agent, deviceName } from './device-name.ts'
import { holdPrompt, type InstallWindow } from './installing.ts'
import { type MarkWindow, markOf } from './mark.ts'
import type { Platform } from './platform.ts'
import type { PushWindow } from './push.ts'
import type { RoomWindow } from './room.ts'
import type { ShellWindow } from './shell.ts'
import { openChannel } from './tab-channel.ts'
import { takeLock } from './tab-lock.ts'
import { watchWake } from './wake.ts'

/** The part of a window that is used: a test brings its own. */
export interface BrowserWindow
  extends EventTarget,
    AttentionWindow,
    AwayWindow,
    InstallWindow,
    MarkWindow,
    PushWindow,
    RoomWindow,
    ShellWindow {
  readonly document: EventTarget &
    AttentionWindow['document'] &
    ShellWindow['document'] & { readonly visibilityState: DocumentVisibilityState; hasFocus?(): boolean }
  readonly navigator: Agent &
    AttentionWindow['navigator'] &
    InstallWindow['navigator'] &
    RoomWindow['navigator'] &
    ShellWindow['navigator'] & { readonly onLine: boolean; readonly locks?: LockManager }
  readonly location: AwayWindow['location'] & ShellWindow['location']
  readonly BroadcastChannel?: typeof BroadcastChannel
}

export function createBrowserPlatform(window: BrowserWindow): Platform {
  const { document, navigator } = window
  const prompt = holdPrompt(window)
  const clock: Pick<Platform, 'now' | 'setTimer' | 'onWake'> = {
    now: () => Date.now(),
    onWake: (listener) => watchWake({ window, document, now: clock.now }, listener),
    setTimer(milliseconds, run) {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
  }
  return {
    ...clock,
    online: live(() => navigator.onLine, window, ['online', 'offline']),
    visible: live(() => document.visibilityState === 'visible', document, ['visibilitychange']),
    focused: live(() => document.hasFocus?.() ?? true, window, ['focus', 'blur']),
    device: { software: 'Tessera', device: deviceName(navigator) },
    room: () => import('./browser-room.ts').then(({ roomOf }) => roomOf(window)),
    mark: markOf(window),
    installing: () =>
      import('./browser-installing.ts').then(({ installingOf }) => installingOf(window, prompt)),
    lock: (name) => takeLock(navigator.locks, name),
    channel: (name) => openChannel(window.BroadcastChannel, name),
    attention: () => import('./browser-attention.ts').then(({ attentionOf }) => attentionOf(window)),
    touched: () => import('./browser-touched.ts').then(({ touchedOf }) => touchedOf(window, clock.now)),
    away: () => import('./browser-away.ts').then(({ awayOf }) => awayOf(window)),
    ...(window.PushManager && {
      push: () => import('./browser-push.ts').then(({ pushOf }) => pushOf(window, clock.setTimer)),
    }),
    ...(navigator.serviceWorker && {
      shell: (isWanted: boolean) =>
        import('./browser-shell.ts').then(({ shellOf }) => shellOf(window, clock, isWanted)),
    }),
  }
}

function live<T>(get: () => T, source: EventTarget, events: readonly string[]): Live<T> {
  return {
    get,
    subscribe(listener) {
      for (const event of events) source.addEventListener(event, listener)
      return () => {
        for (const event of events) source.removeEventListener(event, listener)
      }
    },
  }
}
