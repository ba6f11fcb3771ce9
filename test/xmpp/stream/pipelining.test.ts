import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ResumeState } from '../../../src/xmpp/stream.ts'
import { type FakeServer, type Guest, startFakeServer } from '../../support/fake-server.ts'
import { earlyRoster, failureOf, world } from './diary.ts'
import * as say from './script.ts'
import { makeToken, Wallet } from './wallet.ts'

const FAR = Date.parse('2999-01-01')
const remembered = say.features().trim()
const old: ResumeState = { id: 'sm-0', self: say.SELF, handled: 7, unacked: [], acked: 3 }
let server: FakeServer

beforeEach(async () => {
  server = await startFakeServer()
})
afterEach(() => server.stop())

async function juliet({ password = null as string | null, expiry = FAR as number | null } = {}) {
  const wallet = new Wallet(password)
  wallet.kept = await makeToken('first', expiry)
  return world(say.JULIET, server.url, wallet)
}

/** Reads what came in the first flight, then sends our `<open/>` and features. */
async function firstFlight(guest: Guest, offered = say.features()) {
  const authenticate = await guest.next('<authenticate')
  await guest.greet(say.DOMAIN, offered)
  return authenticate
}

describe('a pipelined sign-in', () => {
  it('1.6 2 D5.5 says everything in one flight, byte for byte, before it has heard a word', async () => {
    const { connect } = await juliet()
    const { calls, early } = earlyRoster()
    const connecting = connect({ features: remembered, early })
    const guest = await server.nextGuest()
    expect(await guest.next()).toMatch(/^<open .*to="verona.example" from="juliet@verona.example"/)
    const authenticate = await guest.next()
    expect(authenticate).toMatch(/^<authenticate .*mechanism="HT-SHA-256-NONE"/)
    expect(authenticate).toContain(say.initiator('first'))
    expect(authenticate).toContain('<fast xmlns="urn:xmpp:fast:0"/>')
    const roster = await guest.next()
    expect(roster).toContain('jabber:iq:roster')
    expect(guest.flights).toBe(1)

    guest.send(
      `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='verona.example' version='1.0'/>`,
      `<stream:features>${say.features()}</stream:features>`,
      say.success(say.responder('first') + say.bound()),
      say.postAuth,
      `<iq xmlns='jabber:client' type='result' id='${say.idOf(roster)}'/>`,
    )
    const stream = await connecting
    expect(stream).toMatchObject({ flights: 1, resumed: false, self: say.SELF, mechanism: 'HT-SHA-256-NONE' })
    expect(stream.postAuth).toContain('{urn:xmpp:features:pre-approval}sub')
    expect(await Promise.all(calls)).toEqual(['answered'])
    // Written before <enabled/> was heard, and counted all the same: the server counts from its <enabled/> on.
    expect(stream.exportState()).toMatchObject({
      id: 'sm-1',
      acked: 0,
      unacked: [expect.stringContaining('roster')],
    })
  })

  it('2 resumes in one flight, and leaves the first requests alone', async () => {
    const { connect, diary } = await juliet()
    const { calls, early } = earlyRoster()
    const connecting = connect({ features: remembered, early, resume: old })
    const guest = await server.nextGuest()
    const authenticate = await firstFlight(guest)
    expect(authenticate).toContain('<resume xmlns="urn:xmpp:sm:3" previd="sm-0" h="7"/>')
    expect(authenticate).toContain('<bind xmlns="urn:xmpp:bind:0">')
    guest.send(say.success(say.responder('first') + say.resumed(5, 'sm-0')))
    const stream = await connecting
    expect(stream).toMatchObject({ flights: 1, resumed: true, self: say.SELF, sessionId: 'sm-0' })
    expect(calls).toEqual([])
    await expect.poll(() => diary.acked).toEqual([5])
    expect(stream.received()).toBe(7)
  })

  it('does not pipeline without something remembered, and remembers what is offered', async () => {
    const { connect } = await juliet()
    const connecting = connect()
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features())
    await guest.next('<authenticate')
    guest.send(say.success(say.responder('first') + say.bound()), say.postAuth)
    const stream = await connecting
    expect(stream.flights).toBe(2)
    expect(guest.flights).toBe(2)

    const again = connect()
    const second = await server.nextGuest()
    await second.next('<authenticate')
    second.drop()
    expect((await failureOf(again)).problem).toBe('unreachable')
  })

  it.each(['not-authorized', 'credentials-expired'])(
    'D5.7 falls back to the password on the same stream after %s, and runs the first requests again',
    async (condition) => {
      const { connect, wallet } = await juliet({ password: 'capulet' })
      const { calls, early } = earlyRoster()
      const connecting = connect({ features: remembered, early })
      const guest = await server.nextGuest()
      const lost = await guest.next('jabber:iq:roster')
      await firstFlight(guest)
      guest.send(
        say.refusal(condition),
        `<iq xmlns='jabber:client' type='error' id='${say.idOf(lost)}'><error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error></iq>`,
      )
      expect(await guest.next('<authenticate')).toMatch(/mechanism="PLAIN".*<request-token /)
      guest.send(say.success(say.bound() + say.newToken('second')), say.postAuth)
      const roster = await guest.next('jabber:iq:roster')
      guest.send(`<iq xmlns='jabber:client' type='result' id='${say.idOf(roster)}'/>`)
      const stream = await connecting
      expect(await Promise.all(calls)).toEqual(['LinkLost', 'answered'])
      expect(wallet.story).toEqual(['dropped', 'saving', 'saved'])
      expect(stream).toMatchObject({ mechanism: 'PLAIN', flights: 2 })
      // The requests of the first try are not part of this session's count.
      expect(stream.exportState()?.unacked).toHaveLength(1)
      expect(server.guests).toHaveLength(1)
    },
  )

  it('1.5 asks for nobody’s password when the token was all there is', async () => {
    const { connect, wallet } = await juliet()
    const connecting = connect({ features: remembered })
    const guest = await server.nextGuest()
    await firstFlight(guest)
    guest.send(say.refusal('not-authorized'))
    expect(await failureOf(connecting)).toMatchObject({ problem: 'token-rejected', permanent: true })
    expect(wallet.story).toEqual(['dropped'])
    await guest.closed
    expect(guest.frames.all.filter((frame) => frame.includes('<authenticate'))).toHaveLength(1)
  })

  it('keeps the token after malformed-request and asks once more with what is really offered', async () => {
    const { connect, wallet } = await juliet()
    const connecting = connect({ features: remembered })
    const guest = await server.nextGuest()
    await firstFlight(guest)
    guest.send(
      `<failure xmlns='urn:xmpp:sasl:2'><malformed-request/><text>FAST is not available</text></failure>`,
    )
    await guest.next('<authenticate')
    guest.send(`<failure xmlns='urn:xmpp:sasl:2'><malformed-request/></failure>`)
    expect(await failureOf(connecting)).toMatchObject({ problem: 'protocol', permanent: false })
    expect(wallet.story).toEqual([])
  })

  it('falls back to the password when the server has given up FAST, and keeps the token', async () => {
    const { connect, wallet } = await juliet({ password: 'capulet' })
    const connecting = connect({ features: remembered })
    const guest = await server.nextGuest()
    await firstFlight(guest, say.features({ fast: false }))
    guest.send(say.refusal('invalid-mechanism'))
    expect(await guest.next('<authenticate')).not.toContain('request-token')
    guest.send(say.success(say.bound()), say.postAuth)
    expect((await connecting).mechanism).toBe('PLAIN')
    expect(wallet.story).toEqual([])
  })

  it('asks again without hurry when a server takes offence', async () => {
    const { connect } = await juliet()
    const connecting = connect({ features: remembered })
    const first = await server.nextGuest()
    await first.next('<authenticate')
    first.send(`<stream:error><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`)
    const second = await server.nextGuest()
    await second.next('<open')
    expect(second.frames.all).toHaveLength(1)
    second.send(
      `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' from='verona.example' version='1.0'/>`,
      `<stream:features>${say.features()}</stream:features>`,
    )
    await second.next('<authenticate')
    second.send(say.success(say.responder('first') + say.bound()), say.postAuth)
    expect((await connecting).flights).toBe(2)
  })

  it('binds afresh in the same answer when resuming fails, and only then runs the first requests', async () => {
    const { connect, diary } = await juliet()
    const { calls, early } = earlyRoster()
    const connecting = connect({ features: remembered, early, resume: old })
    const guest = await server.nextGuest()
    await firstFlight(guest)
    guest.send(say.success(say.responder('first') + say.failedResume(4) + say.bound('sm-1')), say.postAuth)
    const roster = await guest.next('jabber:iq:roster')
    guest.send(`<iq xmlns='jabber:client' type='result' id='${say.idOf(roster)}'/>`)
    const stream = await connecting
    expect(diary.acked).toEqual([4])
    expect(await Promise.all(calls)).toEqual(['answered'])
    expect(stream).toMatchObject({ resumed: false, flights: 1, sessionId: 'sm-1' })
    expect(stream.exportState()).toMatchObject({ id: 'sm-1', acked: 0 })
  })

  it('tries a token that looks expired when there is nothing else, and not when there is a password', async () => {
    const late = await juliet({ expiry: 1 })
    const connecting = late.connect({ features: remembered })
    const guest = await server.nextGuest()
    expect(await firstFlight(guest)).toContain('HT-SHA-256-NONE')
    guest.send(say.success(say.responder('first') + say.bound()), say.postAuth)
    await connecting

    const both = await juliet({ expiry: 1, password: 'capulet' })
    const again = both.connect({ features: remembered })
    const second = await server.nextGuest()
    await second.greet(say.DOMAIN, say.features())
    expect(await second.next('<authenticate')).toContain('PLAIN')
    second.send(say.success(say.bound()), say.postAuth)
    await again
    expect(both.wallet.story).toEqual([])
  })
})
