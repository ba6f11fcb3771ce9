import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ambiguous, type Claim, matches, mostSpecific, specificity } from '../../src/xmpp/claim.ts'
import { answerers, readers } from '../../src/xmpp/handlers.ts'
import { stanza } from './xml.ts'

const overlaps = (claims: readonly Claim[]) =>
  claims.flatMap((a, i) => claims.slice(i + 1).flatMap((b) => (ambiguous(a, b) ? [[a, b]] : [])))

describe('claims', () => {
  it('no two readers want the same stanza', () => {
    expect(overlaps(readers.map(({ claim }) => claim))).toEqual([])
  })

  it('no two answers fit the same question', () => {
    expect(overlaps(answerers.map(({ claim }) => claim))).toEqual([])
  })

  it('says so when two do', () => {
    const chat: Claim = { stanza: 'message', types: ['chat'] }
    expect(ambiguous(chat, { stanza: 'message', types: ['normal', 'chat'] })).toBe(true)
    expect(ambiguous(chat, { stanza: 'message', types: ['normal'] })).toBe(false)
    expect(ambiguous(chat, { stanza: 'message' })).toBe(false)
    expect(ambiguous(chat, { stanza: 'presence', types: ['chat'] })).toBe(false)
    const sent: Claim = { stanza: 'message', child: { name: 'sent', namespace: 'a' } }
    expect(ambiguous(sent, { ...sent })).toBe(true)
    expect(ambiguous(sent, { stanza: 'message', child: { name: 'received', namespace: 'a' } })).toBe(false)
  })

  it('what fits two claims that are not ambiguous by themselves goes to the more specific, or to nobody', () => {
    const claim = fc.record(
      {
        stanza: fc.constantFrom('message' as const, 'presence' as const),
        types: fc.constantFrom(['chat'], ['', 'chat'], ['error']),
        child: fc.constantFrom(
          { namespace: 'a' },
          { name: 'x', namespace: 'a' },
          { name: 'y', namespace: 'b' },
        ),
      },
      { requiredKeys: ['stanza'] },
    )
    const text = fc
      .tuple(
        fc.constantFrom('message', 'presence'),
        fc.constantFrom('', " type='chat'", " type='error'"),
        fc.subarray(["<x xmlns='a'/>", "<y xmlns='b'/>", "<y xmlns='a'/>"]),
      )
      .map(([name, type, children]) => `<${name}${type}>${children.join('')}</${name}>`)
    fc.assert(
      fc.property(claim, claim, text, (a, b, xml) => {
        const element = stanza(xml)
        const winner = mostSpecific([{ claim: a }, { claim: b }], element)
        const fitting = [a, b].filter((each) => matches(each, element))
        if (fitting.length === 1) expect(winner?.claim).toBe(fitting[0])
        else if (fitting.length === 2 && specificity(a) !== specificity(b))
          expect(winner?.claim).toBe(specificity(a) > specificity(b) ? a : b)
        else expect(winner).toBeNull()
      }),
    )
  })

  it('a child of another namespace claims nothing', () => {
    const claim: Claim = { stanza: 'message', child: { name: 'sent', namespace: 'urn:xmpp:carbons:2' } }
    expect(matches(claim, stanza("<message><sent xmlns='urn:xmpp:carbons:1'/></message>"))).toBe(false)
    expect(
      matches(
        claim,
        stanza("<c:message xmlns:c='jabber:client'><sent xmlns='urn:xmpp:carbons:2'/></c:message>"),
      ),
    ).toBe(true)
    expect(
      matches(claim, stanza("<message xmlns='jabber:server'><sent xmlns='urn:xmpp:carbons:2'/></message>")),
    ).toBe(false)
  })
})
