/** Starting with the person's session: the system's own list on macOS and Windows, a file of the XDG autostart kind elsewhere. */
import fs from 'node:fs'
import path from 'node:path'

/** Without a window: it waits in the tray. */
export const HIDDEN = '--hidden'

export interface LoginItem {
  get(): boolean
  set(on: boolean): void
}

/** Of Electron's `app`. */
export interface LoginSettings {
  getLoginItemSettings(options: { args: string[] }): { openAtLogin: boolean }
  setLoginItemSettings(settings: { openAtLogin: boolean; args: string[] }): void
}

export const systemLoginItem = (app: LoginSettings): LoginItem => ({
  get: () => app.getLoginItemSettings({ args: [HIDDEN] }).openAtLogin,
  set: (on) => app.setLoginItemSettings({ openAtLogin: on, args: [HIDDEN] }),
})

/** Desktop Entry Specification 1.5, "The Exec key": quoted, and what a quoted argument may not hold escaped, twice. */
export const quoteExec = (text: string): string =>
  `"${text
    .replace(/["`$\\]/g, '\\$&')
    .replace(/\\/g, '\\\\')
    .replace(/%/g, '%%')}"`

/** `program`: what starts us, such as the AppImage and not what it unpacks to. */
export function autostartFile(folder: string, program: string): LoginItem {
  const file = path.join(folder, 'tessera.desktop')
  const entry = `[Desktop Entry]
Type=Application
Name=Tessera
Exec=${quoteExec(program)} ${HIDDEN}
X-GNOME-Autostart-enabled=true
Terminal=false
`
  return {
    get: () => fs.existsSync(file),
    set(on) {
      try {
        if (!on) fs.rmSync(file, { force: true })
        else {
          fs.mkdirSync(folder, { recursive: true })
          fs.writeFileSync(file, entry)
        }
      } catch {
        // What came of it is read again, and shown.
      }
    },
  }
}
