import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Message } from '../../src/model/message.ts'
import type { MessageChange } from '../../src/model/message-change.ts'
import { changed } from '../../src/model/message-changes.ts'
import { timesOf } from '../../src/model/message-times.ts'

const account = 'juliet@verona.example'
const conversation = 'romeo@montague.example'
const ours = (id: string, time: number): Message => ({
  ...{ account, conversation, id, direction: 'out', from: account, body: id, order: time, time },
  ...{ state: 'sent', origin: 'local', aliases: [] },
})
const says = (kind: 'delivered' | 'read', time: number): MessageChange => ({
  ...{ kind, id: kind, from: conversation, time },
})

it('are the earliest that anybody told, in whatever order and however often (fast-check)', () => {
  const news = fc.array(
    fc.record({
      kind: fc.constantFrom('delivered' as const, 'read' as const),
      time: fc.integer({ min: 1, max: 50 }),
    }),
    {
      minLength: 1,
    },
  )
  fc.assert(
    fc.property(news, fc.array(fc.nat()), (all, again) => {
      const more = again.map((place) => all[place % all.length] ?? all[0])
      const row = [...all, ...more].reduce(
        (message, one) => (one ? changed(message, says(one.kind, one.time)) : message),
        ours('j1', 0),
      )
      const first = (kind: string) =>
        Math.min(...all.filter((one) => one.kind === kind).map(({ time }) => time))
      const known = all.some(({ kind }) => kind === 'read') ? { read: first('read') } : {}
      expect(row.times).toEqual({
        ...(all.some(({ kind }) => kind === 'delivered') ? { delivered: first('delivered') } : {}),
        ...known,
      })
    }),
  )
})

it('are told by what was said later, too', () => {
  const first: Message = { ...ours('j1', 1), state: 'read', times: { server: 2, delivered: 5 } }
  const second = changed(ours('j2', 3), says('read', 9))
  const third = changed(ours('j3', 4), says('read', 7))
  expect(timesOf(first, [second, third])).toEqual({ server: 2, delivered: 5, read: 7 })
  expect(timesOf(second, [third])).toEqual({ delivered: 7, read: 7 })
  expect(timesOf({ ...first, direction: 'in' }, [third])).toEqual({})
  expect(timesOf(ours('j0', 0), [third])).toEqual({})
})
