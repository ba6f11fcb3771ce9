import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LinkLost } from '../../../src/xmpp/failure.ts'
import type { Registration } from '../../../src/xmpp/registration.ts'
import { type FakeServer, type Guest, startFakeServer } from '../../support/fake-server.ts'
import { failureOf } from './diary.ts'
import { newcomer } from './newcomer.ts'
import * as say from './script.ts'

const IBR = `<register xmlns='http://jabber.org/features/iq-register'/>`
const TOKEN = `<register xmlns='urn:xmpp:ibr-token:0'/>`
const REGISTER = 'jabber:iq:register'
let server: FakeServer
beforeEach(async () => {
  server = await startFakeServer()
})
afterEach(async () => {
  vi.useRealTimers()
  await server.stop()
})

const nina = () => newcomer(say.DOMAIN, server.url)
async function open(features = IBR + TOKEN, who = nina()) {
  const opening = who.open()
  const guest = await server.nextGuest()
  const header = await guest.greet(say.DOMAIN, features)
  return { registration: await opening, guest, header, who }
}
const result = (frame: string, content = '', from = say.DOMAIN) =>
  `<iq xmlns='jabber:client' type='result' id='${say.idOf(frame)}' from='${from}'>${content}</iq>`
const error = (frame: string, condition: string, text = '', from = say.DOMAIN) =>
  `<iq xmlns='jabber:client' type='error' id='${say.idOf(frame)}' from='${from}'><error type='cancel'><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/>${text && `<text xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'>${text}</text>`}</error></iq>`

/** Asks, and answers what arrives. */
async function exchange<T>(guest: Guest, asking: Promise<T>, reply: (frame: string) => string) {
  const frame = await guest.next('<iq')
  guest.send(reply(frame))
  return { answer: await asking, frame }
}
const accept = (registration: Registration, guest: Guest, token = 'T') =>
  exchange(guest, registration.preauth(token), result)

describe('a stream of nobody', () => {
  it('D3.2 D3.6 shows the token to the server of the invite, before anything else', async () => {
    const { registration, guest, header } = await open()
    expect(header).not.toContain('from=')
    const { answer, frame } = await accept(registration, guest, 'CGTw-_9')
    expect(answer).toBe('accepted')
    expect(frame).toContain(`<preauth xmlns="urn:xmpp:pars:0" token="CGTw-_9"/>`)
    expect(frame).toContain(`to="${say.DOMAIN}"`)
    await registration.close()
  })

  it.each([
    ['the XEP', TOKEN],
    ['Prosody of before', `<register xmlns='urn:xmpp:invite'/>`],
  ])('D3.1 believes the features of %s', async (_, features) => {
    const { registration, guest } = await open(features)
    expect(registration.offers).toEqual({ register: false, preauth: true })
    expect((await accept(registration, guest)).answer).toBe('accepted')
  })

  it('D3.1 D3.6 tells no token to a server that does not ask for one', async () => {
    const { registration, guest } = await open(IBR)
    expect(registration.offers).toEqual({ register: true, preauth: false })
    expect(await registration.preauth('secret')).toBe('unsupported')
    await exchange(guest, registration.form(), result)
    expect(guest.frames.all.join()).not.toContain('secret')
  })

  it.each(['item-not-found', 'forbidden'])(
    'D3.3 takes %s for a token that is used, ended or unknown',
    async (condition) => {
      const { registration, guest } = await open()
      const { answer } = await exchange(guest, registration.preauth('T'), (frame) => error(frame, condition))
      expect(answer).toBe('refused')
    },
  )

  it('D3.3 takes an answer of somebody else for none', async () => {
    const { registration, guest } = await open()
    const asking = registration.preauth('T')
    const frame = await guest.next('<preauth')
    guest.send(error(frame, 'forbidden', '', 'evil.example'), result('id="other"'), result(frame))
    expect(await asking).toBe('accepted')
  })

  it('says that a server which does not know the question does not support it', async () => {
    const { registration, guest } = await open()
    const { answer } = await exchange(guest, registration.preauth('T'), (frame) =>
      error(frame, 'service-unavailable'),
    )
    expect(answer).toBe('unsupported')
  })

  it('looks at a token without using it up, and leaves', async () => {
    const probing = nina().probe('T')
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, TOKEN)
    guest.send(result(await guest.next('<preauth')))
    expect(await probing).toBe('accepted')
    await guest.next('<close')
    expect(guest.frames.all.join()).not.toContain(REGISTER)
  })

  it('asks one question after the other', async () => {
    const { registration, guest } = await open()
    const both = Promise.all([registration.preauth('T1'), registration.preauth('T2')])
    const first = await guest.next('<preauth')
    expect(guest.frames.all.join()).not.toContain('T2')
    guest.send(error(first, 'forbidden'))
    guest.send(result(await guest.next('T2')))
    expect(await both).toEqual(['refused', 'accepted'])
  })

  it('fails as a sign-in does', async () => {
    expect((await failureOf(newcomer(say.DOMAIN, 'ws://verona.example/').open())).problem).toBe(
      'no-mechanism',
    )
    const opening = nina().open()
    const guest = await server.nextGuest()
    guest.drop()
    expect((await failureOf(opening)).problem).toBe('unreachable')
  })

  it('ends when nobody wants it any more', async () => {
    const { registration, guest, who } = await open()
    who.abort.abort()
    await guest.closed
    expect((await failureOf(registration.preauth('T'))).problem).toBe('aborted')
  })
})

describe('making an account', () => {
  it('D3.5 D3.4 keeps the token when a name is taken', async () => {
    const { registration, guest } = await open()
    await accept(registration, guest)
    const first = await exchange(guest, registration.submit('romeo', 'pw'), (frame) =>
      error(frame, 'conflict', 'Taken'),
    )
    expect(first.answer).toEqual({ status: 'taken', text: 'Taken', form: null })
    const second = await exchange(guest, registration.submit('nina', 'a & b'), result)
    expect(second.answer).toEqual({ status: 'registered' })
    expect(second.frame).toContain('<username>nina</username><password>a &amp; b</password>')
    expect(server.guests).toHaveLength(1)
  })

  it('D3.2 says that the answer was lost: there may be an account', async () => {
    const { registration, guest } = await open()
    await accept(registration, guest)
    const asking = registration.submit('nina', 'pw').catch((reason: unknown) => reason)
    await guest.next(REGISTER)
    guest.drop()
    expect(await asking).toBeInstanceOf(LinkLost)
  })

  it('says the same of an answer that does not come', async () => {
    const { registration, guest } = await open()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const asking = registration.submit('nina', 'pw').catch((reason: unknown) => reason)
    await guest.next(REGISTER)
    vi.advanceTimersByTime(30_000)
    expect(await asking).toBeInstanceOf(LinkLost)
  })

  it('D3.4 comes back with the token when the server was tired of waiting', async () => {
    const { registration, guest } = await open()
    await accept(registration, guest, 'T2')
    guest.close()
    await guest.closed
    const asking = registration.submit('nina', 'pw')
    const again = await server.nextGuest()
    await again.greet(say.DOMAIN, IBR + TOKEN)
    const shown = await again.next('<iq')
    expect(shown).toContain('token="T2"')
    again.send(result(shown))
    again.send(result(await again.next(REGISTER)))
    expect(await asking).toEqual({ status: 'registered' })
  })

  it('asks for nothing when the token has ended meanwhile', async () => {
    const { registration, guest } = await open()
    await accept(registration, guest)
    guest.close()
    await guest.closed
    const asking = registration.submit('nina', 'pw')
    const again = await server.nextGuest()
    await again.greet(say.DOMAIN, IBR + TOKEN)
    again.send(error(await again.next('<preauth'), 'forbidden'))
    expect(await asking).toEqual({ status: 'token-refused', text: null, form: null })
    expect(again.frames.all.join()).not.toContain(REGISTER)
  })

  it('says that nothing was asked when the server is gone', async () => {
    const { registration, guest } = await open()
    guest.close()
    await guest.closed
    const asking = registration.submit('nina', 'pw')
    const again = await server.nextGuest()
    again.drop()
    expect((await failureOf(asking)).problem).toBe('unreachable')
  })

  it('signs in on the same stream, and asks for a token there that nobody announced', async () => {
    const { registration, guest, who } = await open(IBR + TOKEN + say.features({ fast: false }))
    await exchange(guest, registration.submit('juliet', 'pw'), result)
    const signingIn = registration.signIn(who.as('juliet', 'pw').options())
    const authenticate = await guest.next('<authenticate')
    expect(authenticate).toContain('<request-token xmlns="urn:xmpp:fast:0" mechanism="HT-SHA-256-NONE"/>')
    guest.send(say.success(say.bound()), say.postAuth)
    const stream = await signingIn
    expect(stream).toMatchObject({ self: say.SELF, mechanism: 'PLAIN', resumed: false })
    await registration.close()
    stream.drop()
    expect(server.guests).toHaveLength(1)
  })

  it('signs in anew where the server takes the password on no stream that it was made on', async () => {
    const { registration, guest, who } = await open(IBR + say.features())
    await exchange(guest, registration.submit('juliet', 'pw'), result)
    const signingIn = registration.signIn(who.as('juliet', 'pw').options())
    await guest.next('<authenticate')
    guest.send(say.refusal('not-authorized'))
    const again = await server.nextGuest()
    expect(await say.admit(again)).toContain('<authenticate')
    const stream = await signingIn
    await guest.closed
    stream.drop()
  })

  it('signs in anew where the server offers nothing to nobody', async () => {
    const { registration, guest, who } = await open(IBR)
    await exchange(guest, registration.submit('juliet', 'pw'), result)
    const signingIn = registration.signIn(who.as('juliet', 'pw').options())
    await say.admit(await server.nextGuest())
    ;(await signingIn).drop()
    expect(guest.frames.all.join()).not.toContain('<auth')
  })
})
