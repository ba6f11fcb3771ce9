/** The one window: where it stands, how it is shown and hidden, and what happens when the page in it dies. */
import type { Clicked } from './context-menu.ts'
import type { Page } from './ipc.ts'
import { HOME } from './origin.ts'
import { webPreferences } from './security.ts'
import { placeWindow, type Rectangle, SMALLEST, type WindowState } from './window-state.ts'

/** Of Electron's `WebContents`. */
export interface WindowPage extends Page {
  on(event: 'did-navigate', listener: () => void): unknown
  on(event: 'render-process-gone', listener: () => void): unknown
  on(event: 'context-menu', listener: (event: unknown, clicked: Clicked) => void): unknown
  reload(): void
  replaceMisspelling(word: string): void
}

export type WindowOptions = Partial<Rectangle> & {
  minWidth: number
  minHeight: number
  title: string
  icon: string
  show: boolean
  autoHideMenuBar: boolean
  backgroundColor: string
  webPreferences: ReturnType<typeof webPreferences>
}

/** Of Electron's `BrowserWindow`. */
export interface SystemWindow {
  readonly webContents: WindowPage
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown
  on(event: 'closed' | 'ready-to-show' | 'focus', listener: () => void): unknown
  loadURL(address: string): Promise<void>
  show(): void
  hide(): void
  focus(): void
  restore(): void
  maximize(): void
  isMinimized(): boolean
  isMaximized(): boolean
  getNormalBounds(): Rectangle
}

export interface WindowParts {
  make(options: WindowOptions): SystemWindow
  screens(): readonly Rectangle[]
  /** What was kept of it, unchecked. */
  kept(): unknown
  keep(state: WindowState): void
  /** Whether it stays, hidden, when it is closed. */
  staysClosed(): boolean
  preload: string
  icon: string
  isDark: boolean
  now(): number
  /** A page of ours has begun, or begun anew. */
  onPage(page: WindowPage): void
  onContextMenu(page: WindowPage, clicked: Clicked): void
}

export interface OneWindow {
  /** Opens it, if it is not there, and brings it to the front. */
  show(): void
  /** Opens it out of sight. */
  openHidden(): void
  page(): WindowPage | null
  native(): SystemWindow | null
}

/** A page that dies again so soon would die for ever. */
const REST = 10_000
/** The ground of the page, so that nothing flashes before it is there. */
const GROUND = { light: '#fcfbf9', dark: '#1b1918' }

export function createWindow(parts: WindowParts): OneWindow {
  let window: SystemWindow | null = null

  function open(isShown: boolean): SystemWindow {
    const { maximized, ...place } = placeWindow(parts.kept(), parts.screens())
    const made = parts.make({
      ...place,
      minWidth: SMALLEST.width,
      minHeight: SMALLEST.height,
      title: 'Tessera',
      icon: parts.icon,
      show: false,
      autoHideMenuBar: true,
      backgroundColor: parts.isDark ? GROUND.dark : GROUND.light,
      webPreferences: webPreferences(parts.preload),
    })
    window = made
    const page = made.webContents
    let diedAt = Number.NEGATIVE_INFINITY
    if (isShown)
      made.on('ready-to-show', () => {
        if (maximized) made.maximize()
        made.show()
      })
    made.on('close', (event) => {
      parts.keep({ ...made.getNormalBounds(), maximized: made.isMaximized() })
      if (!parts.staysClosed()) return
      event.preventDefault()
      made.hide()
    })
    made.on('closed', () => {
      window = null
    })
    page.on('did-navigate', () => parts.onPage(page))
    page.on('render-process-gone', () => {
      const time = parts.now()
      if (time - diedAt >= REST) page.reload()
      diedAt = time
    })
    page.on('context-menu', (_event, clicked) => parts.onContextMenu(page, clicked))
    void made.loadURL(HOME)
    return made
  }

  return {
    show() {
      if (!window) return void open(true)
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    openHidden() {
      if (!window) open(false)
    },
    page: () => window?.webContents ?? null,
    native: () => window,
  }
}
