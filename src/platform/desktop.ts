/** The platform of the desktop app: what a browser has, with the system's own notices, and what only a program has. */
import { type BrowserWindow, createBrowserPlatform } from './browser.ts'
import type { DesktopApi } from './desktop-api.ts'
import { desktopAttention } from './desktop-attention.ts'
import { desktopAway } from './desktop-away.ts'
import { nativeOf } from './desktop-native.ts'
import { systemName } from './device-name.ts'
import { drawIcon } from './draw-icon.ts'
import type { Platform } from './platform.ts'

export function createDesktopPlatform(window: BrowserWindow, desktop: DesktopApi): Platform {
  // The shell itself is what is kept, by the system, which has installed it already; and it runs while its window is closed.
  const { shell: _, installing: __, push: ___, ...browser } = createBrowserPlatform(window)
  const system = systemName(window.navigator)
  return {
    ...browser,
    device: { software: 'Tessera', device: system ? `Desktop on ${system}` : 'Desktop' },
    attention: async () => desktopAttention({ desktop, window, drawIcon }),
    away: () => desktopAway(desktop),
    native: nativeOf(desktop),
  }
}
