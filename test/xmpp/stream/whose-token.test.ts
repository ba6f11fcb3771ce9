import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { whoseToken } from '../../../src/xmpp/whose-token.ts'
import { type FakeServer, startFakeServer } from '../../support/fake-server.ts'
import { failureOf } from './diary.ts'
import * as say from './script.ts'

const TOKEN = 'a-token-for-a-robot'
let server: FakeServer
beforeEach(async () => {
  server = await startFakeServer()
})
afterEach(() => server.stop())

async function asked(abort = new AbortController()) {
  const whose = whoseToken(TOKEN, { account: say.JULIET, websocket: server.url, signal: abort.signal })
  return { whose, guest: await server.nextGuest() }
}
const bearing = say.features({ mechanisms: ['PLAIN', 'OAUTHBEARER'] })
/** What was said in the place of a password. */
const initialOf = (frame: string) =>
  Buffer.from(/<initial-response>([^<]+)</.exec(frame)?.[1] ?? '', 'base64').toString()

describe('whose a token is', () => {
  it('is said by the server to whoever comes with it: nothing is bound, and nobody stays', async () => {
    const { whose, guest } = await asked()
    await guest.greet(say.DOMAIN, bearing)
    const authenticate = await guest.next('<authenticate')
    expect(initialOf(authenticate)).toBe(`n,,\x01auth=Bearer ${TOKEN}\x01\x01`)
    // Neither a session, nor a token of the server's own, nor a device that would be remembered.
    expect(authenticate).not.toMatch(/bind:0|sm:3|request-token|user-agent/)
    guest.send(say.success('', 'romeo@verona.example'))
    await guest.next('<close')
    guest.close()
    expect(await whose).toBe('romeo@verona.example')
  })

  it('is the account, whatever the server would call its session', async () => {
    const { whose, guest } = await asked()
    await guest.greet(say.DOMAIN, bearing)
    await guest.next('<authenticate')
    guest.send(say.success('', `${say.JULIET}/robot`))
    expect(await whose).toBe(say.JULIET)
  })

  it.each([
    ['nothing', ''],
    ['longer than any', 'x'.repeat(4000)],
    ['none at all', '@@@'],
  ])('is nobody’s when the address that the server says is %s', async (_, said) => {
    const { whose, guest } = await asked()
    await guest.greet(say.DOMAIN, bearing)
    await guest.next('<authenticate')
    guest.send(say.success('', said))
    expect(await whose).toBeNull()
  })

  it('is not told by a server from before SASL2, which does not get to see it', async () => {
    const { whose, guest } = await asked()
    await guest.greet(say.DOMAIN, say.classicFeatures('PLAIN', 'OAUTHBEARER'))
    await guest.next('<close')
    guest.close()
    expect(await whose).toBeNull()
  })

  it('is not asked where tokens are not taken', async () => {
    const { whose, guest } = await asked()
    await guest.greet(say.DOMAIN, say.features())
    await guest.next('<close')
    guest.close()
    expect(await whose).toBeNull()
  })

  it('is refused with a token that is good for nothing, and the error does not repeat it', async () => {
    const { whose, guest } = await asked()
    const failure = whose.then(
      () => null,
      (error: unknown) => error,
    )
    await guest.greet(say.DOMAIN, bearing)
    await guest.next('<authenticate')
    guest.send(say.refusal('not-authorized'))
    const error = await failure
    expect(error).toBeInstanceOf(Error)
    expect(String(error)).not.toContain(TOKEN)
  })

  it('is given up with whoever asked, and when the line breaks', async () => {
    const abort = new AbortController()
    const first = await asked(abort)
    const aborted = failureOf(first.whose)
    await first.guest.greet(say.DOMAIN, bearing)
    await first.guest.next('<authenticate')
    abort.abort()
    expect(await aborted).toMatchObject({ problem: 'aborted' })

    const second = await asked()
    const broken = failureOf(second.whose)
    await second.guest.greet(say.DOMAIN, bearing)
    await second.guest.next('<authenticate')
    second.guest.close()
    expect(await broken).toMatchObject({ problem: 'stream-error' })
  })
})
