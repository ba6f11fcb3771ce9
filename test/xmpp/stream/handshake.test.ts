import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type FakeServer, startFakeServer } from '../../support/fake-server.ts'
import { earlyRoster, failureOf, world } from './diary.ts'
import * as say from './script.ts'
import { makeToken, Wallet } from './wallet.ts'

const OPEN = `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing'`
const streamError = (condition: string, text = '') =>
  `<stream:error><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-streams'/>${text && `<text xmlns='urn:ietf:params:xml:ns:xmpp-streams'>${text}</text>`}</stream:error>`
let server: FakeServer
beforeEach(async () => {
  server = await startFakeServer()
})
afterEach(async () => {
  vi.useRealTimers()
  await server.stop()
})
const juliet = (wallet = new Wallet('capulet')) => world(say.JULIET, server.url, wallet)

describe('opening a stream', () => {
  it.each([
    ['another domain', `${OPEN} from='montague.example' version='1.0'/>`, 'open: from'],
    ['no address', `${OPEN} from='@@' version='1.0'/>`, 'open: from'],
    ['no version', `${OPEN} from='verona.example'/>`, 'open: version'],
    ['a version before XMPP', `${OPEN} from='verona.example' version='0.9'/>`, 'open: version'],
    ['features without opening', `<stream:features/>`, 'open'],
    ['no XML', `hello`, 'malformed'],
    ['a frame that never ends', `${OPEN} from='verona.example`, 'malformed'],
  ])('refuses %s', async (_, frame, detail) => {
    const connecting = juliet().connect()
    const guest = await server.nextGuest()
    await guest.next('<open')
    guest.send(frame)
    expect(await failureOf(connecting)).toMatchObject({ problem: 'protocol', detail })
    await guest.closed
  })

  it.each([
    [streamError('host-unknown'), 'host-unknown', 'host-unknown', true],
    [streamError('host-gone', 'moved'), 'host-unknown', 'host-gone: moved', true],
    [streamError('policy-violation', 'too many'), 'stream-error', 'policy-violation: too many', false],
    [streamError('see-other-host'), 'stream-error', 'see-other-host', false],
    [streamError('not-well-formed'), 'protocol', 'not-well-formed', false],
    [streamError('toString'), 'stream-error', 'toString', false],
    [`<stream:error/>`, 'stream-error', 'undefined-condition', false],
    [`<close xmlns='urn:ietf:params:xml:ns:xmpp-framing'/>`, 'stream-error', 'close', false],
    [
      `<close xmlns='urn:ietf:params:xml:ns:xmpp-framing' see-other-uri='wss://evil.example/'/>`,
      'stream-error',
      'see-other-host',
      false,
    ],
  ])('4 hears %s, declared or not', async (frame, problem, detail, permanent) => {
    const connecting = juliet().connect()
    const guest = await server.nextGuest()
    await guest.next('<open')
    guest.send(frame)
    expect(await failureOf(connecting)).toMatchObject({ problem, detail, permanent })
    expect(server.guests).toHaveLength(1)
  })

  it('1.2 says that there is nothing both sides speak', async () => {
    const connecting = juliet().connect()
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features({ mechanisms: ['EXTERNAL'] }) + say.classicFeatures('X-OTHER'))
    expect(await failureOf(connecting)).toMatchObject({ problem: 'no-mechanism', permanent: true })
  })

  it('4 gives up on a socket that does not open, after 10 s', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    class Silent extends EventTarget {
      readyState = 0
      close() {}
    }
    const original = globalThis.WebSocket
    Object.assign(globalThis, { WebSocket: Silent })
    try {
      const connecting = failureOf(juliet().connect())
      await vi.advanceTimersByTimeAsync(10_000)
      expect(await connecting).toMatchObject({ problem: 'unreachable' })
    } finally {
      Object.assign(globalThis, { WebSocket: original })
    }
  })

  it('4 gives up on a server that says nothing for 15 s, and on a sign-in that hangs for 20 s', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const silent = failureOf(juliet().connect())
    const guest = await server.nextGuest()
    await guest.next('<open')
    vi.advanceTimersByTime(15_000)
    expect(await silent).toMatchObject({ problem: 'timeout', permanent: false })

    const hanging = failureOf(juliet().connect())
    const second = await server.nextGuest()
    await second.greet(say.DOMAIN, say.features())
    await second.next('<authenticate')
    vi.advanceTimersByTime(20_000)
    expect((await hanging).problem).toBe('timeout')
  })

  it('is unreachable where nobody listens', async () => {
    await server.stop()
    expect(await failureOf(juliet().connect())).toMatchObject({ problem: 'unreachable', permanent: false })
    server = await startFakeServer()
  })

  it('4 an abort ends an attempt wherever it is, and the socket with it', async () => {
    const before = juliet()
    before.abort.abort()
    expect((await failureOf(before.connect())).problem).toBe('aborted')
    expect(server.guests).toHaveLength(0)

    const during = juliet()
    const connecting = failureOf(during.connect())
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features())
    await guest.next('<authenticate')
    during.abort.abort()
    expect((await connecting).problem).toBe('aborted')
    await guest.closed
  })
})

describe('a connection that breaks during the sign-in', () => {
  it('1.8 leaves nothing behind: the next attempt resumes once and sends once', async () => {
    const wallet = new Wallet()
    wallet.kept = await makeToken('first')
    const { connect, diary } = juliet(wallet)
    const { calls, early } = earlyRoster()
    const resume = {
      id: 'sm-0',
      self: say.SELF,
      handled: 0,
      unacked: ['<message id="one"/>', '<message id="two"/>'],
      acked: 0,
    }
    for (let round = 0; round < 3; round++) {
      const dying = failureOf(connect({ features: say.features().trim(), resume, early }))
      const guest = await server.nextGuest()
      await guest.next('<authenticate')
      guest.drop()
      expect((await dying).problem).toBe('unreachable')
    }
    const connecting = connect({ features: say.features().trim(), resume, early })
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features())
    guest.send(say.success(say.responder('first') + say.resumed(0, 'sm-0')))
    await connecting
    guest.send(say.pong(await guest.next('urn:xmpp:ping')), say.ack(1))
    await guest.next('two')
    guest.send(say.ack(3))
    await expect.poll(() => diary.lines).toEqual(['acked 0', 'acked 2'])
    expect(guest.frames.all.filter((frame) => frame.startsWith('<message'))).toEqual(resume.unacked)
    expect(calls).toEqual([])
    expect(wallet.story).toEqual([])
  })

  it('D5.7 never costs the token', async () => {
    const wallet = new Wallet('capulet')
    wallet.kept = await makeToken('first')
    const { connect } = juliet(wallet)
    const { calls, early } = earlyRoster()
    const dying = failureOf(connect({ features: say.features().trim(), early }))
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.features())
    guest.drop()
    expect((await dying).problem).toBe('unreachable')
    expect(await Promise.all(calls)).toEqual(['LinkLost'])
    expect(wallet.story).toEqual([])
    expect(server.guests).toHaveLength(1)
  })
})
