/** Installs the npm packages when they are missing or not those of package-lock.json. Depends on nothing but Node and npm. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from '../server/run.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** @param {string} folder @returns {boolean} whether node_modules is what the lock file asks for */
export function packagesAreThere(folder = root) {
  const lock = path.join(folder, 'package-lock.json')
  const installed = path.join(folder, 'node_modules', '.package-lock.json')
  if (!fs.existsSync(installed)) return false
  const stamp = stampFile(folder)
  if (fs.existsSync(stamp)) return fs.readFileSync(stamp, 'utf8') === hash(lock)
  // Installed by hand: npm writes its own list last.
  return fs.statSync(installed).mtimeMs >= fs.statSync(lock).mtimeMs
}

/** @param {(line: string) => void} say */
export async function ensurePackages(say) {
  if (packagesAreThere()) return
  say('Installing npm packages …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // The browser tests use the Chromium of the system, not one that Playwright brings.
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }
  await run(npm, ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    env,
    shell: process.platform === 'win32',
  })
  fs.writeFileSync(stampFile(root), hash(path.join(root, 'package-lock.json')))
}

const stampFile = (/** @type {string} */ folder) => path.join(folder, 'node_modules', '.tessera-lock')
const hash = (/** @type {string} */ file) => createHash('sha256').update(fs.readFileSync(file)).digest('hex')
