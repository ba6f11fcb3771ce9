import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, MOST_GUESSED, type Newcomer, whoseInvite } from '../../src/model/whose-invite.ts'
import { bob, carol } from '../storage/rows.ts'

const came = { jid: bob, live: true }
const found = { jid: bob, live: false }
const good = (id: string): Candidate => ({ id, server: 'good' })
const gone = (id: string): Candidate => ({ id, server: 'gone' })
const silent = (id: string): Candidate => ({ id, server: 'silent' })
const named = { jid: bob, live: false, named: true }
const guessed = (id: string): Candidate => ({ id, server: 'silent', isGuessed: true })
const likely = (...args: Parameters<typeof whoseInvite>) => whoseInvite(...args).likely
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
    expect(whoseInvite([found], [silent('a')], null).uninvited).toEqual([])
  })
  it('by another way, when somebody has named them while we were away', () => {
    expect(whoseInvite([named], [silent('a')], 'a')).toEqual({
      used: new Map(),
      likely: null,
      uninvited: [bob],
    })
    expect(used([named], [gone('a')], null)).toEqual({ a: bob })
    expect(used([{ ...named, live: true }], [silent('a')], null)).toEqual({ a: bob })
  })
  it('without any of them, when all are still good', () => {
    expect(whoseInvite([came], [good('a'), good('b')], 'a')).toEqual({
      used: new Map(),
      likely: null,
      uninvited: [bob],
    })
  })
  it('with others at once: which is whose, nobody knows', () => {
    expect(used([came, { jid: carol, live: true }], [gone('a'), gone('b'), good('c')], 'a')).toEqual({
      a: null,
      b: null,
    })
  })
})

describe('somebody probably came in', () => {
  it('by the one of which the server does not tell, while we were away', () => {
    expect(likely([found], [silent('a'), good('b')], null)).toEqual({ ids: ['a'], by: [bob] })
  })
  it('by one of several', () => {
    expect(likely([found], [silent('a'), silent('b')], 'a')).toEqual({ ids: ['a', 'b'], by: [bob] })
    expect(likely([came], [silent('a'), silent('b')], null)).toEqual({ ids: ['a', 'b'], by: [bob] })
  })
  it('or somebody else who came at the time', () => {
    expect(likely([came, { jid: carol, live: false }], [silent('a')], null)).toEqual({
      ids: ['a'],
      by: [bob, carol],
    })
  })
  it('by one of which that was not thought of somebody else, if there is one', () => {
    expect(likely([found], [guessed('a'), silent('b')], null)).toEqual({ ids: ['b'], by: [bob] })
    expect(likely([found], [guessed('a')], null)).toEqual({ ids: ['a'], by: [bob] })
  })
  it('by none of them, when as many are gone as came', () => {
    expect(likely([found], [gone('a'), silent('b')], null)).toBeNull()
    expect(likely([found, { jid: carol, live: false }], [gone('a'), silent('b')], null)).toEqual({
      ids: ['b'],
      by: [bob, carol],
    })
  })
  it('and nobody is named, where there are too many to name', () => {
    const crowd = (count: number): Newcomer[] =>
      Array.from({ length: count }, (_, index) => ({ jid: `guest${index}@tessera.example`, live: false }))
    expect(likely(crowd(MOST_GUESSED), [silent('a')], null)?.by).toHaveLength(MOST_GUESSED)
    expect(likely(crowd(MOST_GUESSED + 1), [silent('a')], null)).toBeNull()
  })
})

it('never takes one that is still good, and names nobody twice', () => {
  const candidate = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    server: fc.constantFrom('good' as const, 'gone' as const, 'silent' as const),
    isGuessed: fc.boolean(),
  })
  const candidates = fc.uniqueArray(candidate, { selector: ({ id }) => id })
  const newcomers = fc
    .tuple(fc.subarray([bob, carol, 'dan@tessera.example']), fc.boolean(), fc.boolean())
    .chain(([jids]) =>
      fc.tuple(
        ...jids.map((jid) => fc.record({ jid: fc.constant(jid), live: fc.boolean(), named: fc.boolean() })),
      ),
    )
  const screen = fc.constantFrom(null, 'a', 'b', 'x')
  fc.assert(
    fc.property(newcomers, candidates, screen, (people, all, onScreen) => {
      const { used: taken, likely: guess, uninvited } = whoseInvite(people, all, onScreen)
      for (const id of taken.keys()) expect(all.find((one) => one.id === id)?.server).not.toBe('good')
      for (const { id, server } of all) if (server === 'gone') expect(taken.has(id)).toBe(true)
      const named = [...taken.values()].filter((by) => by !== null)
      expect(new Set(named).size).toBe(named.length)
      if (people.length !== 1) expect(named).toEqual([])
      // A guess is of what nobody knows: neither of an invite nor of a person of whom something is certain.
      for (const id of guess?.ids ?? []) {
        expect(all.find((one) => one.id === id)?.server).toBe('silent')
        expect(taken.has(id)).toBe(false)
      }
      for (const jid of guess?.by ?? []) {
        expect(people.some((one) => one.jid === jid && (one.live || !one.named))).toBe(true)
        expect(named).not.toContain(jid)
        expect(uninvited).not.toContain(jid)
      }
      if (guess) expect(Math.min(guess.ids.length, guess.by.length)).toBeGreaterThan(0)
      // Who was seen coming in is certain of one, among the guesses, or among more than one that are gone.
      for (const { jid, live } of people)
        if (
          live &&
          all.some(({ server }) => server === 'silent') &&
          !all.some(({ server }) => server === 'gone')
        )
          expect(named.includes(jid) || guess?.by.includes(jid)).toBe(true)
    }),
  )
})
