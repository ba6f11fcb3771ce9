/** Newer versions: looked for, offered, and installed when the person says so. Who signed them is checked by electron-updater. */
import type { UpdateState } from '../src/platform/desktop-api.ts'

/** Of electron-updater's `autoUpdater`. */
export interface Updater {
  autoDownload: boolean
  autoInstallOnAppQuit: boolean
  allowDowngrade: boolean
  checkForUpdates(): Promise<unknown>
  downloadUpdate(): Promise<unknown>
  quitAndInstall(): void
  on(event: 'update-available' | 'update-downloaded', listener: (info: { version: string }) => void): unknown
  on(event: 'update-not-available', listener: () => void): unknown
  on(event: 'download-progress', listener: (progress: { percent: number }) => void): unknown
  on(event: 'error', listener: () => void): unknown
}

export interface Updates {
  state(): UpdateState
  check(): Promise<void>
  load(): Promise<void>
  /** Ends the program. Nothing, unless an update lies ready. */
  install(): void
  /** Whatever is next: look, load, or install. */
  next(): void
}

/**
 * `updater`: null where the packages come from elsewhere (a store, a distribution, a build of one's own): they bring the news.
 * `leaving`: told before the windows are closed for an update, which macOS does before it says that the program ends.
 */
export function createUpdates(
  updater: Updater | null,
  changed: (state: UpdateState) => void,
  leaving: () => void,
): Updates {
  let now: UpdateState = { status: 'none', possible: updater !== null }
  const become = (next: UpdateState) => {
    now = next
    changed(next)
  }
  const fail = () => {
    // One that lies ready stays what it is, whatever the next look runs into.
    if (now.status !== 'ready') become({ status: 'failed' })
  }
  if (updater) {
    updater.autoDownload = false
    updater.autoInstallOnAppQuit = false
    updater.allowDowngrade = false
    updater.on('update-available', ({ version }) => become({ status: 'offered', version }))
    updater.on('update-not-available', () => become({ status: 'none', possible: true }))
    updater.on('download-progress', ({ percent }) => {
      const whole = Math.floor(percent)
      if (now.status === 'loading' && now.percent !== whole) become({ ...now, percent: whole })
    })
    updater.on('update-downloaded', ({ version }) => become({ status: 'ready', version }))
    updater.on('error', fail)
  }

  const updates: Updates = {
    state: () => now,
    async check() {
      if (!updater || (now.status !== 'none' && now.status !== 'failed')) return
      become({ status: 'asking' })
      await updater.checkForUpdates().catch(fail)
    },
    async load() {
      if (now.status !== 'offered') return
      become({ status: 'loading', version: now.version, percent: 0 })
      await updater?.downloadUpdate().catch(fail)
    },
    install() {
      if (now.status !== 'ready') return
      leaving()
      updater?.quitAndInstall()
    },
    next() {
      if (now.status === 'offered') void updates.load()
      else if (now.status === 'ready') updates.install()
      else void updates.check()
    },
  }
  return updates
}
