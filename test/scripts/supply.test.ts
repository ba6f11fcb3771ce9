import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAudit } from '../../scripts/advisories.mjs'
import { root } from '../../scripts/install.mjs'
import { licenceTexts } from '../../scripts/licence-texts.mjs'
import { checkLicences, isAllowed, refusedLicences } from '../../scripts/licences.mjs'

describe('licences', () => {
  const some = new Set(['MIT', 'ISC'])

  it.each(['MIT', '(MIT OR GPL-3.0-only)', 'GPL-3.0-only OR (MIT AND ISC)', '(MIT AND ISC)'])(
    '%s leaves a choice',
    (expression) => expect(isAllowed(expression, some)).toBe(true),
  )

  it.each([
    'GPL-3.0-only',
    'MIT AND GPL-3.0-only',
    '(MIT OR ISC) AND AGPL-3.0-only',
    'SEE LICENSE IN LICENSE.txt',
    'UNLICENSED',
    'MIT OR',
    '(MIT',
    'MIT)',
    'MIT ISC',
    'mit',
    '',
  ])('%j leaves none', (expression) => expect(isAllowed(expression, some)).toBe(false))

  it('is a choice by either, and a duty by both', () => {
    const licence = fc.constantFrom('MIT', 'ISC', 'GPL-3.0-only', 'SSPL-1.0')
    fc.assert(
      fc.property(licence, licence, licence, (one, two, three) => {
        const [a, b, c] = [one, two, three].map((name) => isAllowed(name, some))
        expect(isAllowed(`${one} OR ${two} AND ${three}`, some)).toBe(a || (b && c))
        expect(isAllowed(`(${one} OR ${two}) AND ${three}`, some)).toBe((a || b) && c)
      }),
    )
  })

  it('what is shipped is held to more than what builds it, and silence is no licence', () => {
    const packages = {
      '': { license: 'MIT' },
      'node_modules/a': { version: '1.0.0', license: 'MPL-2.0', dev: true },
      'node_modules/b': { version: '2.0.0', license: 'MPL-2.0' },
      'node_modules/b/node_modules/@of/c': { version: '3.0.0' },
      'node_modules/d': { version: '4.0.0', dev: true },
    }
    const read = (folder: string) => (folder.endsWith('/d') ? 'MIT' : undefined)
    expect(refusedLicences(packages, read)).toEqual([
      'b 2.0.0: MPL-2.0 (is shipped)',
      '@of/c 3.0.0: no licence (is shipped)',
    ])
  })

  it('everything that is used here may be used', () => {
    expect(checkLicences(root)).toEqual([])
  })
})

describe('the file of terms', () => {
  it('names everybody whose work is shipped, with what they ask for', () => {
    const text = licenceTexts(root)
    for (const name of ['react', 'react-aria-components', 'zxing-wasm', 'jsqr', 'emojibase-data'])
      expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+$`, 'm'))
    expect(text).toContain('Permission is hereby granted, free of charge')
    expect(text).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION')
    expect(text).not.toMatch(/^(?:vitest|@types\/.*) \d/m)
  })
})

describe('advisories', () => {
  it('grave ones are told apart from the others', () => {
    const vulnerabilities = {
      a: { name: 'a', severity: 'high', range: '<2' },
      b: { name: 'b', severity: 'low', range: '*' },
    }
    expect(readAudit(JSON.stringify({ vulnerabilities }))).toEqual({
      answered: true,
      bad: ['high: a <2'],
      other: ['low: b *'],
    })
    expect(readAudit('{"vulnerabilities":{}}')).toEqual({ answered: true, bad: [], other: [] })
  })

  it.each([
    ['{"message":"405 Method Not Allowed"}', '405 Method Not Allowed'],
    ['{"error":{"summary":"offline"}}', 'offline'],
    ['', 'no answer'],
    ['<html>', 'no answer'],
    ['null', 'no answer'],
  ])('%s is no answer, and says so', (report, why) => {
    expect(readAudit(report)).toEqual({ answered: false, why })
  })
})
