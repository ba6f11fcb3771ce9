import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOddAddress, lookAlikeOf, skeleton } from '../../src/model/look-alike.ts'

const known = ['paypal@bank.example', 'juliet@capulet.example', 'anna.maria@verona.example']

describe('addresses made to be mistaken for another', () => {
  it.each([
    ['Cyrillic letters', 'pаypаl@bank.example', 0],
    ['one for l', 'paypa1@bank.example', 0],
    ['capital i for l', 'paypaI@bank.example'.toLowerCase(), 0],
    ['r and n for m', 'anna.rnaria@verona.example', 2],
    ['an accent', 'juliét@capulet.example', 1],
    ['the other way round in the domain', 'juliet@capu1et.example', 1],
    ['a full stop more', 'anna.maria@verona.exa.mple', 2],
    ['Greek letters', 'juliet@cαpulet.example', 1],
    ['a Greek letter with a mark', 'juliet@c\u1f00pulet.example', 1],
    ['a letter that cannot be seen', 'jul\u200diet@capulet.example', 1],
  ])('are seen: %s', (_, jid, like) => {
    expect(lookAlikeOf(jid, known)).toBe(known[like])
  })

  it.each([
    'julia@capulet.example',
    'juliet@montague.example',
    'paypal@bank2.example',
    'romeo@verona.example',
  ])('are not seen where there is none: %s', (jid) => {
    expect(lookAlikeOf(jid, known)).toBeNull()
  })

  it('is never oneself', () => {
    for (const jid of known) expect(lookAlikeOf(jid, known)).toBeNull()
  })

  it('looks like itself, however often one looks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(skeleton(skeleton(text))).toBe(skeleton(text))
      }),
    )
  })

  it('is not slow on what somebody made to be slow', () => {
    const long = 'rn'.repeat(500)
    expect(skeleton(long)).toBe('m'.repeat(500))
  })
})

describe('letters of two alphabets in one word', () => {
  it.each([
    ['juliet@capulet.example', false],
    ['джульетта@верона.example', false],
    ['jürgen@verona.example', false],
    ['pаypal@bank.example', true],
    ['anna@bаnk.example', true],
  ])('%s', (jid, odd) => {
    expect(isOddAddress(jid)).toBe(odd)
  })
})
