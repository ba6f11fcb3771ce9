import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { renewToken } from '../../../src/xmpp/renew-token.ts'
import { type FakeServer, startFakeServer } from '../../support/fake-server.ts'
import { failureOf, USER_AGENT } from './diary.ts'
import * as say from './script.ts'

let server: FakeServer
beforeEach(async () => {
  server = await startFakeServer()
})
afterEach(() => server.stop())

async function renew(abort = new AbortController()) {
  const options = {
    account: say.JULIET,
    websocket: server.url,
    userAgent: USER_AGENT,
    password: 'another one',
    signal: abort.signal,
  }
  return { done: renewToken(options), guest: await server.nextGuest() }
}

describe('a token for a new password', () => {
  it('is asked for in the name of this installation, and binds nothing', async () => {
    const { done, guest } = await renew()
    await guest.greet(say.DOMAIN, say.features({ mechanisms: ['PLAIN'] }))
    const authenticate = await guest.next('<authenticate')
    expect(authenticate).toContain('<request-token')
    expect(authenticate).toContain(USER_AGENT.id)
    expect(authenticate).not.toMatch(/bind:0|sm:3/)
    guest.send(
      `<success xmlns='urn:xmpp:sasl:2'><authorization-identifier>${say.JULIET}</authorization-identifier><token xmlns='urn:xmpp:fast:0' token='fresh' expiry='2090-01-01T00:00:00Z'/></success>`,
    )
    await guest.next('<close')
    guest.close()
    const token = await done
    expect(token).toMatchObject({ expiry: Date.UTC(2090, 0, 1) })
    expect(token?.key.extractable).toBe(false)
  })

  it('is not given by every server', async () => {
    const { done, guest } = await renew()
    await guest.greet(say.DOMAIN, say.features({ mechanisms: ['PLAIN'] }))
    await guest.next('<authenticate')
    guest.send(say.success('', say.JULIET))
    await guest.next('<close')
    guest.close()
    expect(await done).toBeNull()
  })

  it('is refused with the password', async () => {
    const { done, guest } = await renew()
    const failure = failureOf(done)
    await guest.greet(say.DOMAIN, say.features({ mechanisms: ['PLAIN'] }))
    await guest.next('<authenticate')
    guest.send(say.refusal('not-authorized'))
    expect(await failure).toMatchObject({ problem: 'not-authorized' })
  })

  it('is not to be had without SASL2', async () => {
    const { done, guest } = await renew()
    const failure = failureOf(done)
    await guest.greet(say.DOMAIN, '')
    expect(await failure).toMatchObject({ problem: 'no-mechanism' })
  })
})
