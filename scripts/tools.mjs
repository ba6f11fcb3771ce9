/** Runs the programs of node_modules, with what they print on screen, never waiting for a keyboard. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from './install.mjs'

const windows = process.platform === 'win32'

/**
 * @param {string} name @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, minutes?: number }} [options] after so many minutes it is ended, as failed
 * @returns {Promise<number>} its exit code
 */
export function runTool(name, args, { env = {}, minutes = 30 } = {}) {
  return new Promise((resolve, reject) => {
    const command = path.join(root, 'node_modules', '.bin', windows ? `${name}.cmd` : name)
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: windows,
    })
    const late = setTimeout(() => {
      process.stdout.write(`\n${name} was still running after ${minutes} minutes: ended.\n`)
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
    }, minutes * 60_000)
    child.on('error', reject)
    child.on('exit', (code) => {
      clearTimeout(late)
      resolve(code ?? 1)
    })
  })
}
