/** A row of the ledger as an item of the private node: what is written is what is read. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IssuedState } from '../../src/model/issued-invite.ts'
import { readLedgerItem, writeLedgerItem } from '../../src/xmpp/invite-ledger.ts'
import { row } from './ledger-row.ts'
import { stanza } from './xml.ts'

const people = ['anna@verona.example', 'juliet@verona.example', 'nurse@mantua.example']
const time = fc.integer({ min: 1_500_000_000_000, max: 2_000_000_000_000 })
const state: fc.Arbitrary<IssuedState> = fc.oneof(
  fc.constant({ is: 'open' } as const),
  fc.record({ is: fc.constant('withdrawn' as const), at: time }),
  fc.record({ is: fc.constant('used' as const), by: fc.constantFrom(null, ...people), at: time }),
  fc.record({
    is: fc.constant('probably-used' as const),
    by: fc.subarray(people, { minLength: 1 }),
    not: fc.subarray(people),
    among: fc.integer({ min: 1, max: 1000 }),
    at: time,
  }),
)
const read = (text: string) => readLedgerItem('abcdefghijklmn-_', stanza(text))

describe('a row of the ledger', () => {
  it('is read as it was written, in every state', () => {
    fc.assert(
      fc.property(state, (is) => {
        const item = row({ state: is })
        expect(read(writeLedgerItem(item).toString())).toEqual(item)
      }),
    )
  })

  it.each([
    ["by='juliet@verona.example' among='2'", 'no time'],
    ["by='' among='1' at='2026-11-22T08:00:00Z'", 'nobody'],
    ["among='1' at='2026-11-22T08:00:00Z'", 'nobody at all'],
    ["by='juliet@verona.example @' among='1' at='2026-11-22T08:00:00Z'", 'no address'],
    ["by='juliet@verona.example' at='2026-11-22T08:00:00Z'", 'of no number'],
    ["by='juliet@verona.example' among='0' at='2026-11-22T08:00:00Z'", 'of none'],
    ["by='juliet@verona.example' among='1e9' at='2026-11-22T08:00:00Z'", 'of too many'],
    ["by='juliet@verona.example' among='1.5' at='2026-11-22T08:00:00Z'", 'of a half'],
  ])('is none with a guess of %s (%s)', (attributes) => {
    const whole = `<invite xmlns='urn:tessera:invites:0' kind='contact' issuer='server' made='2026-11-21T08:00:00Z' state='probably-used'`
    expect(read(`${whole} ${attributes}/>`)).toBeNull()
  })

  it('says the same to all, in whatever order it was told', () => {
    const guess = `<invite xmlns='urn:tessera:invites:0' kind='contact' issuer='server' made='2026-11-21T08:00:00Z' state='probably-used' among='2' at='2026-11-22T08:00:00Z'`
    const [a, b] = [
      read(`${guess} by='nurse@mantua.example juliet@verona.example'/>`),
      read(`${guess} by='juliet@verona.example nurse@mantua.example juliet@verona.example'/>`),
    ]
    expect(a).not.toBeNull()
    expect(a).toEqual(b)
  })
})
