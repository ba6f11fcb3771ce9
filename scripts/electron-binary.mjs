/** Electron's own program: some hundred megabytes that no package brings along. Fetched when somebody wants to run or pack it. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { root } from './install.mjs'

const folder = path.join(root, 'node_modules', 'electron')

/** @returns {string | null} the program; null when it is not on this machine */
export function findElectron() {
  const own = process.env.ELECTRON_OVERRIDE_DIST_PATH
  try {
    const file = path.join(
      own || path.join(folder, 'dist'),
      fs.readFileSync(path.join(folder, 'path.txt'), 'utf8'),
    )
    return fs.existsSync(file) ? file : null
  } catch {
    const name = process.platform === 'win32' ? 'electron.exe' : 'electron'
    return own && fs.existsSync(path.join(own, name)) ? path.join(own, name) : null
  }
}

/** @param {(line: string) => void} say @returns {string | null} */
export function fetchElectron(say) {
  const found = findElectron()
  if (found) return found
  const { version } = createRequire(import.meta.url)('electron/package.json')
  say(`Fetching Electron ${version} …`)
  // By the script that the package itself brings: it compares the sums that were published with it.
  const { status, stderr } = spawnSync(process.execPath, [path.join(folder, 'install.js')], {
    encoding: 'utf8',
    timeout: 15 * 60_000,
  })
  const there = findElectron()
  if (status === 0 && there) return there
  const [reason] =
    /^\s*(?:\w*Error\b.*|.*\b(?:E[A-Z]{4,}|HTTP \d+|timed? ?out)\b.*)$/im.exec(stderr ?? '') ?? []
  say(`Electron could not be fetched${reason ? `: ${reason.trim()}` : '.'}

It comes from the place where its makers publish it, not from the registry of npm, and this machine does not reach that. Either
- let it: HTTPS_PROXY=… is understood, and ELECTRON_MIRROR=… names another place with the same files; or
- bring it: unpack electron-v${version}-${process.platform}-${process.arch}.zip somewhere and say where, ELECTRON_OVERRIDE_DIST_PATH=/path/to/it.
Everything else works without: \`npm start\` is the same program in a browser, and \`npm test\` tests the desktop's own part.`)
  return null
}
