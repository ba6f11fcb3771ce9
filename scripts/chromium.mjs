/** Finds a Chromium for the tests, or gets one the way this machine allows. */
import { unpackChromium, unpackedChromium } from '../server/debian-chromium.mjs'
import { canInstallWithApt, installPrograms } from '../server/debian-install.mjs'
import { canUnpackDebian } from '../server/debian-unpack.mjs'
import { onPath } from '../server/find-prosody.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** @returns {string | undefined} `CHROMIUM` chooses, else what is on the PATH */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  for (const name of names) {
    const found = onPath(name)
    if (found) return found
  }
  return undefined
}

/** @param {string} home @param {(line: string) => void} say @returns {Promise<string>} */
export async function ensureChromium(home, say) {
  const found = findChromium() ?? unpackedChromium(home)
  if (found) return found
  if (canInstallWithApt()) {
    await installPrograms(['chromium'], say)
    const installed = findChromium()
    if (installed) return installed
  }
  if (canUnpackDebian()) return unpackChromium(home, say)
  throw new Error(
    'The browser tests need Chromium or Chrome: install it, or say where it is with CHROMIUM=/path/to/it.',
  )
}
