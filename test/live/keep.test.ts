import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keep } from '../../src/live/keep.ts'

describe('keeping what did not change', () => {
  it('gives an equal whole back as it was', () => {
    const before = [
      { id: 'a', names: ['x'] },
      { id: 'b', names: [] },
    ]
    expect(keep(before, structuredClone(before))).toBe(before)
  })

  it('gives every equal row back as it was, wherever it moved', () => {
    const before = [
      { id: 'a', text: '1' },
      { id: 'b', text: '2' },
      { id: 'c', text: '3' },
    ]
    const after = keep(before, [
      { id: 'new', text: '0' },
      { id: 'a', text: '1' },
      { id: 'c', text: '!' },
    ])
    expect(after).toEqual([
      { id: 'new', text: '0' },
      { id: 'a', text: '1' },
      { id: 'c', text: '!' },
    ])
    expect(after[1]).toBe(before[0])
    expect(after[2]).not.toBe(before[2])
  })

  it('notices a field that is gone', () => {
    expect(keep({ id: 'a', failure: 'x' }, { id: 'a' })).toEqual({ id: 'a' })
    expect(keep({ id: 'a', failure: undefined }, { id: 'a', other: undefined })).toEqual({
      id: 'a',
      other: undefined,
    })
  })

  it('looks into nothing but plain data', () => {
    const [one, other] = [new Date(0), new Date(0)]
    expect(keep(one, other)).toBe(other)
  })

  it('never changes what the new value says', () => {
    const data = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(null, undefined, 0, 1, '', 'a', Number.NaN),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('id', 'jid', 'x'), tie('any'), { maxKeys: 3, noNullPrototype: true }),
      ),
    })).any
    fc.assert(
      fc.property(data, data, (before, after) => {
        expect(keep(before, structuredClone(after))).toStrictEqual(after)
        expect(keep(before, structuredClone(before))).toBe(before)
      }),
    )
  })
})
