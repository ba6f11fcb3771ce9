import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { invalidateToken } from '../../../src/xmpp/invalidate-token.ts'
import { earlyRoster, failureOf, rosterIq, USER_AGENT } from './diary.ts'
import { withProsody } from './real-server.ts'
import { makeToken, type Wallet } from './wallet.ts'

const prosody = withProsody(['brief.localhost', 'classic.localhost', 'bare.localhost'])

describe('signing in to Prosody', () => {
  it('2 takes three flights by SCRAM, one by token, one by token with resumption', async () => {
    const person = await prosody.person()
    const { connect, wallet } = prosody.enter(person)
    const first = earlyRoster()
    const stream = await connect({ early: first.early })
    expect(stream).toMatchObject({ mechanism: expect.stringMatching(/^SCRAM-/), flights: 3, resumed: false })
    expect(await Promise.all(first.calls)).toEqual(['answered'])
    expect(wallet.story).toEqual(['saving', 'saved'])
    expect(wallet.kept?.expiry).toBeGreaterThan(Date.now())
    await stream.close()

    wallet.secret = null
    const second = earlyRoster()
    const fast = await connect({ early: second.early })
    expect(fast).toMatchObject({ mechanism: 'HT-SHA-256-NONE', flights: 1, resumed: false })
    expect(await Promise.all(second.calls)).toEqual(['answered'])
    expect(fast.postAuth).toContain('{urn:xmpp:features:rosterver}ver')
    fast.acknowledge(fast.received())
    fast.drop()

    const third = earlyRoster()
    const resumed = await connect({ early: third.early, resume: fast.exportState() })
    expect(resumed).toMatchObject({
      mechanism: 'HT-SHA-256-NONE',
      flights: 1,
      resumed: true,
      self: fast.self,
    })
    expect(third.calls).toEqual([])
    await resumed.request(rosterIq())
    await resumed.close()
  })

  it('2 falls back to the password on the same stream, and runs the first requests again', async () => {
    const person = await prosody.person()
    const { connect, wallet } = prosody.enter(person)
    await (await connect()).close()
    wallet.kept = await makeToken('forged')
    wallet.story.length = 0
    const { calls, early } = earlyRoster()
    const stream = await connect({ early })
    expect(await Promise.all(calls)).toEqual(['LinkLost', 'answered'])
    expect(wallet.story).toEqual(['dropped', 'saving', 'saved'])
    expect(stream.mechanism).toMatch(/^SCRAM-/)
    await stream.request(rosterIq())
    expect(await stream.probe(5000)).toBe(true)
    await stream.close()
  })

  it('1.5 rotation: uses the newest token, and the one before is refused', async () => {
    const person = await prosody.person('brief.localhost')
    const { connect, wallet } = prosody.enter(person)
    const first = await connect()
    await first.close()
    wallet.secret = null
    const old = wallet.kept
    await expect
      .poll(
        async () => {
          await (await connect()).close()
          return wallet.kept !== old
        },
        { timeout: 10_000, interval: 200 },
      )
      .toBe(true)
    await (await connect()).close()
    wallet.kept = old
    expect(await failureOf(connect())).toMatchObject({ problem: 'token-rejected' })
    expect(wallet.kept).toBeNull()
  }, 20_000)

  it.each(['pässwörd', '密码 🔑 \u00a0x', 'a,b=c"\'<&>'])('1.3 with the password %j', async (password) => {
    const user = `juliet-${randomUUID()}`
    await prosody.server.register(user, 'tessera.localhost', password.normalize('NFKC'))
    const { connect } = prosody.enter({
      user,
      domain: 'tessera.localhost',
      jid: `${user}@tessera.localhost`,
      password,
    })
    const stream = await connect()
    expect(stream.mechanism).toMatch(/^SCRAM-/)
    await stream.close()
  })

  it('tells what is wrong', async () => {
    const person = await prosody.person()
    const enter = (changes: Partial<typeof person>) => prosody.enter({ ...person, ...changes }).connect()
    expect(await failureOf(enter({ password: 'wrong' }))).toMatchObject({ problem: 'not-authorized' })
    expect(await failureOf(enter({ jid: 'nobody@tessera.localhost' }))).toMatchObject({
      problem: 'not-authorized',
    })
    expect(await failureOf(enter({ jid: 'juliet@nowhere.localhost' }))).toMatchObject({
      problem: 'host-unknown',
    })
    await prosody.server.disable(person.jid)
    expect((await failureOf(enter({}))).permanent).toBe(true)
  })

  it('D5.8 makes the server forget a token, and disturbs nobody', async () => {
    const person = await prosody.person()
    const { connect, wallet, diary } = prosody.enter(person)
    const stream = await connect()
    wallet.secret = null
    const token = wallet.kept as NonNullable<Wallet['kept']>
    const options = {
      account: person.jid,
      websocket: prosody.server.websocket(),
      userAgent: USER_AGENT,
      token,
      signal: new AbortController().signal,
    }
    await invalidateToken(options)
    await stream.request(rosterIq())
    expect(diary.lines.filter((line) => line.startsWith('closed'))).toEqual([])
    await invalidateToken(options)
    await stream.close()
    expect(await failureOf(connect())).toMatchObject({ problem: 'token-rejected' })
  })

  it('leaves the field to another session of the same installation', async () => {
    const person = await prosody.person()
    const first = prosody.enter(person)
    await first.connect()
    const second = prosody.enter(person)
    const stream = await second.connect()
    expect(await first.diary.closed).toMatchObject({ problem: 'conflict', permanent: true })
    await stream.close()
  })

  it.each([
    ['classic.localhost', true],
    ['bare.localhost', false],
  ] as const)('does without SASL2 at %s', async (domain, resumable) => {
    const { connect } = prosody.enter(await prosody.person(domain))
    const { calls, early } = earlyRoster()
    const stream = await connect({ early })
    expect(stream).toMatchObject({ flights: 6, features: null })
    expect(await Promise.all(calls)).toEqual(['answered'])
    expect(await stream.probe(5000)).toBe(true)
    stream.acknowledge(stream.received())
    stream.drop()
    const resume = stream.exportState()
    expect(resume !== null).toBe(resumable)
    if (!resume) return
    const again = await connect({ resume })
    expect(again).toMatchObject({ resumed: true, self: stream.self, flights: 5 })
    expect(await again.probe(5000)).toBe(true)
    await again.close()
  })
})
