/** `npm run bench -- NAME [--json FILE]`: runs bench/NAME.mjs and prints its metrics, numbers only. */
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { findProsody } from '../server/find-prosody.mjs'
import { localFolder } from '../server/prosody.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensurePackages, root } from './install.mjs'

const folder = path.join(root, 'bench')
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`)

/** A benchmark is a file with a default export; others in the folder are its parts. */
const names = () =>
  fs
    .readdirSync(folder)
    .filter(
      (name) =>
        name.endsWith('.mjs') && /^export default /m.test(fs.readFileSync(path.join(folder, name), 'utf8')),
    )
    .map((name) => name.slice(0, -'.mjs'.length))

/** @param {string[]} args */
function readArguments(args) {
  const at = args.indexOf('--json')
  const json = at < 0 ? undefined : args[at + 1]
  const [name, ...rest] = at < 0 ? args : [...args.slice(0, at), ...args.slice(at + 2)]
  if (!name || !names().includes(name) || rest.length > 0 || (at >= 0 && !json)) {
    throw new Error(`Usage: npm run bench -- NAME [--json FILE], with NAME one of: ${names().join(', ')}`)
  }
  return { name, json }
}

/** @param {Record<string, number>} metrics */
function table(metrics) {
  const wide = Math.max(...Object.keys(metrics).map((name) => name.length))
  const number = (/** @type {number} */ value) =>
    value.toLocaleString('en', { maximumFractionDigits: 3, useGrouping: false })
  return Object.entries(metrics)
    .map(([name, value]) => `  ${name.padEnd(wide)}  ${number(value).padStart(10)}`)
    .join('\n')
}

try {
  const { name, json } = readArguments(process.argv.slice(2))
  await ensurePackages(say)
  const { default: bench, needs = [] } = await import(pathToFileURL(path.join(folder, `${name}.mjs`)).href)
  if (needs.includes('server')) await findProsody({ home: localFolder, say })
  if (needs.includes('browser')) process.env.CHROMIUM = await ensureChromium(localFolder, say)
  const metrics = await bench({ report: say })
  const odd = Object.entries(metrics).find(([, value]) => !Number.isFinite(value))
  if (odd) throw new Error(`${name}: ${odd[0]} is not a number: ${odd[1]}`)
  say(`\n${name}\n${table(metrics)}`)
  if (json) fs.writeFileSync(json, `${JSON.stringify({ bench: name, metrics }, null, 2)}\n`)
  process.exit(0)
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : error}\n`)
  process.exit(1)
}
