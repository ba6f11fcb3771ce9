import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from '../../../src/xmpp/connect.ts'
import { FakeKeychain } from '../../support/fake-native.ts'
import { type FakeServer, startFakeServer } from '../../support/fake-server.ts'
import { earlyRoster, failureOf, USER_AGENT, world } from './diary.ts'
import { ScramServer } from './scram-server.ts'
import * as say from './script.ts'
import { makeToken, Wallet } from './wallet.ts'

let server: FakeServer
beforeEach(async () => {
  server = await startFakeServer()
})
afterEach(async () => {
  vi.useRealTimers()
  await server.stop()
})

const juliet = (wallet = new Wallet('capulet')) => world(say.JULIET, server.url, wallet)
const decode = (frame: string) =>
  Buffer.from(/>([\w+/=]+)<\/(?:initial-response|response|auth)>/.exec(frame)?.[1] ?? '', 'base64').toString()
const challenge = (text: string) =>
  `<challenge xmlns='urn:xmpp:sasl:2'>${Buffer.from(text).toString('base64')}</challenge>`
const additional = (text: string) =>
  `<additional-data>${Buffer.from(text).toString('base64')}</additional-data>`

describe('a sign-in by password', () => {
  it('1.4 D5.1 says who it is when it opens, and asks for everything in one element', async () => {
    const { connect, wallet } = juliet()
    const connecting = connect({ active: false })
    const guest = await server.nextGuest()
    const open = await guest.greet(say.DOMAIN, say.features())
    expect(open).toContain('from="juliet@verona.example"')
    const authenticate = await guest.next('<authenticate')
    expect(authenticate).toContain(
      `<user-agent id="${USER_AGENT.id}"><software>Tessera</software><device>test</device></user-agent>`,
    )
    expect(authenticate).toContain('<request-token xmlns="urn:xmpp:fast:0" mechanism="HT-SHA-256-NONE"/>')
    expect(authenticate).toContain(
      '<bind xmlns="urn:xmpp:bind:0"><tag>Tessera</tag><enable xmlns="urn:xmpp:carbons:2"/><enable xmlns="urn:xmpp:sm:3" resume="true"/><inactive xmlns="urn:xmpp:csi:0"/></bind>',
    )
    guest.send(say.success(say.bound() + say.newToken('first')), say.postAuth)
    const stream = await connecting
    expect(stream).toMatchObject({ mechanism: 'PLAIN', flights: 2, self: say.SELF })
    expect(wallet.kept?.expiry).toBe(Date.parse('2999-01-01T00:00:00.123Z'))
  })

  it('D5.2 D5.3 sends an id that is the installation’s and a tag that says nothing', async () => {
    const { connect } = juliet()
    void connect().catch(() => {})
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features())
    const authenticate = await guest.next('<authenticate')
    expect(/<tag>(.*?)<\/tag>/.exec(authenticate)?.[1]).toBe('Tessera')
  })

  it('D5.4 asks for a token of a mechanism that the server lists, or for none', async () => {
    const { connect } = juliet()
    void connect().catch(() => {})
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features().replaceAll('HT-SHA-256-NONE', 'HT-SHA-256-EXPR'))
    expect(await guest.next('<authenticate')).not.toContain('request-token')
  })

  it('D5.6 saves a token before anything else of the answer counts', async () => {
    const wallet = new Wallet('capulet')
    const { calls, early } = earlyRoster()
    let release = () => {}
    wallet.whileSaving = () => new Promise((resolve) => (release = resolve))
    const { connect, diary } = juliet(wallet)
    const connecting = connect({ early })
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features())
    await guest.next('<authenticate')
    guest.send(say.success(say.newToken('first') + say.bound()), say.postAuth, say.chat('already here'))
    await expect.poll(() => wallet.story).toEqual(['saving'])
    expect(calls).toEqual([])
    expect(diary.lines).toEqual([])
    release()
    await connecting
    expect(wallet.story).toEqual(['saving', 'saved'])
    expect(calls).toHaveLength(1)
    await expect.poll(() => diary.bodies()).toEqual(['already here'])
  })

  it('D5.9 makes the token a key that nobody can read', async () => {
    const { connect, wallet } = juliet()
    const connecting = connect()
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features())
    await guest.next('<authenticate')
    guest.send(say.success(say.bound() + say.newToken('first')), say.postAuth)
    await connecting
    const key = wallet.kept?.key as CryptoKey
    expect(key.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
    const signature = Buffer.from(
      await crypto.subtle.sign('HMAC', key, new TextEncoder().encode('Initiator')),
    )
    expect(Buffer.from(say.initiator('first'), 'base64').subarray(-32)).toEqual(signature)
  })

  it('D5.9 leaves the key to a machine that keeps keys, and signs by it', async () => {
    const { connect, wallet } = juliet()
    const secrets: string[] = []
    const known = new FakeKeychain()
    wallet.keepKey = async (secret) => {
      secrets.push(new TextDecoder().decode(secret))
      const wrapped = await known.wrapSigner(secret)
      return wrapped && { extractable: false, wrapped, sign: (text) => known.sign(wrapped, text) }
    }
    const connecting = connect()
    const guest = await server.nextGuest()
    await say.admit(guest, say.bound() + say.newToken('first'))
    await connecting
    expect(secrets).toEqual(['first'])
    expect(wallet.kept?.key).not.toBeInstanceOf(CryptoKey)
    wallet.secret = null

    const again = connect()
    const next = await server.nextGuest()
    await next.greet(say.DOMAIN, say.features())
    expect(await next.next('<authenticate')).toContain(say.initiator('first'))
    next.send(say.success(say.responder('first') + say.bound()), say.postAuth)
    expect((await again).mechanism).toBe('HT-SHA-256-NONE')

    // Somebody who has heard all of it, and does not know the token.
    const last = failureOf(connect())
    const liar = await server.nextGuest()
    await liar.greet(say.DOMAIN, say.features())
    await liar.next('<authenticate')
    liar.send(say.success(say.responder('another') + say.bound()), say.postAuth)
    expect((await last).problem).toBe('server-not-proved')
  })

  it('goes on when the token cannot be stored', async () => {
    const { connect, wallet } = juliet()
    wallet.whileSaving = () => Promise.reject(new Error('the disk is full'))
    const connecting = connect()
    const guest = await server.nextGuest()
    await say.admit(guest, say.bound() + say.newToken('first'))
    expect((await connecting).self).toBe(say.SELF)
  })

  it('speaks SCRAM, and D5.11 nothing but responses while at it', async () => {
    const scram = new ScramServer({ hash: 'sha256', password: 'capulet' })
    const { connect } = juliet()
    const connecting = connect()
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features({ mechanisms: ['PLAIN', 'SCRAM-SHA-256'] }))
    guest.send(challenge(scram.challenge(decode(await guest.next('<authenticate')))))
    const signature = scram.finish(decode(await guest.next('<response')))
    guest.send(say.success(additional(signature ?? '') + say.bound()), say.postAuth)
    expect(await connecting).toMatchObject({ mechanism: 'SCRAM-SHA-256', flights: 3 })
    expect(guest.frames.all.slice(0, 3).map((frame) => frame.split(' ')[0])).toEqual([
      '<open',
      '<authenticate',
      '<response',
    ])
  })

  it.each(['', additional('v=AAAA'), additional('e=other')])(
    'believes no server whose proof is %j',
    async (proof) => {
      const scram = new ScramServer({ hash: 'sha256', password: 'capulet' })
      const { connect, wallet } = juliet()
      const connecting = connect()
      const guest = await server.nextGuest()
      await guest.greet(say.DOMAIN, say.features({ mechanisms: ['SCRAM-SHA-256'] }))
      guest.send(challenge(scram.challenge(decode(await guest.next('<authenticate')))))
      await guest.next('<response')
      guest.send(say.success(proof + say.bound() + say.newToken('bait')), say.postAuth)
      expect(await failureOf(connecting)).toMatchObject({ problem: 'server-not-proved', permanent: true })
      expect(wallet.story).toEqual([])
    },
  )

  it.each([
    ['not-authorized', 'not-authorized', true],
    ['account-disabled', 'account-disabled', true],
    ['invalid-mechanism', 'no-mechanism', true],
    ['temporary-auth-failure', 'stream-error', false],
    ['never-heard-of', 'protocol', false],
  ])('after %s says %s', async (condition, problem, permanent) => {
    const { connect } = juliet()
    const connecting = connect()
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features())
    await guest.next('<authenticate')
    guest.send(
      say.refusal(condition),
      `<stream:error><policy-violation xmlns='urn:ietf:params:xml:ns:xmpp-streams'/></stream:error>`,
    )
    expect(await failureOf(connecting)).toMatchObject({ problem, permanent, detail: condition })
    await guest.closed
  })

  it('1.1 leaves a <continue/> to the person', async () => {
    const { connect } = juliet()
    const connecting = connect()
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features())
    await guest.next('<authenticate')
    guest.send(`<continue xmlns='urn:xmpp:sasl:2'><tasks><task>TOTP</task></tasks></continue>`)
    expect((await failureOf(connecting)).problem).toBe('account-disabled')
  })

  it('takes nobody else’s name', async () => {
    const { connect } = juliet()
    const connecting = connect()
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features())
    await guest.next('<authenticate')
    guest.send(say.success(say.bound(), 'nurse@verona.example/Tessera~1'), say.postAuth)
    expect(await failureOf(connecting)).toMatchObject({ problem: 'protocol', detail: 'identity' })
  })

  it('D5.7 does not believe a server that cannot prove that it knows the token, and keeps the token', async () => {
    const wallet = new Wallet()
    wallet.kept = await makeToken('first')
    for (const proof of ['', say.responder('another')]) {
      const { connect } = juliet(wallet)
      const connecting = connect()
      const guest = await server.nextGuest()
      await guest.greet(say.DOMAIN, say.features())
      await guest.next('<authenticate')
      guest.send(say.success(proof + say.bound() + say.newToken('bait')), say.postAuth)
      expect((await failureOf(connecting)).problem).toBe('server-not-proved')
    }
    expect(wallet.story).toEqual([])
  })

  it('1.5 rotation: every attempt reads the token afresh and uses the newest', async () => {
    const wallet = new Wallet()
    wallet.kept = await makeToken('token-0')
    const { connect } = juliet(wallet)
    for (const round of [0, 1, 2]) {
      const connecting = connect()
      const guest = await server.nextGuest()
      await guest.greet(say.DOMAIN, say.features()).catch(() => '')
      expect(await guest.next('<authenticate')).toContain(say.initiator(`token-${round}`))
      guest.send(
        say.success(say.responder(`token-${round}`) + say.newToken(`token-${round + 1}`) + say.bound()),
        say.postAuth,
      )
      ;(await connecting).drop()
    }
    expect(wallet.story).toEqual(['saving', 'saved', 'saving', 'saved', 'saving', 'saved'])
  })

  it('has nothing to sign in with: says so without a socket being used', async () => {
    expect(await failureOf(juliet(new Wallet()).connect())).toMatchObject({ problem: 'token-rejected' })
  })
})

describe('a safe way', () => {
  it.each([
    'ws://verona.example/ws',
    'ws://192.168.0.7:5280/ws',
    'http://verona.example/ws',
    'ws://localhost.evil.example/',
    'nonsense',
  ])('D5.14 sends no secret to %s', async (websocket) => {
    const options = {
      account: say.JULIET,
      websocket,
      userAgent: USER_AGENT,
      credentials: new Wallet('capulet'),
      resume: null,
      features: null,
    }
    const rest = {
      early: () => {},
      events: juliet().diary.events,
      active: true,
      signal: new AbortController().signal,
    }
    expect(await failureOf(connect({ ...options, ...rest }))).toMatchObject({
      problem: 'no-mechanism',
      detail: 'insecure',
    })
  })

  it('1.7 does not try where the browser lends no cryptography', async () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
    try {
      expect(await failureOf(juliet().connect())).toMatchObject({
        problem: 'no-mechanism',
        detail: 'insecure',
      })
    } finally {
      vi.unstubAllGlobals()
    }
  })
})
