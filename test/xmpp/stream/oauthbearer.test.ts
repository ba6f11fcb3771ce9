import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBearer } from '../../../src/xmpp/oauthbearer.ts'
import { askWays } from '../../../src/xmpp/ways-in.ts'
import { type FakeServer, type Guest, startFakeServer } from '../../support/fake-server.ts'
import { failureOf, world } from './diary.ts'
import * as say from './script.ts'
import { makeToken, Wallet } from './wallet.ts'

let server: FakeServer
beforeEach(async () => {
  server = await startFakeServer()
})
afterEach(async () => {
  await server.stop()
})

const METADATA = 'https://verona.example/.well-known/oauth-authorization-server'
const BEARER = { mechanisms: ['SCRAM-SHA-1', 'OAUTHBEARER'] }
const encode = (text: string) => Buffer.from(text).toString('base64')
const decoded = (frame: string) =>
  Buffer.from(/>([\w+/=]+)<\/(?:initial-response|response|auth)>/.exec(frame)?.[1] ?? '', 'base64').toString()
const refused = (status = 'invalid_token') =>
  JSON.stringify({ status, 'openid-configuration': METADATA, scope: 'xmpp' })

/** What the pages of a server gave, one token after the other. */
class Purse extends Wallet {
  readonly asked: boolean[] = []
  constructor(private readonly tokens: (string | Error)[]) {
    super(null)
  }
  bearer = async (again: boolean) => {
    this.asked.push(again)
    const token = this.tokens.shift()
    if (token instanceof Error) throw token
    return token === undefined ? null : createBearer(token)
  }
}
const juliet = (wallet: Wallet) => world(say.JULIET, server.url, wallet)

async function refuse(guest: Guest, ns = 'urn:xmpp:sasl:2') {
  guest.send(`<challenge xmlns='${ns}'>${encode(refused())}</challenge>`)
  const response = await guest.next('<response')
  guest.send(`<failure xmlns='${ns}'><not-authorized xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/></failure>`)
  return response
}

describe('a sign-in by access token', () => {
  it('D6.6 hands it over in one element, names nobody, and asks for a token of its own', async () => {
    const { connect, wallet } = juliet(new Purse(['vF9dft4qmT']))
    const connecting = connect()
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features(BEARER))
    const authenticate = await guest.next('<authenticate')
    expect(authenticate).toContain('mechanism="OAUTHBEARER"')
    expect(decoded(authenticate)).toBe('n,,\x01auth=Bearer vF9dft4qmT\x01\x01')
    expect(authenticate).toContain('<request-token xmlns="urn:xmpp:fast:0" mechanism="HT-SHA-256-NONE"/>')
    guest.send(say.success(say.bound() + say.newToken('first')), say.postAuth)
    const stream = await connecting
    expect(stream).toMatchObject({ mechanism: 'OAUTHBEARER', self: say.SELF })
    expect(wallet.story).toEqual(['saving', 'saved'])
  })

  it('goes the classic way where there is no other', async () => {
    const { connect } = juliet(new Purse(['vF9dft4qmT']))
    const connecting = connect()
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.classicFeatures('SCRAM-SHA-1', 'OAUTHBEARER'))
    const auth = await guest.next('<auth')
    expect(decoded(auth)).toBe('n,,\x01auth=Bearer vF9dft4qmT\x01\x01')
    guest.send(`<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>`)
    await guest.greet(say.DOMAIN, `<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>`)
    const bind = await guest.next('<bind')
    guest.send(
      `<iq xmlns='jabber:client' type='result' id='${say.idOf(bind)}'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>${say.SELF}</jid></bind></iq>`,
    )
    expect(await connecting).toMatchObject({ mechanism: 'OAUTHBEARER', self: say.SELF })
  })

  it('answers a refusal with the one byte that ends it, and comes again with another token on the same stream', async () => {
    const { connect, wallet } = juliet(new Purse(['old', 'new']))
    const connecting = connect()
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features(BEARER))
    await guest.next('<authenticate')
    expect(decoded(await refuse(guest))).toBe('\x01')
    const second = await guest.next('<authenticate')
    expect(decoded(second)).toContain('Bearer new')
    guest.send(say.success(say.bound()), say.postAuth)
    await connecting
    expect((wallet as Purse).asked).toEqual([false, true])
  })

  it('asks a person when neither is taken, and does not try for ever', async () => {
    const { connect } = juliet(new Purse(['old', 'new', 'newer']))
    const failing = failureOf(connect())
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features(BEARER))
    for (let attempt = 0; attempt < 2; attempt++) {
      await guest.next('<authenticate')
      await refuse(guest)
    }
    expect((await failing).problem).toBe('token-rejected')
  })

  it('asks a person where the server takes no such tokens any more', async () => {
    const { connect } = juliet(new Purse(['old']))
    const failing = failureOf(connect())
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features())
    expect((await failing).problem).toBe('token-rejected')
  })

  it('uses what the server gave it itself first, and the other when that is worth nothing any more', async () => {
    const wallet = new Purse(['vF9dft4qmT'])
    wallet.kept = await makeToken('fast')
    const { connect } = juliet(wallet)
    const connecting = connect()
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features(BEARER))
    expect(await guest.next('<authenticate')).toContain('mechanism="HT-SHA-256-NONE"')
    expect(wallet.asked).toEqual([])
    guest.send(say.refusal('not-authorized'))
    expect(decoded(await guest.next('<authenticate'))).toContain('Bearer vF9dft4qmT')
    guest.send(say.success(say.bound() + say.newToken('second')), say.postAuth)
    await connecting
    expect(wallet.story).toEqual(['dropped', 'saving', 'saved'])
  })

  it('D6.5 keeps nothing of another account than it came for', async () => {
    const { connect, wallet, diary } = juliet(new Purse(['of-nurse']))
    const failing = failureOf(connect())
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features(BEARER))
    await guest.next('<authenticate')
    const nurse = 'nurse@verona.example/Tessera~1'
    guest.send(say.success(say.bound() + say.newToken('of-nurse'), nurse), say.postAuth)
    expect(await failing).toMatchObject({ account: 'nurse@verona.example' })
    expect(wallet.story).toEqual([])
    expect(diary.lines).toEqual([])
  })
})

describe('what a server lets people in by', () => {
  const ask = () =>
    askWays({ account: say.JULIET, websocket: server.url, signal: new AbortController().signal })

  it('D6.2 comes with an empty token to be told whose tokens are taken, and leaves in order', async () => {
    const asking = ask()
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features(BEARER))
    const authenticate = await guest.next('<authenticate')
    expect(authenticate).toBe(
      `<authenticate xmlns="urn:xmpp:sasl:2" mechanism="OAUTHBEARER"><initial-response>${encode('n,,\x01auth=Bearer \x01\x01')}</initial-response></authenticate>`,
    )
    expect(decoded(await refuse(guest))).toBe('\x01')
    await guest.next('<close')
    guest.send(`<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>`)
    expect(await asking).toEqual({ password: true, metadata: METADATA })
  })

  it('D6.2 does the same the classic way', async () => {
    const asking = ask()
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.classicFeatures('OAUTHBEARER'))
    await guest.next('<auth')
    await refuse(guest, 'urn:ietf:params:xml:ns:xmpp-sasl')
    expect(await asking).toEqual({ password: false, metadata: METADATA })
  })

  it('D6.2 asks nothing where SASL2 does not have it, whatever the old list says', async () => {
    const asking = ask()
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features() + say.classicFeatures('PLAIN', 'OAUTHBEARER'))
    await guest.next('<close')
    expect(await asking).toEqual({ password: true, metadata: null })
  })

  it.each([
    ['no JSON', 'true and false'],
    ['no address', '{"status":"invalid_token"}'],
    ['something else for an address', '{"openid-configuration":{"a":1}}'],
    ['an endless one', JSON.stringify({ 'openid-configuration': 'x'.repeat(5000) })],
  ])('makes nothing of %s', async (_, challenge) => {
    const asking = ask()
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features(BEARER))
    await guest.next('<authenticate')
    guest.send(`<challenge xmlns='urn:xmpp:sasl:2'>${encode(challenge)}</challenge>`)
    await guest.next('<response')
    guest.send(say.refusal('not-authorized'))
    expect(await asking).toEqual({ password: true, metadata: null })
  })
})
