import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkUsername } from '../../src/features/join/username.ts'
import { usernameIdeas } from '../../src/features/join/username-ideas.ts'

const check = (typed: string) => checkUsername(typed, 'verona.example')

describe('the name in an address, as it is typed', () => {
  it('becomes what the server will know it by', () => {
    expect(check('juliet')).toEqual({ ok: true, username: 'juliet' })
    expect(check('  Juliet ')).toEqual({ ok: true, username: 'juliet' })
    expect(check('Jürgen')).toEqual({ ok: true, username: 'jürgen' })
  })

  it('may be typed with the rest of the address', () => {
    expect(check('juliet@verona.example')).toEqual({ ok: true, username: 'juliet' })
    expect(check('Juliet@Verona.Example')).toEqual({ ok: true, username: 'juliet' })
    expect(check('juliet@mantua.example')).toEqual({ ok: false, problem: 'character', character: '@' })
  })

  it('says what cannot be in it', () => {
    expect(check('')).toEqual({ ok: false, problem: 'empty' })
    expect(check('@verona.example')).toEqual({ ok: false, problem: 'empty' })
    expect(check('juliet capulet')).toEqual({ ok: false, problem: 'space' })
    expect(check('juliet/1')).toEqual({ ok: false, problem: 'character', character: '/' })
    expect(check("o'neill")).toEqual({ ok: false, problem: 'character', character: "'" })
    expect(check('j'.repeat(1024))).toEqual({ ok: false, problem: 'too-long' })
  })

  it('is stable: what was made of it is made of itself again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const checked = check(typed)
        if (checked.ok) expect(check(checked.username)).toEqual(checked)
      }),
    )
  })
})

describe('ideas for somebody whose name is taken', () => {
  it('are three, all different, all names, and none the one that is taken', () => {
    fc.assert(
      fc.property(fc.constantFrom('juliet', 'juliet27', 'juliet.fig', 'a', '42'), (taken) => {
        const ideas = usernameIdeas(taken)
        expect(new Set([...ideas, taken]).size).toBe(4)
        for (const idea of ideas) expect(check(idea)).toEqual({ ok: true, username: idea })
      }),
    )
  })

  it('are never the one that is taken, whatever chance has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 99 }), fc.nat(), (number, luck) => {
        const taken = `juliet${number}`
        expect(usernameIdeas(taken, (below) => luck % below)).not.toContain(taken)
        expect(usernameIdeas(taken, (below) => Math.min(number - 10, below - 1))).not.toContain(taken)
      }),
    )
  })
})
