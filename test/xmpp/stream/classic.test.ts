import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FakeServer, type Guest, startFakeServer } from '../../support/fake-server.ts'
import { earlyRoster, failureOf, world } from './diary.ts'
import { ScramServer } from './scram-server.ts'
import * as say from './script.ts'
import { makeToken, Wallet } from './wallet.ts'

const NS_SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'"
const BIND = `<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/>`
const SM = `<sm xmlns='urn:xmpp:sm:3'/>`
let server: FakeServer
beforeEach(async () => {
  server = await startFakeServer()
})
afterEach(() => server.stop())

const base64 = (text: string) => Buffer.from(text).toString('base64')
const decode = (frame: string) => Buffer.from(/>([\w+/=]+)</.exec(frame)?.[1] ?? '', 'base64').toString()

async function passScram(guest: Guest) {
  const scram = new ScramServer({ hash: 'sha1', password: 'capulet' })
  await guest.greet(say.DOMAIN, say.classicFeatures('PLAIN', 'SCRAM-SHA-1'))
  guest.send(
    `<challenge ${NS_SASL}>${base64(scram.challenge(decode(await guest.next('<auth '))))}</challenge>`,
  )
  const signature = scram.finish(decode(await guest.next('<response'))) ?? ''
  guest.send(`<success ${NS_SASL}>${base64(signature)}</success>`)
}
async function bind(guest: Guest) {
  const asked = await guest.next('xmpp-bind')
  guest.send(
    `<iq xmlns='jabber:client' type='result' id='${say.idOf(asked)}'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>${say.JULIET}/r</jid></bind></iq>`,
  )
}

describe('a server of before SASL2', () => {
  it('signs in, binds, switches on carbons and counting, and then runs the first requests', async () => {
    const { connect } = world(say.JULIET, server.url, new Wallet('capulet'))
    const { calls, early } = earlyRoster()
    const connecting = connect({ early })
    const guest = await server.nextGuest()
    await passScram(guest)
    await guest.greet(say.DOMAIN, BIND + SM)
    await bind(guest)
    await guest.next('urn:xmpp:carbons:2')
    await guest.next('<enable ')
    expect(calls).toEqual([])
    guest.send(`<enabled xmlns='urn:xmpp:sm:3' id='sm-9' resume='1'/>`)
    const roster = await guest.next('jabber:iq:roster')
    guest.send(`<iq xmlns='jabber:client' type='result' id='${say.idOf(roster)}'/>`)
    const stream = await connecting
    expect(await Promise.all(calls)).toEqual(['answered'])
    expect(stream).toMatchObject({
      mechanism: 'SCRAM-SHA-1',
      self: `${say.JULIET}/r`,
      sessionId: 'sm-9',
      features: null,
      flights: 6,
    })
    expect(stream.postAuth).toContain('{urn:xmpp:sm:3}sm')
    expect(stream.exportState()?.unacked).toHaveLength(1)
  })

  it('resumes, or binds when it cannot', async () => {
    const resume = { id: 'sm-9', self: `${say.JULIET}/r`, handled: 2, unacked: ['<message/>'], acked: 5 }
    for (const answer of [say.resumed(5, 'sm-9'), say.failedResume(6)]) {
      const { connect, diary } = world(say.JULIET, server.url, new Wallet('capulet'))
      const connecting = connect({ resume })
      const guest = await server.nextGuest()
      await passScram(guest)
      await guest.greet(say.DOMAIN, BIND + SM)
      expect(await guest.next('<resume')).toContain('h="2"')
      guest.send(answer)
      const worked = answer.startsWith('<resumed')
      if (!worked) {
        await bind(guest)
        await guest.next('<enable ')
        guest.send(`<enabled xmlns='urn:xmpp:sm:3' id='sm-10' resume='1'/>`)
      }
      const stream = await connecting
      expect(stream.resumed).toBe(worked)
      if (worked) {
        guest.send(say.pong(await guest.next('urn:xmpp:ping')), say.ack(6))
        await guest.next('<message/>')
      }
      await expect.poll(() => diary.acked).toEqual([worked ? 5 : 6])
    }
  })

  it('does without stream management, and asks for a session where one is needed', async () => {
    const { connect } = world(say.JULIET, server.url, new Wallet('capulet'))
    const connecting = connect()
    const guest = await server.nextGuest()
    await passScram(guest)
    await guest.greet(say.DOMAIN, `${BIND}<session xmlns='urn:ietf:params:xml:ns:xmpp-session'/>`)
    await bind(guest)
    const session = await guest.next('xmpp-session')
    guest.send(`<iq xmlns='jabber:client' type='result' id='${say.idOf(session)}'/>`)
    expect((await connecting).sessionId).toBeNull()
    expect(guest.frames.all.some((frame) => frame.includes('urn:xmpp:sm:3'))).toBe(false)
  })

  it.each([`<success ${NS_SASL}/>`, `<success ${NS_SASL}>${base64('v=AAAA')}</success>`])(
    'is not believed without its proof: %s',
    async (answer) => {
      const { connect } = world(say.JULIET, server.url, new Wallet('capulet'))
      const connecting = connect()
      const guest = await server.nextGuest()
      const scram = new ScramServer({ hash: 'sha1', password: 'capulet' })
      await guest.greet(say.DOMAIN, say.classicFeatures('SCRAM-SHA-1'))
      guest.send(
        `<challenge ${NS_SASL}>${base64(scram.challenge(decode(await guest.next('<auth '))))}</challenge>`,
      )
      await guest.next('<response')
      guest.send(answer)
      expect((await failureOf(connecting)).problem).toBe('server-not-proved')
    },
  )

  it('says no', async () => {
    const { connect } = world(say.JULIET, server.url, new Wallet('capulet'))
    const connecting = connect()
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.classicFeatures('PLAIN'))
    expect(decode(await guest.next('<auth '))).toBe('\0juliet\0capulet')
    guest.send(`<failure ${NS_SASL}><not-authorized/><text>no</text></failure>`)
    expect(await failureOf(connecting)).toMatchObject({
      problem: 'not-authorized',
      detail: 'not-authorized: no',
    })
  })

  it('cannot be signed in to with a token', async () => {
    const wallet = new Wallet()
    wallet.kept = await makeToken('first')
    const connecting = world(say.JULIET, server.url, wallet).connect()
    const guest = await server.nextGuest()
    await guest.greet(say.DOMAIN, say.classicFeatures('PLAIN'))
    expect(await failureOf(connecting)).toMatchObject({ problem: 'no-mechanism' })
    expect(wallet.story).toEqual([])
  })
})

describe('SASL2 without Bind 2', () => {
  it('binds by hand', async () => {
    const { connect } = world(say.JULIET, server.url, new Wallet('capulet'))
    const connecting = connect()
    const guest = await server.nextGuest()
    await guest.greet(
      say.DOMAIN,
      `<authentication xmlns='urn:xmpp:sasl:2'><mechanism>PLAIN</mechanism></authentication>`,
    )
    expect(await guest.next('<authenticate')).not.toContain('urn:xmpp:bind:0')
    guest.send(say.success('', say.JULIET), `<stream:features>${BIND}${SM}</stream:features>`)
    await bind(guest)
    await guest.next('<enable ')
    guest.send(`<enabled xmlns='urn:xmpp:sm:3' id='sm-9' resume='1'/>`)
    expect(await connecting).toMatchObject({ self: `${say.JULIET}/r`, sessionId: 'sm-9' })
  })
})
