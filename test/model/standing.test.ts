import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameOf, standingOf } from '../../src/model/standing.ts'

const account = 'romeo@verona.example'
const jid = 'juliet@capulet.example'
const base = { account, jid, conversation: null, contact: null, blocked: new Set<string>() }
const conversation = { kind: 'direct' as const }

describe('who somebody is', () => {
  it('knows contacts, those one wrote to, guests, oneself, and the own server', () => {
    expect(standingOf(base)).toBe('stranger')
    expect(standingOf({ ...base, conversation })).toBe('stranger')
    expect(standingOf({ ...base, contact: { listed: true } })).toBe('known')
    expect(standingOf({ ...base, conversation: { ...conversation, answered: true } })).toBe('known')
    expect(standingOf({ ...base, conversation: { ...conversation, joinedAt: 1 } })).toBe('known')
    expect(standingOf({ ...base, jid: account })).toBe('known')
    expect(standingOf({ ...base, jid: 'verona.example' })).toBe('known')
  })

  it('takes asking to be let in for no acquaintance', () => {
    expect(standingOf({ ...base, contact: { listed: false } })).toBe('stranger')
  })

  it.each([jid, 'capulet.example'])('keeps out by %s, contact or not', (blocked) => {
    expect(standingOf({ ...base, contact: { listed: true }, blocked: new Set([blocked]) })).toBe('blocked')
  })

  it('does not keep out a domain that only ends the same', () => {
    expect(standingOf({ ...base, blocked: new Set(['let.example', 'x.capulet.example']) })).toBe('stranger')
  })
})

describe('what they are called', () => {
  it('is never blank', () => {
    const text = fc.string()
    fc.assert(
      fc.property(text, fc.option(text), fc.option(text), (given, nick, fullName) => {
        const name = nameOf(jid, given, { nick, fullName: fullName ?? undefined })
        expect(name.trim()).not.toBe('')
      }),
    )
  })

  it('is what we call them, then what they say, then their card, then their address', () => {
    const said = { nick: 'Jule', fullName: 'Juliet Capulet' }
    expect(nameOf(jid, 'My sun', said)).toBe('My sun')
    expect(nameOf(jid, '', said)).toBe('Jule')
    expect(nameOf(jid, '  ', { ...said, nick: null })).toBe('Juliet Capulet')
    expect(nameOf(jid, null, null)).toBe('juliet')
  })
})
