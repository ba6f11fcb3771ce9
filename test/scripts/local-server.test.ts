import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startProsody, type TestServer } from '../support/prosody.ts'
import { RawStream } from '../support/raw-stream.ts'

let server: TestServer
beforeAll(async () => {
  server = await startProsody({
    hosts: ['brief.localhost', 'classic.localhost', 'bare.localhost', 'closed.localhost'],
  })
}, 60_000)
afterAll(() => server?.close())

const sasl2 = "<authentication xmlns='urn:xmpp:sasl:2'"

async function features(domain: string) {
  const stream = await RawStream.connect(server.websocket(domain))
  stream.send(
    `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${domain}' from='someone@${domain}' version='1.0'/>`,
  )
  const heard = await stream.next('<stream:features')
  stream.drop()
  return heard
}

describe('the local server', () => {
  test('offers SASL2 with everything inline', async () => {
    const offered = await features('tessera.localhost')
    expect(offered).toContain(sasl2)
    for (const inline of [
      'urn:xmpp:bind:0',
      'urn:xmpp:fast:0',
      'urn:xmpp:sm:3',
      'urn:xmpp:carbons:2',
      'urn:xmpp:csi:0',
    ]) {
      expect(offered).toContain(inline)
    }
  })

  test('has hosts without SASL2 and with next to nothing', async () => {
    const classic = await features('classic.localhost')
    expect(classic).not.toContain(sasl2)
    expect(classic).toContain('SCRAM-SHA-1')
    const person = await server.person('old', 'bare.localhost')
    const stream = await RawStream.signIn(server.websocket('bare.localhost'), person)
    expect(await stream.iq('get', "<query xmlns='jabber:iq:roster'/>")).toContain("type='result'")
    expect(await stream.iq('set', "<enable xmlns='urn:xmpp:carbons:2'/>")).toContain("type='error'")
    await stream.close()
  })

  test('lets two people talk, and keeps what they say across a power cut', async () => {
    const [romeo, juliet] = [await server.person('romeo'), await server.person('juliet')]
    await server.befriend(romeo.jid, juliet.jid)
    const his = await RawStream.signIn(server.websocket(), romeo)
    const hers = await RawStream.signIn(server.websocket(), juliet)
    hers.presence()
    // Its answer proves that the presence before it has been seen.
    expect(await hers.iq('get', "<query xmlns='jabber:iq:roster'/>")).toContain(romeo.jid)
    his.message(juliet.jid, 'Soft! what light?', { id: 'm1' })
    expect(await hers.next('m1')).toContain('Soft! what light?')
    const archive = "<query xmlns='urn:xmpp:mam:2' queryid='q'/>"
    await hers.iq('set', archive)
    await server.restart('SIGKILL')
    await Promise.all([his.closed, hers.closed])
    const again = await RawStream.signIn(server.websocket(), juliet)
    await again.iq('set', archive)
    expect(again.frames.all.filter((frame) => frame.includes('Soft! what light?'))).toHaveLength(1)
    await again.close()
  })

  test('writes invites that lead to the web app and let newcomers in', async () => {
    const romeo = await server.person('romeo')
    const link = new URL(await server.invite(romeo.jid))
    const uri = decodeURIComponent(link.hash.replace('#invite=', ''))
    expect(uri).toMatch(new RegExp(`^xmpp:${romeo.jid}\\?roster;preauth=[^;]+;ibr=y$`))
  })

  test('says so when a name is taken', async () => {
    const romeo = await server.person('romeo')
    await expect(server.register(romeo.user, romeo.domain, 'another')).rejects.toThrow('User exists')
  })

  test('accepts passwords with every sign in them', async () => {
    const password = `ü "quoted" 'single' ]] \\n <&> ${String.fromCodePoint(0x1f511)}`
    await server.register('odd', 'tessera.localhost', password)
    const stream = await RawStream.signIn(server.websocket(), {
      user: 'odd',
      domain: 'tessera.localhost',
      password,
    })
    expect(stream.jid).toBe('odd@tessera.localhost/raw')
    await stream.close()
  })
})
