/**
 * Another version of the app, out of the build that is there: the same program, each file with a hash in its name under
 * another one, so that nothing of the version before is on the web server any more.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { ShellFile } from '../../src/worker/shell-cache.ts'

const HASHED = /-([\w-]{8})\.(?:js|css|svg|wasm|png)(?:\.map)?$/
const TEXT = /\.(?:js|css|html)$/
const LIST = /\[\{"integrity":.*?\}\]/s

const other = (hash: string) => [...hash].reverse().join('')

/** @returns what the names of the old version's files became */
export function makeOtherVersion(build: string, folder: string): Map<string, string> {
  fs.cpSync(build, folder, { recursive: true, filter: (file) => !file.endsWith('.map') })
  const assets = path.join(folder, 'assets')
  const names = new Map<string, string>()
  for (const name of fs.readdirSync(assets)) {
    const hash = HASHED.exec(name)?.[1]
    if (hash) names.set(name, name.replace(hash, other(hash)))
  }
  const renamed = (text: string) =>
    text.replace(/[\w.-]+\.(?:js|css|svg|wasm|png)/g, (name) => names.get(name) ?? name)
  for (const [name, next] of names) fs.renameSync(path.join(assets, name), path.join(assets, next))
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (TEXT.test(name)) rewrite(path.join(folder, name), renamed)
  rewrite(path.join(folder, 'worker.js'), (text) => text.replace(LIST, (list) => listAnew(list, folder)))
  return names
}

function rewrite(file: string, change: (text: string) => string): void {
  fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')))
}

function listAnew(list: string, folder: string): string {
  const files = (JSON.parse(list) as ShellFile[]).map(({ url }) => {
    const hash = createHash('sha384').update(fs.readFileSync(path.join(folder, url)))
    return { integrity: `sha384-${hash.digest('base64')}`, url }
  })
  return JSON.stringify(files)
}
