import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { StanzaError } from '../../../src/xmpp/failure.ts'
import { invalidateToken } from '../../../src/xmpp/invalidate-token.ts'
import { renewToken } from '../../../src/xmpp/renew-token.ts'
import type { Stream } from '../../../src/xmpp/stream.ts'
import { changePassword } from '../../../src/xmpp/xep-0077-password.ts'
import { removeAccount } from '../../../src/xmpp/xep-0077-removal.ts'
import {
  CLIENT_ACCESS,
  fetchClients,
  keepsNoList,
  needsPassword,
  revokeClient,
} from '../../../src/xmpp/xep-0494-client-access.ts'
import { makeGrant, revokeToken } from '../../support/oauth-grant.ts'
import type { Person } from '../../support/prosody.ts'
import { RawStream } from '../../support/raw-stream.ts'
import { failureOf, world } from './diary.ts'
import { withProsody } from './real-server.ts'
import { Wallet } from './wallet.ts'

const prosody = withProsody(['classic.localhost', 'bare.localhost', 'closed.localhost', 'noinvite.localhost'])
const websocketOf = ({ domain }: Person) => `ws://${domain}:${prosody.server.ports.http}/xmpp-websocket`
const httpOf = ({ domain }: Person) => `http://${domain}:${prosody.server.ports.http}`

/** One of somebody's devices, online. */
async function device(person: Person, name: string) {
  const userAgent = { id: randomUUID(), software: 'Tessera', device: name }
  const wallet = new Wallet(person.password)
  const { connect, diary } = world(person.jid, websocketOf(person), wallet)
  const stream = await connect({ userAgent })
  wallet.secret = null
  return { wallet, diary, userAgent, stream, again: () => connect({ userAgent }) }
}
/** A program that comes with a token (RFC 7628). */
async function program(person: Person, token: string, resource: string) {
  const sasl = 'urn:ietf:params:xml:ns:xmpp-sasl'
  const stream = await RawStream.connect(websocketOf(person))
  await stream.open(person.domain)
  const bearer = Buffer.from(`n,,\x01auth=Bearer ${token}\x01\x01`).toString('base64')
  stream.send(`<auth xmlns='${sasl}' mechanism='OAUTHBEARER'>${bearer}</auth>`)
  const answer = await stream.next(sasl)
  if (!answer.includes('<success'))
    throw new Error(Buffer.from(answer.replace(/<[^>]+>/g, ''), 'base64').toString())
  await stream.open(person.domain)
  await stream.iq(
    'set',
    `<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>${resource}</resource></bind>`,
  )
  return stream
}
const namesOf = async (stream: Stream) =>
  (await fetchClients(stream)).clients.map(({ device: name, software }) => name ?? software).sort()
const clientOf = async (stream: Stream, name: string) => {
  const { clients } = await fetchClients(stream)
  const found = clients.find((client) => (client.device ?? client.software) === name)
  if (!found) throw new Error(`${name} is not there`)
  return found
}
const refusalOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: unknown) => (error instanceof StanzaError ? error : null),
  )

describe('D6.7 what may act for an account on Prosody', () => {
  it('lists devices with what they call themselves, how they came, and whether they are there', async () => {
    const person = await prosody.person()
    const one = await device(person, 'laptop')
    const other = await device(person, 'phone')
    await other.stream.close()
    const laptop = await clientOf(one.stream, 'laptop')
    expect(laptop).toMatchObject({ isSession: true, isConnected: true, software: 'Tessera', rights: 'all' })
    expect(laptop.id).toBe(`client/${one.userAgent.id}`)
    expect(laptop.means).toEqual(['password', 'token'])
    expect(laptop.firstSeen).toBeGreaterThan(Date.now() - 60_000)
    await expect.poll(async () => (await clientOf(one.stream, 'phone')).isConnected).toBe(false)
  })

  it('ends a device that has a token: its stream, and every way back', async () => {
    const person = await prosody.person()
    const one = await device(person, 'laptop')
    const other = await device(person, 'phone')
    const { id } = await clientOf(one.stream, 'phone')
    await revokeClient(one.stream, CLIENT_ACCESS, id)
    expect(await other.diary.closed).toMatchObject({ problem: 'stream-error' })
    expect(await namesOf(one.stream)).toEqual(['laptop'])
    expect(await failureOf(other.again())).toMatchObject({ problem: 'token-rejected' })
    expect(await refusalOf(revokeClient(one.stream, CLIENT_ACCESS, id))).toMatchObject({
      condition: 'item-not-found',
    })
  })

  it('does not call a device there that lost its line: it is away since then, and there again when it comes back', async () => {
    const person = await prosody.person()
    const one = await device(person, 'laptop')
    const other = await device(person, 'phone')
    const lost = Math.floor(Date.now() / 1000) * 1000
    other.stream.drop()
    await expect.poll(async () => (await clientOf(one.stream, 'phone')).isConnected).toBe(false)
    const { lastSeen } = await clientOf(one.stream, 'phone')
    expect(lastSeen).toBeGreaterThanOrEqual(lost)
    // Its time stands still from here on.
    await expect.poll(() => Math.floor(Date.now() / 1000) * 1000 > (lastSeen ?? 0)).toBe(true)
    expect((await clientOf(one.stream, 'phone')).lastSeen).toBe(lastSeen)
    await other.again()
    expect((await clientOf(one.stream, 'phone')).isConnected).toBe(true)
  })

  it('ends one that lost its line and could come back', async () => {
    const person = await prosody.person()
    const one = await device(person, 'laptop')
    const other = await device(person, 'phone')
    other.stream.drop()
    const phone = await clientOf(one.stream, 'phone')
    await revokeClient(one.stream, CLIENT_ACCESS, phone.id)
    expect(await namesOf(one.stream)).toEqual(['laptop'])
    expect(await failureOf(other.again())).toMatchObject({ problem: 'token-rejected' })
  })

  it('asks for another password where that is what a program knows, and ends nothing', async () => {
    const person = await prosody.person()
    const one = await device(person, 'laptop')
    const old = await RawStream.signIn(websocketOf(person), person, 'old-program')
    const { clients } = await fetchClients(one.stream)
    const known = clients.find(({ id }) => id === 'resource/old-program')
    expect(known).toMatchObject({ means: ['password'], isConnected: true, software: null })
    const refusal = await refusalOf(revokeClient(one.stream, CLIENT_ACCESS, 'resource/old-program'))
    expect(refusal && needsPassword(refusal)).toBe(true)
    expect(await old.iq('get', "<ping xmlns='urn:xmpp:ping'/>")).toContain("type='result'")

    await changePassword(one.stream, 'another one')
    expect(await old.next('reset')).toContain('<stream:error')
    expect(await namesOf(one.stream)).toEqual(['laptop'])
  })

  it('lists a program that was given access, and ends it with all its tokens', async () => {
    const person = await prosody.person()
    const one = await device(person, 'laptop')
    await makeGrant(httpOf(person), person, 'backup-robot')
    const robot = await clientOf(one.stream, 'backup-robot')
    expect(robot).toMatchObject({ isSession: false, isConnected: false, means: ['grant'], device: null })
    expect(robot.page).toBe('https://program.example/')
    await revokeClient(one.stream, CLIENT_ACCESS, robot.id)
    expect(await namesOf(one.stream)).toEqual(['laptop'])
  })

  it('cuts off a program when its access is ended, here or where it was given', async () => {
    const person = await prosody.person()
    const one = await device(person, 'laptop')
    const ended = await makeGrant(httpOf(person), person, 'backup-robot')
    const robot = await program(person, ended.accessToken, 'robot')
    const client = await clientOf(one.stream, 'backup-robot')
    expect(client).toMatchObject({
      id: 'resource/robot',
      isSession: true,
      isConnected: true,
      means: ['grant'],
    })
    await revokeClient(one.stream, CLIENT_ACCESS, client.id)
    await robot.closed
    await expect(program(person, ended.accessToken, 'robot')).rejects.toThrow(/invalid_token/)

    const takenBack = await makeGrant(httpOf(person), person, 'other-robot')
    const other = await program(person, takenBack.accessToken, 'other')
    await revokeToken(httpOf(person), takenBack.refreshToken)
    await revokeToken(httpOf(person), takenBack.accessToken)
    await other.closed
    await expect.poll(() => namesOf(one.stream)).toEqual(['laptop'])
  })

  it('lets a program stay when it renews its token', async () => {
    const person = await prosody.person()
    const { accessToken, refreshToken, renew } = await makeGrant(httpOf(person), person, 'backup-robot')
    await program(person, accessToken, 'robot')
    await revokeToken(httpOf(person), accessToken)
    await renew(refreshToken)
    // The server looks a moment later at what is left of a grant: once another one is over, it has.
    const over = await makeGrant(httpOf(person), person, 'other-robot')
    const other = await program(person, over.accessToken, 'other')
    for (const token of [over.refreshToken, over.accessToken]) await revokeToken(httpOf(person), token)
    await other.closed
    const one = await device(person, 'laptop')
    expect(await clientOf(one.stream, 'backup-robot')).toMatchObject({ isConnected: true })
  })

  it('forgets a device that signs out', async () => {
    const person = await prosody.person()
    const one = await device(person, 'laptop')
    const other = await device(person, 'phone')
    await other.stream.close()
    const token = other.wallet.kept
    if (!token) throw new Error('it was given none')
    await invalidateToken({
      account: person.jid,
      websocket: websocketOf(person),
      userAgent: other.userAgent,
      token,
      signal: new AbortController().signal,
    })
    expect(await namesOf(one.stream)).toEqual(['laptop'])
  })

  it('is not told by servers that keep no list', async () => {
    for (const domain of ['classic.localhost', 'bare.localhost', 'noinvite.localhost']) {
      const { stream } = await device(await prosody.person(domain), 'laptop')
      const refusal = await refusalOf(fetchClients(stream))
      expect(refusal && keepsNoList(refusal), domain).toBe(true)
      await stream.close()
    }
  })

  it('takes a device to know the password where nothing else was agreed, and ends it as far as can be', async () => {
    const person = await prosody.person('closed.localhost')
    const one = await device(person, 'laptop')
    const other = await device(person, 'phone')
    const { id } = await clientOf(one.stream, 'phone')
    const refusal = await refusalOf(revokeClient(one.stream, CLIENT_ACCESS, id))
    expect(refusal && needsPassword(refusal)).toBe(true)
    expect(await other.diary.closed).toMatchObject({ problem: 'stream-error' })
    expect(await failureOf(other.again())).toMatchObject({ problem: 'token-rejected' })
  })
})

describe('D6.8 a sign-in with fewer rights on Prosody', () => {
  it('sees nobody, and ends nobody', async () => {
    const person = await prosody.person()
    await prosody.server.restrict(person.jid)
    const one = await device(person, 'laptop')
    expect(await refusalOf(fetchClients(one.stream))).toMatchObject({ condition: 'forbidden' })
    const ending = revokeClient(one.stream, CLIENT_ACCESS, `client/${one.userAgent.id}`)
    expect(await refusalOf(ending)).toMatchObject({ condition: 'forbidden' })
  })
})

describe('another password on Prosody', () => {
  it('ends all tokens but the one that is asked for with it, on the same stream', async () => {
    const person = await prosody.person()
    const one = await device(person, 'laptop')
    const other = await device(person, 'phone')
    const before = one.wallet.kept
    await changePassword(one.stream, 'another one')
    await other.diary.closed
    expect(await failureOf(other.again())).toMatchObject({ problem: 'token-rejected' })

    const visit = {
      account: person.jid,
      websocket: websocketOf(person),
      userAgent: one.userAgent,
      signal: new AbortController().signal,
    }
    expect(await failureOf(renewToken({ ...visit, password: person.password }))).toMatchObject({
      problem: 'not-authorized',
    })
    one.wallet.kept = await renewToken({ ...visit, password: 'another one' })
    expect(one.wallet.kept).not.toBe(before)
    // The visit took nothing from the stream that is open.
    expect(await namesOf(one.stream)).toEqual(['laptop'])
    await one.stream.close()
    expect((await one.again()).mechanism).toBe('HT-SHA-256-NONE')
  })

  it('ends what was given to programs before it', async () => {
    const person = await prosody.person()
    const one = await device(person, 'laptop')
    await makeGrant(httpOf(person), person, 'backup-robot')
    const { firstSeen } = await clientOf(one.stream, 'backup-robot')
    // Prosody counts in seconds, and lets go on what was given in the same one.
    await expect.poll(() => Math.floor(Date.now() / 1000) * 1000 > (firstSeen ?? 0)).toBe(true)
    await changePassword(one.stream, 'another one')
    expect(await namesOf(one.stream)).toEqual(['laptop'])
  })
})

describe('an account that is deleted on Prosody', () => {
  it('is gone when the server says so: no stream, no token and no password leads there', async () => {
    const person = await prosody.person()
    const one = await device(person, 'laptop')
    const other = await device(person, 'phone')
    await removeAccount(one.stream)
    await Promise.all([one.diary.closed, other.diary.closed])
    expect(await failureOf(other.again())).toMatchObject({ problem: 'token-rejected' })
    one.wallet.secret = person.password
    one.wallet.kept = null
    expect(await failureOf(one.again())).toMatchObject({ problem: 'not-authorized' })
  })
})
