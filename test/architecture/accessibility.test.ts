import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { missingTests } from './named-tests.ts'

const document = fs.readFileSync(new URL('../../docs/accessibility.md', import.meta.url), 'utf8')
const criteria = document
  .split('\n')
  .filter((line) => /^\| \d\.\d/.test(line))
  .map((line) => line.split(' | '))

/** WCAG 2.2, A and AA; 4.1.1 is no more. */
const ALL = `
  1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13
  2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8
  3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3`

describe('what docs/accessibility.md says', () => {
  it('is of every criterion of WCAG 2.2 at A and AA, and nothing is said of one that is not', () => {
    const named = new Set(document.match(/\b\d\.\d\.\d{1,2}\b/g))
    for (const one of ALL.split(/\s+/)) if (one.startsWith('1.2.')) named.add(one)
    expect(ALL.split(/\s+/).filter((one) => one && !named.has(one))).toEqual([])
  })

  it('has a test for each, that is there by that name', () => {
    expect(criteria.length).toBeGreaterThan(25)
    expect(criteria.filter((row) => row.length !== 3)).toEqual([])
    expect(missingTests(criteria.map(([, , tests = '']) => tests))).toEqual([])
  })

  it('ends with what does not hold', () => {
    expect([...document.matchAll(/^## (.+)$/gm)].at(-1)?.[1]).toBe('What does not hold')
  })
})
