import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginning } from '../../src/features/join/beginning.ts'
import { situationOf } from '../../src/features/landing/situation.ts'
import type { Subscription } from '../../src/model/contact.ts'
import type { InviteKind } from '../../src/model/invite.ts'
import type { Journey, JourneyStep } from '../../src/model/journey.ts'

const HOST = 'juliet@capulet.example'
const domain = 'capulet.example'

const kinds = fc.constantFrom<InviteKind>('contact', 'contact-and-account', 'account')
const steps = fc.constantFrom<JourneyStep>(
  { at: 'landing' },
  { at: 'sign-in' },
  { at: 'join', domain, username: 'peter' },
  { at: 'registering', domain, username: 'peter' },
  { at: 'redeeming', account: 'romeo@verona.example' },
)
const journeys = fc.record({ kind: kinds, step: steps, username: fc.constantFrom(null, 'peter') }).map(
  ({ kind, step, username }): Journey => ({
    invite: {
      kind,
      inviter: kind === 'account' ? null : HOST,
      domain,
      username: kind === 'account' ? username : null,
      name: null,
      tokenId: 'id',
    },
    step,
    openedAt: 0,
  }),
)
const accounts = fc.constantFrom(null, HOST, `peter@${domain}`, 'romeo@verona.example')
const contacts = fc.constantFrom<{ subscription: Subscription } | null>(
  null,
  { subscription: 'none' },
  { subscription: 'to' },
  { subscription: 'from' },
  { subscription: 'both' },
)

describe('what an open invite is to whoever holds it', () => {
  it('D2.6 never makes an account for somebody who has one, but sets a password of theirs', () => {
    fc.assert(
      fc.property(journeys, accounts, contacts, (journey, account, contact) => {
        const situation = situationOf(journey, account, contact, false)
        const forGuests = ['join', 'go-on', 'elsewhere'].includes(situation)
        expect(forGuests).toBe(account === null)
        if (situation === 'reset') expect(account).toBe(`${journey.invite.username}@${domain}`)
      }),
    )
  })

  it('adds nobody who is known, nobody to themselves, and nobody who is not there', () => {
    fc.assert(
      fc.property(journeys, accounts, contacts, (journey, account, contact) => {
        if (situationOf(journey, account, contact, false) !== 'add') return
        expect(journey.invite.inviter).toBe(HOST)
        expect(account).not.toBe(HOST)
        // Whoever lets us see them has let us in; that we let them in is not enough.
        expect(['none', 'from', undefined]).toContain(contact?.subscription)
      }),
    )
  })
})

describe('where making an account begins', () => {
  it('asks no server that nobody has chosen', () => {
    fc.assert(
      fc.property(fc.option(journeys, { nil: null }), fc.boolean(), (journey, pressed) => {
        const place = beginning(journey, pressed)
        const chosen = journey?.step.at === 'join' || journey?.step.at === 'registering'
        if (place.at === 'door') expect(pressed || chosen).toBe(true)
        if (!journey) expect(place).toEqual({ at: 'domain' })
      }),
    )
  })

  it('D2.7 takes a token that makes no accounts to no server as if it did', () => {
    fc.assert(
      fc.property(journeys, fc.boolean(), (journey, pressed) => {
        if (journey.invite.kind !== 'contact' || 'domain' in journey.step) return
        expect(beginning(journey, pressed)).toEqual({ at: 'domain' })
      }),
    )
  })

  it('doubts only where the server was asked and not heard', () => {
    fc.assert(
      fc.property(journeys, fc.boolean(), (journey, pressed) => {
        const place = beginning(journey, pressed)
        if (place.at === 'door') expect(place.doubtful).toBe(journey.step.at === 'registering')
      }),
    )
  })
})
