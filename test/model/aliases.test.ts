import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  archiveIds,
  idAlias,
  isSameMessage,
  messageAliases,
  originIdAlias,
  stanzaIdAlias,
} from '../../src/model/aliases.ts'
import { alice, bob, carol } from '../storage/rows.ts'

const named = (
  names: { id?: string; originId?: string; stanzaIds?: string[]; from?: string },
  body = 'hello',
) => ({
  body,
  aliases: messageAliases(alice, bob, {
    from: names.from ?? bob,
    id: names.id ?? null,
    originId: names.originId ?? null,
    stanzaIds: (names.stanzaIds ?? []).map((id) => ({ id, by: alice })),
  }),
})

describe('the names of a message', () => {
  it('are one of each kind that the stanza gives', () => {
    expect(named({ id: 'm1', originId: 'o1', stanzaIds: ['s1'] }).aliases).toEqual([
      stanzaIdAlias(alice, bob, alice, 's1'),
      originIdAlias(alice, bob, bob, 'o1'),
      idAlias(alice, bob, bob, 'm1'),
    ])
  })

  it('are none for an id that is empty or absurdly long', () => {
    expect(named({ id: '', originId: 'x'.repeat(100_000), stanzaIds: [''] }).aliases).toEqual([])
  })

  it('are different whenever account, conversation, giver, kind or id are', () => {
    const part = fc.constantFrom(alice, bob, 'a', 'a\nb', 'b', ':')
    const jid = fc.constantFrom(alice, bob, carol)
    const any = fc.tuple(fc.constantFrom(stanzaIdAlias, originIdAlias, idAlias), jid, jid, jid, part)
    fc.assert(
      fc.property(any, any, ([makeA, ...a], [makeB, ...b]) => {
        const equal = makeA === makeB && a.every((one, index) => one === b[index])
        expect(makeA(...a) === makeB(...b)).toBe(equal)
      }),
    )
  })

  it('tell the ids of an archive again, line breaks and all', () => {
    const ids = ['1', 'two\nlines', 'a:b']
    expect(archiveIds(named({ id: '1', stanzaIds: ids }).aliases, alice)).toEqual(ids)
    expect(archiveIds(named({ stanzaIds: ids }).aliases, carol)).toEqual([])
  })
})

describe('two copies are one message', () => {
  it('if one archive gave them one id', () => {
    expect(isSameMessage(named({ id: 'a', stanzaIds: ['s'] }), named({ id: 'b', stanzaIds: ['s'] }))).toBe(
      true,
    )
  })

  it('if they have one origin-id, though the archive has both: it was sent again after a broken connection', () => {
    const first = named({ originId: 'o', stanzaIds: ['s1'] })
    expect(isSameMessage(first, named({ originId: 'o', stanzaIds: ['s2'] }))).toBe(true)
  })

  it('if they have one id and only one of them has been in the archive', () => {
    expect(isSameMessage(named({ id: 'a' }), named({ id: 'a', stanzaIds: ['s'] }))).toBe(true)
  })

  it('not if the archive has both and they say different things: some programs use ids twice', () => {
    const first = named({ id: '1', stanzaIds: ['s1'] }, 'Alert: door')
    expect(isSameMessage(first, named({ id: '1', stanzaIds: ['s2'] }, 'Alert: window'))).toBe(false)
    expect(isSameMessage(first, named({ id: '1', stanzaIds: ['s2'] }, 'Alert: door'))).toBe(true)
  })

  it('not if they have one id and two origin-ids', () => {
    expect(isSameMessage(named({ id: '1', originId: 'o1' }), named({ id: '1', originId: 'o2' }))).toBe(false)
  })

  it('not if somebody else uses the id: nobody can take the place of a message that he did not write', () => {
    const ours = named({ id: 'm', originId: 'm', from: alice })
    expect(isSameMessage(ours, named({ id: 'm', originId: 'm', from: bob }))).toBe(false)
  })

  it('not if they have no names at all', () => expect(isSameMessage(named({}), named({}))).toBe(false))
})
