/** The edge itself, with a stand-in for Electron: what is said to it, and when. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CHANNELS, EVENTS } from '../../electron/channels.ts'
import { HOME, ORIGIN } from '../../electron/origin.ts'
import type { DesktopApi } from '../../src/platform/desktop-api.ts'

type Heard = [what: string, ...args: unknown[]]

/** Written down in order, so that what has to come before Electron is ready can be told. */
const heard: Heard[] = []
const listeners = new Map<string, (...args: unknown[]) => void>()
let isFirst = true
let folder = ''
let ready: () => void = () => {}

const says =
  (what: string, gives?: unknown) =>
  (...args: unknown[]) => {
    heard.push([what, ...args])
    return gives
  }
const emitter = (name: string) => ({
  on: (event: string, listener: (...args: unknown[]) => void) => listeners.set(`${name} ${event}`, listener),
})

vi.mock('electron', () => {
  class BrowserWindow {
    webContents = { ...emitter('contents'), id: 1, isDestroyed: () => false, send: says('send') }
    on = emitter('window').on
    loadURL = async (url: string) => void heard.push(['load', url])
    show = says('show')
    focus = () => {}
    isMinimized = () => false
    constructor(options: unknown) {
      heard.push(['window', options])
    }
    static getAllWindows = () => []
  }
  class Tray {
    on = () => {}
    setToolTip = () => {}
    setContextMenu = () => {}
    setImage = () => {}
  }
  return {
    app: {
      ...emitter('app'),
      getAppPath: () => folder,
      getPath: () => folder,
      getLocale: () => 'de',
      getPreferredSystemLanguages: () => ['de-DE'],
      enableSandbox: says('sandbox'),
      setAppUserModelId: () => {},
      setBadgeCount: says('badge', true),
      setAsDefaultProtocolClient: says('claim', true),
      requestSingleInstanceLock: () => isFirst,
      quit: says('quit'),
      whenReady: () => new Promise<void>((resolve) => (ready = resolve)),
      isPackaged: false,
    },
    BrowserWindow,
    Tray,
    Menu: { setApplicationMenu: says('menu'), buildFromTemplate: (entries: unknown) => entries },
    Notification: { isSupported: () => true },
    contextBridge: { exposeInMainWorld: says('expose') },
    desktopCapturer: {},
    ipcMain: {
      handle(channel: string, listener: (...args: unknown[]) => void) {
        heard.push(['handle', channel])
        listeners.set(channel, listener)
      },
    },
    ipcRenderer: {
      invoke: (...args: unknown[]) => Promise.resolve(args),
      on: says('wire on'),
      off: says('wire off'),
    },
    nativeImage: {},
    nativeTheme: { shouldUseDarkColors: true },
    net: {
      async fetch(url: string, { redirect, credentials }: RequestInit) {
        heard.push(['net', url, redirect, credentials])
        return Response.json({})
      },
    },
    protocol: { registerSchemesAsPrivileged: says('schemes'), handle: says('protocol') },
    safeStorage: {},
    screen: { getAllDisplays: () => [] },
    session: {
      defaultSession: {
        setPermissionRequestHandler: says('permission request'),
        setPermissionCheckHandler: says('permission check'),
        setDevicePermissionHandler: says('device'),
        setDisplayMediaRequestHandler: says('display'),
        setSpellCheckerEnabled: says('spelling'),
        setSpellCheckerLanguages: says('dictionaries'),
        availableSpellCheckerLanguages: ['de', 'en-GB'],
      },
    },
    shell: { openExternal: says('outside') },
  }
})
vi.mock('electron-updater', () => ({ default: {} }))

const what = () => heard.map(([name]) => name)
const start = () => import('../../electron/main.ts')

beforeEach(() => {
  vi.resetModules()
  heard.length = 0
  listeners.clear()
  isFirst = true
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-main-'))
  fs.mkdirSync(path.join(folder, 'dist'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('the main process', () => {
  it('closes what has to be closed before Electron is ready', async () => {
    await start()
    expect(what()).toEqual(['sandbox', 'schemes'])
    expect([...listeners.keys()]).toEqual(
      expect.arrayContaining(['app web-contents-created', 'app open-url', 'app second-instance']),
    )
  })

  it('opens the window behind all its guards', async () => {
    await start()
    ready()
    await vi.waitFor(() => expect(what()).toContain('load'))
    const order = what()
    for (const guard of ['permission request', 'permission check', 'device', 'display', 'protocol', 'handle'])
      expect(order.indexOf(guard), guard).toBeLessThan(order.indexOf('window'))
    expect(order.indexOf('permission request')).toBeGreaterThan(-1)
    const handled = heard.filter(([name]) => name === 'handle').map(([, channel]) => channel)
    expect(handled.sort()).toEqual(Object.values(CHANNELS).sort())
    expect(heard).toContainEqual(['load', 'app://tessera/index.html'])
    const [, options] = heard.find(([name]) => name === 'window') ?? []
    expect(options).toMatchObject({
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        preload: path.join(folder, 'build/electron/preload.cjs'),
      },
    })
  })

  it('opens nothing where another one runs', async () => {
    isFirst = false
    await start()
    ready()
    expect(what()).toEqual(['sandbox', 'schemes', 'quit'])
  })

  it('asks issuers over the network of the system, checks by the dictionaries that were chosen, and starts what is installed only', async () => {
    await start()
    ready()
    await vi.waitFor(() => expect(what()).toContain('load'))
    const event = { sender: { id: 1 }, senderFrame: { url: HOME, origin: ORIGIN, parent: null } }
    const say = (channel: string, ...args: unknown[]) => listeners.get(channel)?.(event, ...args) as unknown
    const url = 'https://verona.example/.well-known/oauth-authorization-server'
    const question = { url, method: 'GET', headers: {}, body: '' }
    expect(await say(CHANNELS.askIssuer, question)).toMatchObject({ status: 200 })
    expect(heard).toContainEqual(['net', url, 'error', 'omit'])
    expect(await say(CHANNELS.readChoices)).toMatchObject({
      startAtLogin: false,
      dictionaries: process.platform === 'darwin' ? [] : ['de', 'en-GB'],
    })
    await say(CHANNELS.changeHabits, { checkSpelling: true, spellingLanguages: ['en-GB'] })
    expect(heard).toContainEqual(['spelling', true])
    const told = heard.filter(([name]) => name === 'dictionaries')
    expect(told).toEqual(process.platform === 'darwin' ? [] : [['dictionaries', ['en-GB']]])
  })

  it('keeps the links of macOS that come before it is ready', async () => {
    await start()
    let prevented = false
    const preventDefault = () => {
      prevented = true
    }
    listeners.get('app open-url')?.({ preventDefault }, 'xmpp:juliet@verona.example')
    ready()
    await vi.waitFor(() => expect(what()).toContain('load'))
    listeners.get('app open-url')?.({ preventDefault }, 'xmpp:romeo@verona.example')
    expect(prevented).toBe(true)
    const event = { sender: { id: 1 }, senderFrame: { url: HOME, origin: ORIGIN, parent: null } }
    expect(await listeners.get(CHANNELS.takeLinks)?.(event)).toEqual([
      'xmpp:juliet@verona.example',
      'xmpp:romeo@verona.example',
    ])
  })
})

describe('the preload', () => {
  it('gives the page a function for each channel, one to listen, and nothing of Electron', async () => {
    await import('../../electron/preload.ts')
    const [, name, api] = heard.find(([one]) => one === 'expose') ?? []
    expect([name, Object.keys(api as object).sort()]).toEqual([
      'desktop',
      [...Object.keys(CHANNELS), 'listen'].sort(),
    ])
    const desktop = api as DesktopApi
    expect(await desktop.showCount(3)).toEqual([CHANNELS.showCount, 3])
    // More than one argument is nothing that a page has to say.
    const wide = desktop.takeLinks as unknown as (...args: unknown[]) => Promise<unknown>
    expect(await wide('one', 'two')).toEqual([CHANNELS.takeLinks, 'one'])
    const told: unknown[] = []
    const stop = desktop.listen((...args: unknown[]) => told.push(...args))
    const [, channel, hear] = heard.find(([one]) => one === 'wire on') ?? []
    expect(channel).toBe(EVENTS)
    ;(hear as (...args: unknown[]) => void)({ sender: 'the wire' }, { type: 'command', name: 'scan' })
    stop()
    expect([told, what().at(-1)]).toEqual([[{ type: 'command', name: 'scan' }], 'wire off'])
  })
})
