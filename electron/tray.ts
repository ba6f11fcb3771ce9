/** The sign in the tray, and every other place where the system shows a number. */
import type { Entry } from './menu.ts'
import { fill, type Words } from './words.ts'

/** Of Electron's `Tray`. */
export interface SystemTray<Menu> {
  setToolTip(text: string): void
  setContextMenu(menu: Menu): void
  setImage(file: string): void
  on(event: 'click', listener: () => void): unknown
}

export interface TrayParts<Menu> {
  /** Null: this desktop has no tray. */
  make(file: string): SystemTray<Menu> | null
  build(entries: Entry[]): Menu
  showWindow(): void
  /** `app.setBadgeCount`, and the like. */
  setBadge(count: number): void
  icon(unread: boolean): string
}

export interface CountTray {
  /** Whether a window that is hidden can be found again there. */
  isThere(): boolean
  show(count: number, words: Words): void
}

export function createTray<Menu>(parts: TrayParts<Menu>): CountTray {
  const { make, build, showWindow, setBadge, icon } = parts
  let tray: SystemTray<Menu> | null = null
  try {
    tray = make(icon(false))
    tray?.on('click', showWindow)
  } catch {
    // A desktop without a place for it.
  }
  return {
    isThere: () => tray !== null,
    show(count, words) {
      setBadge(count)
      tray?.setImage(icon(count > 0))
      tray?.setToolTip(count > 0 ? `Tessera – ${fill(words.unread, { count })}` : 'Tessera')
      tray?.setContextMenu(
        build([
          { label: words.show, click: showWindow },
          { type: 'separator' },
          { role: 'quit', label: words.quit },
        ]),
      )
    },
  }
}
