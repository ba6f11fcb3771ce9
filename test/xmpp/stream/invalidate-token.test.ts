import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { invalidateToken } from '../../../src/xmpp/invalidate-token.ts'
import { type FakeServer, startFakeServer } from '../../support/fake-server.ts'
import { failureOf, USER_AGENT } from './diary.ts'
import * as say from './script.ts'
import { makeToken } from './wallet.ts'

let server: FakeServer
beforeEach(async () => {
  server = await startFakeServer()
})
afterEach(() => server.stop())

async function invalidate(abort = new AbortController()) {
  const token = await makeToken('first')
  const options = {
    account: say.JULIET,
    websocket: server.url,
    userAgent: USER_AGENT,
    token,
    signal: abort.signal,
  }
  return { done: invalidateToken(options), guest: await server.nextGuest() }
}

describe('D5.8 taking a token back', () => {
  it('says so, binds nothing, and leaves', async () => {
    const { done, guest } = await invalidate()
    await guest.greet(say.DOMAIN, say.features())
    const authenticate = await guest.next('<authenticate')
    expect(authenticate).toContain('<fast xmlns="urn:xmpp:fast:0" invalidate="true"/>')
    expect(authenticate).toContain(say.initiator('first'))
    expect(authenticate).toContain(USER_AGENT.id)
    expect(authenticate).not.toMatch(/bind:0|sm:3/)
    guest.send(say.success(say.responder('first'), say.JULIET))
    await guest.next('<close')
    guest.close()
    await done
  })

  it.each(['not-authorized', 'credentials-expired'])(
    'is content with %s: it is worth nothing',
    async (condition) => {
      const { done, guest } = await invalidate()
      await guest.greet(say.DOMAIN, say.features())
      await guest.next('<authenticate')
      guest.send(say.refusal(condition))
      await guest.next('<close')
      guest.close()
      await done
    },
  )

  it.each([
    [say.success('', say.JULIET), 'server-not-proved'],
    [say.refusal('temporary-auth-failure'), 'stream-error'],
    [say.refusal('malformed-request'), 'protocol'],
  ])('is not content with %s', async (answer, problem) => {
    const { done, guest } = await invalidate()
    const failure = failureOf(done)
    await guest.greet(say.DOMAIN, say.features())
    await guest.next('<authenticate')
    guest.send(answer)
    expect((await failure).problem).toBe(problem)
    await guest.closed
  })

  it('fails where there is nothing to take back, when the line breaks, and when it is called off', async () => {
    const none = await invalidate()
    const refused = failureOf(none.done)
    await none.guest.greet(say.DOMAIN, say.features({ fast: false }))
    expect((await refused).problem).toBe('no-mechanism')
    const broken = await invalidate()
    broken.guest.drop()
    expect((await failureOf(broken.done)).problem).toBe('unreachable')
    const abort = new AbortController()
    const off = await invalidate(abort)
    abort.abort()
    expect((await failureOf(off.done)).problem).toBe('aborted')
  })
})
