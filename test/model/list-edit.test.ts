/** When a change of the contact list has been undone by somebody else. */
import fc from 'fast-check'
import { it } from 'vitest'
import { isUndone, type ListEdit, type ListLine } from '../../src/model/list-edit.ts'

const line: fc.Arbitrary<ListLine> = fc.record({
  name: fc.constantFrom('', 'Juliet', 'Sun'),
  groups: fc.subarray(['Capulet', 'Balcony']),
})
const maybe = fc.option(line)
const jid = 'juliet@verona.example'
const set = (to: ListLine, before: ListLine | null): ListEdit => ({ kind: 'roster-set', jid, ...to, before })
const same = (a: ListLine, b: ListLine) => a.name === b.name && a.groups.join() === b.groups.join()

it('what was wished stands', () => {
  fc.assert(fc.property(line, maybe, (to, before) => isUndone(set(to, before), to) === false))
  fc.assert(fc.property(maybe, (before) => isUndone({ kind: 'roster-remove', jid, before }, null) === false))
})

it('exactly what was there before is undone', () => {
  fc.assert(
    fc.property(line, maybe, (to, before) => {
      fc.pre(before === null || !same(to, before))
      return isUndone(set(to, before), before) === true
    }),
  )
  fc.assert(fc.property(line, (before) => isUndone({ kind: 'roster-remove', jid, before }, before) === true))
})

it('a line that was removed and is back at once in both directions was never let go, whatever it is called now', () => {
  fc.assert(
    fc.property(line, line, (before, now) => {
      const edit: ListEdit = { kind: 'roster-remove', jid, before }
      return isUndone(edit, { ...now, subscription: 'both' }) === true
    }),
  )
  // Somebody who is there again and has to ask first was added anew.
  fc.assert(
    fc.property(line, line, fc.constantFrom('none', 'to', 'from'), (before, now, subscription) => {
      fc.pre(!same(before, now))
      return isUndone({ kind: 'roster-remove', jid, before }, { ...now, subscription }) === false
    }),
  )
})

it('anything else is somebody’s own change, and so is what nobody looks at', () => {
  fc.assert(
    fc.property(line, line, line, (to, before, now) => {
      fc.pre(!same(before, now))
      return isUndone(set(to, before), now) === false
    }),
  )
  fc.assert(
    fc.property(line, maybe, (to, now) => isUndone({ kind: 'roster-set', jid, ...to }, now) === false),
  )
})
