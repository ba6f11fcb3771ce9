/** What must be right before any behaviour is looked at: types, style, and the rules of the house. */
import { runTool } from './tools.mjs'

/** @type {[name: string, tool: string, args: string[]][]} */
const steps = [
  ['types of the app', 'tsc', ['--noEmit', '-p', '.']],
  ['types of the desktop', 'tsc', ['--noEmit', '-p', 'electron']],
  ['types of the tests', 'tsc', ['--noEmit', '-p', 'test']],
  ['style', 'biome', ['ci', '--error-on-warnings', '.']],
  ['architecture', 'vitest', ['run', '--project', 'unit', '--reporter', 'dot', 'test/architecture']],
]

/** Runs all of them, whatever fails. @returns {Promise<import('./counts.mjs').Counts>} */
export async function runCheck() {
  const counts = { passed: 0, failed: 0, skipped: 0, notes: /** @type {string[]} */ ([]) }
  for (const [name, tool, args] of steps) {
    const code = await runTool(tool, args)
    process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name}\n`)
    if (code === 0) counts.passed += 1
    else counts.failed += 1
  }
  return counts
}
