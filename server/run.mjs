/** Runs other programs, quietly; when one fails, its last words are the error. */
import { spawn } from 'node:child_process'

export const isRoot = () => process.getuid?.() === 0

/**
 * @param {string} command @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { show?: boolean }} [options] `show`: let people see what it prints
 * @returns {Promise<string>} what it wrote to standard output
 */
export function run(command, args, { show = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    })
    let out = ''
    let tail = ''
    child.stdout?.on('data', (data) => {
      out += data
      tail = `${tail}${data}`.slice(-2000)
    })
    child.stderr?.on('data', (data) => {
      tail = `${tail}${data}`.slice(-2000)
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve(out)
      else reject(new Error(`${command} ${args[0] ?? ''} failed (${code ?? signal})\n${tail.trim()}`.trim()))
    })
  })
}
