/** The platform of wherever this runs: the only place that asks. */
import { type BrowserWindow, createBrowserPlatform } from './browser.ts'
import type { DesktopApi } from './desktop-api.ts'
import type { Platform } from './platform.ts'

export interface AnyWindow extends BrowserWindow {
  readonly desktop?: DesktopApi
}

export async function platformHere(window: AnyWindow): Promise<Platform> {
  const { desktop } = window
  if (!desktop) return createBrowserPlatform(window)
  const { createDesktopPlatform } = await import('./desktop.ts')
  return createDesktopPlatform(window, desktop)
}
