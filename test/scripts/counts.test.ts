import { describe, expect, test } from 'vitest'
import { closingLine, countPlaywright, countVitest, none, sum, withExitCode } from '../../scripts/counts.mjs'

describe('counting tests', () => {
  test('reads a report of Vitest', () => {
    const test = (status: string, fullName: string) => ({ status, fullName })
    const report = {
      testResults: [
        {
          status: 'failed',
          assertionResults: [
            test('passed', 'a'),
            test('failed', 'b'),
            test('skipped', 'c'),
            test('todo', 'd'),
          ],
        },
        { status: 'passed', assertionResults: [test('passed', 'e')] },
        { status: 'failed', assertionResults: [], message: 'does not load' },
      ],
    }
    expect(countVitest(report)).toEqual({
      passed: 2,
      failed: 2,
      skipped: 2,
      notes: ['c', 'd (to do)'],
      doubts: [],
    })
  })

  test('reads a report of Playwright, with why something was skipped', () => {
    const spec = (title: string, status: string, annotations: object[] = [], results: object[] = []) => ({
      title,
      tests: [{ status, annotations, results }],
    })
    const report = {
      errors: [],
      suites: [
        {
          title: 'chat.spec.ts',
          specs: [
            spec('says hello', 'expected'),
            spec(
              'comes late',
              'flaky',
              [],
              [{ error: { message: '\u001b[31mError: nobody came\u001b[39m\n\nCall log' } }, {}],
            ),
          ],
          suites: [
            {
              title: 'offline',
              specs: [
                spec('waits', 'unexpected'),
                spec('sleeps', 'skipped', [{ type: 'skip', description: 'no bed' }]),
              ],
            },
          ],
        },
      ],
    }
    expect(countPlaywright(report)).toEqual({
      passed: 2,
      failed: 1,
      skipped: 1,
      notes: ['chat.spec.ts › offline › sleeps: no bed'],
      doubts: ['chat.spec.ts › comes late: Error: nobody came'],
    })
  })

  test('counts an error outside of any test', () => {
    expect(countPlaywright({ suites: [], errors: [{ message: 'the server does not start' }] }).failed).toBe(1)
    expect(withExitCode(none(), 1).failed).toBe(1)
    expect(withExitCode({ ...none(), failed: 3 }, 1).failed).toBe(3)
    expect(withExitCode({ ...none(), passed: 3 }, 0).failed).toBe(0)
  })

  test('closes with one line', () => {
    const total = sum([
      { passed: 3, failed: 0, skipped: 1, notes: ['x'], doubts: [] },
      { passed: 4, failed: 1, skipped: 0, notes: ['y'], doubts: ['z'] },
    ])
    expect(closingLine(total)).toBe('7 passed, 1 failed, 1 skipped')
    expect(total.notes).toEqual(['x', 'y'])
    expect(total.doubts).toEqual(['z'])
  })
})
