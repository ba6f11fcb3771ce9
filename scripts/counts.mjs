/** How many tests passed, failed and were skipped: read from the reports that Vitest and Playwright write. */
import { stripVTControlCharacters } from 'node:util'

/**
 * @typedef {object} Counts
 * @property {number} passed @property {number} failed @property {number} skipped
 * @property {string[]} notes what was skipped, and why
 * @property {string[]} doubts what passed the second time only, and what went wrong the first time
 */

/** @returns {Counts} */
export const none = () => ({ passed: 0, failed: 0, skipped: 0, notes: [], doubts: [] })

/** @param {Counts[]} all @returns {Counts} */
export const sum = (all) =>
  all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
      notes: [...total.notes, ...one.notes],
      doubts: [...total.doubts, ...one.doubts],
    }),
    none(),
  )

/** The last line of `npm test`. @param {Counts} counts */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`

/**
 * A run that went wrong without a failed test (a file that does not load, an error nobody caught, no report at all)
 * counts as one failure: it must never look like success.
 * @param {Counts} counts @param {number} exitCode @returns {Counts}
 */
export const withExitCode = (counts, exitCode) =>
  exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts

/** @param {any} report as Vitest's json reporter writes it @returns {Counts} */
export function countVitest(report) {
  const counts = none()
  for (const file of report?.testResults ?? []) {
    const tests = file.assertionResults ?? []
    if (tests.length === 0 && file.status === 'failed') counts.failed += 1
    for (const test of tests) {
      if (test.status === 'passed') counts.passed += 1
      else if (test.status === 'failed') counts.failed += 1
      else {
        counts.skipped += 1
        counts.notes.push(`${test.fullName}${test.status === 'todo' ? ' (to do)' : ''}`)
      }
    }
  }
  return counts
}

/** @param {any} report as Playwright's json reporter writes it @returns {Counts} */
export function countPlaywright(report) {
  const counts = none()
  /** @param {any} suite @param {string} above */
  const walk = (suite, above) => {
    for (const inner of suite.suites ?? []) walk(inner, `${above}${inner.title} › `)
    for (const spec of suite.specs ?? []) for (const test of spec.tests ?? []) count(test, above + spec.title)
  }
  /** @param {any} test @param {string} title */
  const count = (test, title) => {
    if (test.status === 'expected') counts.passed += 1
    else if (test.status === 'flaky') {
      counts.passed += 1
      const first = test.results?.find((/** @type {any} */ result) => result.error)?.error.message ?? ''
      counts.doubts.push(`${title}: ${firstLine(first) || 'no reason given'}`)
    } else if (test.status === 'skipped') {
      counts.skipped += 1
      const reason = test.annotations?.find((/** @type {any} */ note) =>
        /^(?:skip|fixme)$/.test(note.type),
      )?.description
      counts.notes.push(reason ? `${title}: ${reason}` : title)
    } else counts.failed += 1
  }
  for (const suite of report?.suites ?? []) walk(suite, `${suite.title} › `)
  // Errors outside of any test: the global setup, a file that does not load.
  if (counts.failed === 0) counts.failed += report?.errors?.length ?? 0
  return counts
}

/** @param {string} message with the colours of a terminal */
const firstLine = (message) => stripVTControlCharacters(message).trim().split('\n')[0]
