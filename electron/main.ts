/** The edge to Electron: hands each part of it to the room that needs it. The other file that imports Electron is `preload.ts`. */
import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import {
  app,
  BrowserWindow,
  desktopCapturer,
  ipcMain,
  Menu,
  Notification,
  nativeImage,
  nativeTheme,
  net,
  protocol,
  safeStorage,
  screen,
  session,
  shell as system,
  Tray,
} from 'electron'
import electronUpdater from 'electron-updater'
import { SCHEMES, serve } from './app-protocol.ts'
import { createIssuers } from './issuers.ts'
import { keptFile } from './kept-file.ts'
import { autostartFile, systemLoginItem } from './login-item.ts'
import { SCHEME } from './origin.ts'
import { keepPermissions } from './permissions.ts'
import { pictureScreens } from './picture-screens.ts'
import { guardPages } from './security.ts'
import { type Shell, startShell } from './shell.ts'
import { beTheOnly } from './single-instance.ts'
import { spellingLanguages } from './spelling.ts'
import { createTray } from './tray.ts'
import { createVault } from './vault.ts'

const isApple = process.platform === 'darwin'
const root = app.getAppPath()
const icons = path.join(root, 'electron', 'icons')
const openOutside = (address: string) => void system.openExternal(address)

/** Links that came before there was anybody to tell. */
const early: string[] = []
let shell: Shell | null = null

app.enableSandbox()
protocol.registerSchemesAsPrivileged(SCHEMES)
guardPages(app, openOutside)
app.setAppUserModelId('im.tessera.Tessera')
app.on('open-url', (event, url) => {
  event.preventDefault()
  if (shell) shell.onOpenUrl(url)
  else early.push(url)
})

function startedAgain(link: string | null): void {
  if (shell) shell.onStarted(link)
  else if (link !== null) early.push(link)
}

if (beTheOnly(app, { onStarted: startedAgain })) void app.whenReady().then(open)
else app.quit()

function open(): void {
  const here = session.defaultSession
  keepPermissions(here)
  protocol.handle(SCHEME, serve(realpathSync(path.join(root, 'dist'))))
  shell = startShell({
    isApple,
    language: app.getLocale(),
    argv: process.argv,
    early,
    kept: keptFile(path.join(app.getPath('userData'), 'desktop.json')),
    ipc: ipcMain,
    login: loginItem(),
    vault: createVault(safeStorage, process.platform),
    askIssuer: createIssuers({ fetch: (url, init) => net.fetch(url, init) }),
    updater: hasFeed() ? electronUpdater.autoUpdater : null,
    notices: {
      isSupported: () => Notification.isSupported(),
      make: (options) => new Notification(options as Electron.NotificationConstructorOptions),
      picture(png) {
        const picture = nativeImage.createFromBuffer(Buffer.from(png))
        return picture.isEmpty() ? null : picture
      },
    },
    window: {
      make: (options) => new BrowserWindow(options),
      screens: () => screen.getAllDisplays().map(({ workArea }) => workArea),
      preload: path.join(root, 'build', 'electron', 'preload.cjs'),
      icon: path.join(icons, 'app', '256x256.png'),
      isDark: nativeTheme.shouldUseDarkColors,
      now: Date.now,
    },
    makeTray: (showWindow) =>
      createTray<Menu>({
        // macOS has the dock, which shows the number and brings the window back.
        make: (file) => (isApple ? null : new Tray(file)),
        build: (entries) => Menu.buildFromTemplate(entries),
        showWindow,
        setBadge,
        icon: (unread) => path.join(icons, unread ? 'tray-unread.png' : 'tray.png'),
      }),
    openOutside,
    setMenu: (entries) => Menu.setApplicationMenu(Menu.buildFromTemplate(entries)),
    popUp: (entries) => Menu.buildFromTemplate(entries).popup(),
    checkSpelling(on, language, chosen) {
      here.setSpellCheckerEnabled(on)
      // macOS finds out the language by itself, and throws when it is told.
      if (!on || isApple) return
      const [available, preferred] = [here.availableSpellCheckerLanguages, app.getPreferredSystemLanguages()]
      here.setSpellCheckerLanguages(spellingLanguages(language, available, preferred, chosen))
    },
    dictionaries: () => (isApple ? [] : here.availableSpellCheckerLanguages),
    learnWord: (word) => void here.addWordToSpellCheckerDictionary(word),
    claimLinks: () => app.setAsDefaultProtocolClient('xmpp'),
    pictureScreens: () => pictureScreens(desktopCapturer, screen.getAllDisplays()),
  })
  app.on('activate', () => shell?.onStarted(null))
  app.on('before-quit', () => shell?.onQuitting())
  app.on('window-all-closed', () => {
    if (shell?.endsWithWindow()) app.quit()
  })
}

/** On Windows a number has no place of its own: a dot over the icon in the taskbar. */
function setBadge(count: number): void {
  app.setBadgeCount(count)
  if (process.platform !== 'win32') return
  const dot = count > 0 ? nativeImage.createFromPath(path.join(icons, 'dot.png')) : null
  for (const window of BrowserWindow.getAllWindows())
    window.setOverlayIcon(dot, count > 0 ? String(count) : '')
}

/** Only what was installed starts by itself; and what is shut in a flatpak is let out by nobody to say so. */
function loginItem() {
  if (!app.isPackaged || process.env.FLATPAK_ID) return null
  if (process.platform !== 'linux') return systemLoginItem(app)
  const folder = path.join(
    process.env.XDG_CONFIG_HOME || path.join(app.getPath('home'), '.config'),
    'autostart',
  )
  return autostartFile(folder, process.env.APPIMAGE ?? process.execPath)
}

/** Written into the package when it is made for a place that brings updates. */
function hasFeed(): boolean {
  return app.isPackaged && existsSync(path.join(process.resourcesPath, 'app-update.yml'))
}
