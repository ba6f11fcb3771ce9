import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, whoseInvite } from '../../src/model/whose-invite.ts'
import { bob, carol } from '../storage/rows.ts'

const came = { jid: bob, live: true }
const found = { jid: bob, live: false }
const good = (id: string): Candidate => ({ id, server: 'good' })
const gone = (id: string): Candidate => ({ id, server: 'gone' })
const silent = (id: string): Candidate => ({ id, server: 'silent' })
const used = (...args: Parameters<typeof whoseInvite>) => Object.fromEntries(whoseInvite(...args).used)

describe('somebody came in', () => {
  it('by the one that is gone', () => {
    expect(used([came], [good('a'), gone('b'), silent('c')], 'c')).toEqual({ b: bob })
    expect(used([found], [good('a'), gone('b')], null)).toEqual({ b: bob })
  })
  it('by the one on screen, where two are gone', () => {
    expect(used([came], [gone('a'), gone('b')], 'b')).toEqual({ a: null, b: bob })
    expect(used([came], [gone('a'), gone('b')], null)).toEqual({ a: null, b: null })
  })
  it('by the one on screen, or the only one, where the server does not tell', () => {
    expect(used([came], [silent('a'), silent('b')], 'b')).toEqual({ b: bob })
    expect(used([came], [silent('a'), good('b')], 'b')).toEqual({ a: bob })
    expect(used([came], [silent('a'), silent('b')], null)).toEqual({})
  })
  it('by nobody knows which, when they were found after we had been away', () => {
    expect(used([found], [silent('a')], 'a')).toEqual({})
    expect(whoseInvite([found], [silent('a')], null).uninvited).toBe(false)
  })
  it('without any of them, when all are still good', () => {
    expect(whoseInvite([came], [good('a'), good('b')], 'a')).toEqual({ used: new Map(), uninvited: true })
  })
  it('with others at once: which is whose, nobody knows', () => {
    expect(used([came, { jid: carol, live: true }], [gone('a'), gone('b'), good('c')], 'a')).toEqual({
      a: null,
      b: null,
    })
  })
})

it('never takes one that is still good, and names nobody twice', () => {
  const candidate = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    server: fc.constantFrom('good' as const, 'gone' as const, 'silent' as const),
  })
  const candidates = fc.uniqueArray(candidate, { selector: ({ id }) => id })
  const newcomers = fc.subarray([came, { jid: carol, live: false }])
  const screen = fc.constantFrom(null, 'a', 'b', 'x')
  fc.assert(
    fc.property(newcomers, candidates, screen, (people, all, onScreen) => {
      const { used: taken } = whoseInvite(people, all, onScreen)
      for (const id of taken.keys()) expect(all.find((one) => one.id === id)?.server).not.toBe('good')
      for (const { id, server } of all) if (server === 'gone') expect(taken.has(id)).toBe(true)
      const named = [...taken.values()].filter((by) => by !== null)
      expect(new Set(named).size).toBe(named.length)
      if (people.length !== 1) expect(named).toEqual([])
    }),
  )
})
