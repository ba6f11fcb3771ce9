/**
 * Joins the program to the browser that may have installed it: links and shortcuts that open it, what other programs hand over,
 * and the way to install it. Beside `main.tsx`, because it knows both sides; fetched only where there is a browser.
 */
import { openAddress } from './app/location.ts'
import { webApp } from './app/web-app.ts'
import { followLaunches } from './platform/launches.ts'
import type { Platform } from './platform/platform.ts'
import { shareShelf } from './storage/shares.ts'

/** `cameBy`: the address that the page was opened with, before it was tidied. */
export async function settleInBrowser(
  installing: NonNullable<Platform['installing']>,
  cameBy: string,
): Promise<void> {
  const folder = new URL('./', cameBy).href
  // Absent where the page did not come safely.
  const caches = 'caches' in window ? window.caches : null
  const install = await installing()
  webApp.set({ install, ...(caches ? { shelf: shareShelf({ caches, folder }) } : {}) })
  followLaunches(window, cameBy, openAddress)
}
