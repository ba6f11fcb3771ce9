/** `npm run desktop`: the desktop app from this folder, against whatever server one signs in at. What follows `--` is handed to it. */
import { spawn } from 'node:child_process'
import { ensureBuilt } from './build.mjs'
import { ensurePackages, root } from './install.mjs'

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`)

await ensurePackages(say)
const { fetchElectron } = await import('./electron-binary.mjs')
const program = fetchElectron(say)
if (program) {
  await ensureBuilt(say)
  const { buildShell } = await import('./desktop-build.mjs')
  await buildShell()
  const child = spawn(program, [root, ...process.argv.slice(2)], { stdio: 'inherit' })
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
} else process.exitCode = 1
