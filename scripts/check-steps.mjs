/** What must be right before any behaviour is looked at: types, style, and the rules of the house. */
import { askForAdvice } from './advisories.mjs'
import { none } from './counts.mjs'
import { root } from './install.mjs'
import { checkLicences } from './licences.mjs'
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
  const counts = none()
  const tell = (/** @type {string} */ name, /** @type {boolean} */ isRight) => {
    process.stdout.write(`${isRight ? 'ok    ' : 'FAILED'}  ${name}\n`)
    if (isRight) counts.passed += 1
    else counts.failed += 1
  }
  for (const [name, tool, args] of steps) tell(name, (await runTool(tool, args)) === 0)
  const refused = checkLicences(root)
  for (const line of refused) process.stdout.write(`        ${line}\n`)
  tell('licences of what others have written', refused.length === 0)
  const advice = askForAdvice(root)
  if (advice.answered) {
    for (const line of [...advice.bad, ...advice.other]) process.stdout.write(`        ${line}\n`)
    tell('advisories against what others have written', advice.bad.length === 0)
  } else {
    const note = `advisories: the registry does not say (${advice.why})`
    process.stdout.write(`skipped ${note}\n`)
    counts.skipped += 1
    counts.notes.push(note)
  }
  return counts
}
