import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/model/fold.ts'
import { findMarks, isFound, searchable, searchTerms, snippetOf } from '../../src/model/search-text.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'Straße',
        'e\u0301tude',
        'ÉTÉ',
        'ΟΔΟΣ',
        'İstanbul',
        'ﬁn',
        '한글',
        '👩‍👩‍👧',
        '\n',
        '  ',
        'ok',
      ),
    )
    .map((parts) => parts.join(' ')),
)
/** A stretch of a text that begins and ends between two characters. */
const part = text.chain((whole) => {
  const characters = [...whole]
  return fc
    .tuple(fc.nat(characters.length), fc.nat(characters.length))
    .map(([a, b]) => ({ whole, part: characters.slice(Math.min(a, b), Math.max(a, b)).join('') }))
})

describe('folding', () => {
  it.each([
    ['Ärger', 'arger'],
    ['STRASSE', fold('Straße')],
    ['οδοσ', fold('ΟΔΟΣ')],
    ['istanbul', fold('İSTANBUL')],
    ['fin', 'ﬁn'],
    ['Café', 'cafe\u0301'],
  ])('takes %s for %s', (one, other) => expect(fold(one)).toBe(fold(other)))

  it('is over after once', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(fold(fold(any))).toBe(fold(any))
      }),
    )
  })

  it('folds a text as it folds its characters', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect([...any].map(fold).join('')).toBe(fold(any))
      }),
    )
  })
})

describe('what is looked for', () => {
  it.each([
    ['  Hello   WORLD ', ['hello', 'world']],
    ['"good  night" romeo', ['good night', 'romeo']],
    ['„gute Nacht“ Romeo', ['gute nacht', 'romeo']],
    ['"unfinished phr', ['unfinished phr']],
    ['rose roses', ['roses']],
    ['"', []],
    ['   ', []],
  ])('%s', (typed, terms) => expect(searchTerms(typed)).toEqual(terms))

  it('is never more than a person types, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), (typed) => {
        const terms = searchTerms(typed)
        expect(terms.length).toBeLessThanOrEqual(16)
        for (const term of terms) expect(term).toBe(searchable(term))
      }),
    )
  })
})

describe('finding', () => {
  it('finds every part of a text in it, however it is written', () => {
    fc.assert(
      fc.property(part, fc.constantFrom('toUpperCase', 'toLowerCase', 'trim'), ({ whole, part }, change) => {
        const quoted = `"${part.replace(/["“”„«»]/g, '')[change]()}"`.slice(0, 200)
        // The iota below Greek vowels is a mark among small letters, and a letter of its own among capitals.
        fc.pre(!/["“”„«»]/.test(part) && !part.normalize('NFD').includes('\u0345'))
        expect(isFound(searchable(whole), searchTerms(quoted))).toBe(true)
      }),
    )
  })

  it('finds Greek with or without its iota below', () => {
    expect(isFound(searchable('ἐν τῷ κήπῳ'), searchTerms('"τω κηπω"'))).toBe(true)
    expect(isFound(searchable('εν τω κηπω'), searchTerms('"τῷ κήπῳ"'))).toBe(true)
  })

  it('wants all words, in any order', () => {
    const said = searchable('But soft, what light through yonder window breaks?')
    expect(isFound(said, searchTerms('window LIGHT'))).toBe(true)
    expect(isFound(said, searchTerms('window dark'))).toBe(false)
    expect(isFound(said, searchTerms('"light what"'))).toBe(false)
    expect(isFound(searchable('what\n\n light'), searchTerms('"what light"'))).toBe(true)
  })

  it('marks what it found, in order, without touching marks, and nothing else', () => {
    fc.assert(
      fc.property(part, ({ whole, part }) => {
        const terms = searchTerms(part)
        const marks = findMarks(whole, terms)
        let end = -1
        for (const [from, to] of marks) {
          expect(from).toBeGreaterThan(end)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(whole.length)
          const marked = searchable(whole.slice(from, to))
          expect(terms.some((term) => marked.includes(term) || term.includes(marked))).toBe(true)
          end = to
        }
        if (terms.length && isFound(searchable(whole), terms)) expect(marks.length).toBeGreaterThan(0)
      }),
    )
  })

  it('marks a letter with its accent', () => {
    const said = 'un e\u0301te\u0301'
    expect(findMarks(said, ['ete']).map(([from, to]) => said.slice(from, to))).toEqual(['e\u0301te\u0301'])
  })

  it('shows the part of a long text in which something was found', () => {
    const { snippet, marks } = snippetOf(
      `${'before '.repeat(200)}the needle is here ${'after '.repeat(200)}`,
      ['needle'],
    )
    expect(marks.map(([from, to]) => snippet.slice(from, to))).toEqual(['needle'])
    expect(snippet.startsWith('…')).toBe(true)
    expect(snippet.length).toBeLessThan(300)
    expect(snippet.indexOf('needle')).toBeLessThan(40)
  })
})
