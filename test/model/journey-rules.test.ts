import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Journey } from '../../src/model/journey.ts'
import { advance, isMeant, type JourneyEvent, mayBe } from '../../src/model/journey-rules.ts'

const domain = fc.constantFrom('verona.example', 'mantua.example')
const username = fc.constantFrom('juliet', 'nurse')
const account = fc.tuple(username, domain).map(([name, at]) => `${name}@${at}`)

const event: fc.Arbitrary<JourneyEvent> = fc.oneof(
  fc.record({ kind: fc.constant('reconsidered' as const) }),
  fc.record({ kind: fc.constant('chose' as const), account }),
  fc.record({ kind: fc.constant('wants-sign-in' as const) }),
  fc.record({ kind: fc.constant('wants-sign-in' as const), besides: fc.array(account, { maxLength: 2 }) }),
  fc.record({
    kind: fc.constant('door-opened' as const),
    domain,
    username: fc.oneof(username, fc.constant('')),
  }),
  fc.record({ kind: fc.constant('asked' as const), domain, username }),
  fc.record({ kind: fc.constant('refused' as const) }),
  fc.record({ kind: fc.constant('goes-in' as const), account }),
  fc.record({ kind: fc.constant('came-in' as const), account }),
  fc.record({ kind: fc.constant('left' as const), account }),
)

const opened = (inviter: string | null): Journey => ({
  invite: {
    kind: inviter === null ? 'account' : 'contact-and-account',
    inviter,
    domain: 'verona.example',
    username: null,
    name: null,
    tokenId: 'id-of-token',
  },
  step: { at: 'landing' },
  openedAt: 1,
})

const journeyAfter = (start: Journey, ...events: JourneyEvent[]) =>
  events.reduce<Journey | null>((journey, each) => journey && advance(journey, each), start)

const romeos = opened('romeo@verona.example')
const asked = { kind: 'asked', domain: 'verona.example', username: 'juliet' } as const
const juliet = 'juliet@verona.example'

describe('the journey of a guest', () => {
  it('never loses its invite, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        const journey = journeyAfter(romeos, ...events)
        expect(journey?.invite).toBe(romeos.invite)
        expect(journey?.openedAt).toBe(romeos.openedAt)
      }),
    )
  })

  it('ends by itself only where nobody is to be met, when somebody has come in', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), event, (events, last) => {
        const before = journeyAfter(opened(null), ...events)
        fc.pre(before !== null)
        if (advance(before, last) === null) expect(['came-in', 'goes-in']).toContain(last.kind)
      }),
    )
  })

  it('does the same when it hears something twice', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), event, (events, last) => {
        const once = journeyAfter(romeos, ...events, last)
        expect(once && advance(once, last)).toBe(once)
      }),
    )
  })

  it('can be taken back to the landing from anywhere', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (events) => {
        expect(journeyAfter(romeos, ...events, { kind: 'reconsidered' })?.step).toEqual({ at: 'landing' })
      }),
    )
  })

  it('asks whoever only reads the landing, and leads on whoever was on their way', () => {
    const cameIn = { kind: 'came-in', account: juliet } as const
    expect(journeyAfter(romeos, cameIn)).toBe(romeos)
    expect(journeyAfter(romeos, { kind: 'wants-sign-in' }, cameIn)?.step).toEqual({
      at: 'redeeming',
      account: juliet,
    })
    expect(journeyAfter(romeos, asked, cameIn)?.step).toEqual({ at: 'redeeming', account: juliet })
    expect(journeyAfter(romeos, asked, { kind: 'came-in', account: 'nurse@verona.example' })?.step.at).toBe(
      'registering',
    )
  })

  it('keeps which account may accept, and takes nobody for it who was in before', () => {
    const chose = { kind: 'chose', account: juliet } as const
    expect(journeyAfter(romeos, chose)?.step).toEqual({ at: 'landing', account: juliet })
    expect(journeyAfter(romeos, asked, chose)?.step.at).toBe('registering')
    const another = journeyAfter(romeos, chose, { kind: 'wants-sign-in', besides: [juliet] })
    expect(another && advance(another, { kind: 'came-in', account: juliet })).toBe(another)
    expect(another && isMeant(another.step, juliet)).toBe(false)
    expect(another && advance(another, { kind: 'came-in', account: 'nurse@verona.example' })?.step).toEqual({
      at: 'redeeming',
      account: 'nurse@verona.example',
    })
  })

  it('remembers that an account may exist until the server has said no', () => {
    const maybe = journeyAfter(romeos, asked)
    expect(maybe && mayBe(maybe.step, juliet)).toBe(true)
    const looked = journeyAfter(romeos, asked, {
      kind: 'door-opened',
      domain: 'verona.example',
      username: '',
    })
    expect(looked).toEqual(maybe)
    const refused = journeyAfter(romeos, asked, { kind: 'refused' })
    expect(refused?.step).toEqual({ at: 'join', domain: 'verona.example', username: 'juliet' })
    expect(journeyAfter(romeos, asked, { kind: 'reconsidered' }, { kind: 'refused' })?.step.at).toBe(
      'landing',
    )
  })

  it('keeps the name that was typed when the same door is opened again', () => {
    const door = { kind: 'door-opened', domain: 'verona.example' } as const
    const typed = journeyAfter(romeos, asked, { kind: 'refused' }, { ...door, username: '' })
    expect(typed?.step).toEqual({ at: 'join', domain: 'verona.example', username: 'juliet' })
    expect(journeyAfter(romeos, asked, { ...door, domain: 'mantua.example', username: '' })?.step).toEqual({
      at: 'join',
      domain: 'mantua.example',
      username: '',
    })
  })

  it('starts again for whoever comes next, when the one who wanted to go in has left', () => {
    const goesIn = { kind: 'goes-in', account: juliet } as const
    expect(journeyAfter(romeos, goesIn, { kind: 'left', account: juliet })?.step).toEqual({ at: 'landing' })
    expect(journeyAfter(romeos, goesIn, { kind: 'left', account: 'nurse@verona.example' })?.step).toEqual({
      at: 'redeeming',
      account: juliet,
    })
    expect(journeyAfter(romeos, goesIn, { kind: 'came-in', account: 'nurse@verona.example' })?.step).toEqual({
      at: 'landing',
    })
  })
})
