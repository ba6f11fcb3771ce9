/** Builds the app into dist/ when something in it has changed since. */
import fs from 'node:fs'
import path from 'node:path'
import { run } from '../server/run.mjs'
import { root } from './install.mjs'

const sources = [
  'src',
  'public',
  'index.html',
  'oauth.html',
  'vite.config.ts',
  'scripts/emoji-data.mjs',
  'scripts/licence-texts.mjs',
  'scripts/shell-worker.mjs',
  'scripts/strict-return.mjs',
  'package-lock.json',
]

/** @param {string} file @returns {number} the time of the last change at or below it */
export function lastChange(file) {
  if (!fs.existsSync(file)) return 0
  const { mtimeMs } = fs.statSync(file)
  if (!fs.statSync(file).isDirectory()) return mtimeMs
  // A folder's own time tells of files that were removed.
  return Math.max(mtimeMs, ...fs.readdirSync(file).map((name) => lastChange(path.join(file, name))))
}

/** @param {(line: string) => void} say @returns {Promise<string>} the folder to serve */
export async function ensureBuilt(say) {
  const folder = path.join(root, 'dist')
  const built = lastChange(path.join(folder, 'index.html'))
  const changed = Math.max(...sources.map((name) => lastChange(path.join(root, name))))
  if (built > changed) return folder
  say('Building the app …')
  await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { cwd: root })
  return folder
}
