/** A system for the shell: windows, a tray and a menu that are written down, and a page that speaks. */
import { type CallName, CHANNELS } from '../../electron/channels.ts'
import type { Clicked } from '../../electron/context-menu.ts'
import type { Sending } from '../../electron/ipc.ts'
import type { Kept, KeptFile } from '../../electron/kept-file.ts'
import type { Entry } from '../../electron/menu.ts'
import type { NoticeOptions } from '../../electron/notifications.ts'
import { HOME, ORIGIN } from '../../electron/origin.ts'
import { type Shell, type ShellParts, startShell } from '../../electron/shell.ts'
import type { SystemWindow, WindowOptions } from '../../electron/window.ts'
import type { DesktopCalls, DesktopEvent } from '../../src/platform/desktop-api.ts'

type Listener = (...args: never[]) => void

class Emitter {
  #listeners = new Map<string, Listener[]>()
  on(event: string, listener: Listener): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener])
  }
  emit(event: string, ...args: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...(args as never[]))
  }
}

class FakePage extends Emitter {
  readonly id: number
  readonly told: DesktopEvent[] = []
  onTold: (event: DesktopEvent) => void = () => {}
  reloads = 0
  constructor(id: number) {
    super()
    this.id = id
  }
  send(_channel: string, event: DesktopEvent): void {
    this.told.push(event)
    this.onTold(event)
  }
  isDestroyed = () => false
  reload = () => void this.reloads++
  replaceMisspelling = (word: string) => void this.emit('replaced', word)
}

export class FakeWindow extends Emitter implements SystemWindow {
  readonly options: WindowOptions
  readonly webContents: FakePage
  address = ''
  isShown = false
  isOpen = true
  isMaximized_ = false
  constructor(options: WindowOptions, id: number) {
    super()
    this.options = options
    this.webContents = new FakePage(id)
  }
  async loadURL(address: string): Promise<void> {
    this.address = address
    this.webContents.emit('did-navigate')
    this.emit('ready-to-show')
  }
  show = () => {
    this.isShown = true
  }
  hide = () => {
    this.isShown = false
  }
  focus = () => {}
  restore = () => {}
  maximize = () => {
    this.isMaximized_ = true
  }
  isMinimized = () => false
  isMaximized = () => this.isMaximized_
  getNormalBounds = () => ({ x: 10, y: 20, width: 900, height: 600 })
  /** As the person does it. */
  close(): void {
    let isLet = true
    const preventDefault = () => {
      isLet = false
    }
    this.emit('close', { preventDefault })
    if (!isLet) return
    this.isOpen = false
    this.emit('closed')
  }
  rightClick(clicked: Clicked): void {
    this.webContents.emit('context-menu', {}, clicked)
  }
}

export interface FakeSystem {
  shell: Shell
  windows: FakeWindow[]
  window(): FakeWindow
  menu(): Entry[]
  popped: Entry[][]
  opened: string[]
  kept: Kept
  trayClick(): void
  trayCounts: number[]
  spelling: [on: boolean, language: string, chosen: readonly string[]][]
  learned: string[]
  notices: NoticeOptions<unknown>[]
  login: boolean
  time: number
  /** As the preload says it, from the page in the newest window. */
  hear(channel: string, ...args: unknown[]): Promise<unknown>
  /** From the page in the newest window. */
  say<C extends CallName>(call: C, argument?: DesktopCalls[C]['takes']): Promise<DesktopCalls[C]['gives']>
}

export function fakeSystem(
  more: Partial<ShellParts> & { kept0?: Partial<Kept>; hasTray?: boolean } = {},
): FakeSystem {
  const { kept0, hasTray = true, ...parts } = more
  const handlers = new Map<string, (event: Sending, ...args: unknown[]) => unknown>()
  let menu: Entry[] = []
  let showWindow = () => {}
  const system: FakeSystem = {
    shell: null as unknown as Shell,
    windows: [],
    window: () => system.windows.at(-1) ?? expectWindow(),
    menu: () => menu,
    popped: [],
    opened: [],
    kept: {
      language: null,
      keepRunning: false,
      checkSpelling: null,
      spellingLanguages: [],
      returnPort: null,
      ...kept0,
    },
    trayClick: () => showWindow(),
    trayCounts: [],
    spelling: [],
    learned: [],
    notices: [],
    login: false,
    time: 0,
    say: (call, argument) =>
      system.hear(CHANNELS[call], ...(argument === undefined ? [] : [argument])) as Promise<never>,
    async hear(channel, ...args) {
      const sender = { id: system.window().webContents.id }
      const event = { sender, senderFrame: { url: HOME, origin: ORIGIN, parent: null } }
      return handlers.get(channel)?.(event, ...args)
    },
  }
  const kept: KeptFile = {
    read: () => system.kept,
    change(part) {
      system.kept = { ...system.kept, ...part }
    },
  }
  system.shell = startShell({
    isApple: false,
    language: 'en-GB',
    argv: ['tessera'],
    early: [],
    kept,
    ipc: { handle: (channel, listener) => void handlers.set(channel, listener) },
    login: {
      get: () => system.login,
      set(on) {
        system.login = on
      },
    },
    vault: {
      canWrap: async () => false,
      wrap: async (bytes) => bytes,
      unwrap: async () => null,
      wrapSigner: async (bytes) => bytes,
      sign: async () => null,
    },
    askIssuer: async () => null,
    updater: null,
    notices: {
      isSupported: () => true,
      make(options) {
        system.notices.push(options)
        return { on() {}, show() {}, close() {} }
      },
      picture: () => null,
    },
    window: {
      make(options) {
        const window = new FakeWindow(options, system.windows.length + 1)
        system.windows.push(window)
        return window
      },
      screens: () => [{ x: 0, y: 0, width: 1920, height: 1040 }],
      preload: '/app/preload.cjs',
      icon: '/app/icon.png',
      isDark: false,
      now: () => system.time,
    },
    makeTray(show) {
      showWindow = show
      return { isThere: () => hasTray, show: (count) => system.trayCounts.push(count) }
    },
    openOutside: (address) => system.opened.push(address),
    setMenu(entries) {
      menu = entries
    },
    popUp: (entries) => system.popped.push(entries),
    checkSpelling: (on, language, chosen) => system.spelling.push([on, language, chosen]),
    dictionaries: () => ['de', 'en-GB', 'en-US'],
    learnWord: (word) => system.learned.push(word),
    claimLinks: () => true,
    pictureScreens: async () => [],
    ...parts,
  })
  return system
}

function expectWindow(): never {
  throw new Error('no window was opened')
}
