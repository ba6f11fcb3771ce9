/** What of ours a server did not take is undone, whatever copies of it come, and when. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idAlias } from '../../src/model/aliases.ts'
import type { Message } from '../../src/model/message.ts'
import type { MessageChange } from '../../src/model/message-change.ts'
import { changed } from '../../src/model/message-changes.ts'
import { refuse } from '../../src/model/refused-change.ts'

const account = 'juliet@verona.example'
const conversation = 'romeo@montague.example'
const message: Message = {
  ...{ account, conversation, id: 'j1', direction: 'out', from: account, body: 'first', order: 1, time: 1 },
  ...{ state: 'sent', origin: 'local', aliases: [idAlias(account, conversation, account, 'j1')] },
}
const correction = (id: string, time: number, body: string) =>
  ({ kind: 'correction', from: account, id, time, body }) as const
const reaction = (id: string, time: number, ...emojis: string[]) =>
  ({ kind: 'reactions', from: account, id, time, emojis }) as const
const rowOf = (...changes: MessageChange[]) => changes.reduce(changed, message)

describe('a refused change', () => {
  it('of words leaves the words of before, and keeps what was typed', () => {
    const edited = rowOf(correction('c1', 2, 'second'), correction('c2', 3, 'third'))
    expect(refuse(edited, 'c2', 'forbidden')).toMatchObject({
      body: 'second',
      versions: [{ body: 'first' }, { body: 'second' }],
      refusal: { kind: 'correction', condition: 'forbidden', body: 'third' },
    })
    const first = refuse(rowOf(correction('c1', 2, 'second')), 'c1', 'forbidden')
    expect(first.body).toBe('first')
    expect(first).not.toHaveProperty('versions')
    expect(first.aliases).toEqual(message.aliases)
  })

  it('of a reaction leaves the reaction of before', () => {
    const both = rowOf(reaction('e1', 2, '👋'), reaction('e2', 3, '🐢'))
    expect(refuse(both, 'e2', 'forbidden')).toMatchObject({
      reactions: [{ emojis: ['👋'], id: 'e1' }],
      refusal: { kind: 'reactions', emojis: ['🐢'] },
    })
    expect(refuse(refuse(both, 'e2', 'x'), 'e1', 'x')).not.toHaveProperty('reactions')
    // The one of before is not what is shown: it cannot come back, and nobody has to hear of it.
    const late = refuse(both, 'e1', 'x')
    expect(late).toMatchObject({ reactions: [{ emojis: ['🐢'] }] })
    expect(late).not.toHaveProperty('refusal')
  })

  it('that was to take it back says so', () => {
    const gone = rowOf({ kind: 'retraction', from: account, id: 't1', time: 2 })
    expect(refuse(gone, 't1', 'forbidden')).toMatchObject({ body: '', refusal: { kind: 'retraction' } })
  })

  it('is none of which nothing is known, and counts once', () => {
    expect(refuse(message, 'c1', 'x')).toBe(message)
    const once = refuse(rowOf(correction('c1', 2, 'second')), 'c1', 'x')
    expect(refuse(once, 'c1', 'y')).toBe(once)
  })

  it('is told of no more once something else was done in its place', () => {
    const refused = refuse(rowOf(correction('c1', 2, 'second')), 'c1', 'x')
    expect(changed(refused, correction('c2', 3, 'third'))).not.toHaveProperty('refusal')
    expect(changed(refused, reaction('e1', 3, '👋'))).toHaveProperty('refusal')
  })

  it('has one outcome, whenever its copies and its errors come (fast-check)', () => {
    const changes = [
      correction('c1', 2, 'second'),
      correction('c2', 3, 'third'),
      correction('c3', 4, 'fourth'),
      reaction('e1', 2, '👋'),
      reaction('e2', 3, '🐢'),
      reaction('e3', 4, '🌹'),
    ]
    const shown = ({ body, versions, reactions, refused }: Message) => ({
      body,
      versions,
      reactions,
      refused: [...(refused ?? [])].sort(),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom('c1', 'c2', 'c3', 'e1', 'e2', 'e3')),
        fc.shuffledSubarray(changes, { minLength: changes.length }),
        fc.array(fc.constantFrom(...changes)),
        (errors, order, again) => {
          const known = order.reduce(changed, message)
          const refused = errors.reduce((row, id) => refuse(row, id, 'x'), known)
          const late = again.reduce(changed, refused)
          const good = changes
            .filter(({ id }) => !errors.some((error) => error === id))
            .reduce(changed, message)
          expect(shown(late)).toEqual({ ...shown(good), refused: [...errors].sort() })
        },
      ),
    )
  })
})
