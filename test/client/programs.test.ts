import { afterEach, beforeEach, describe, expect, it } from 'vitest'
// Fetched when somebody needs it; here it is at hand, so that nothing has to be waited for.
import '../../src/client/acting/create-programs.ts'
import '../../src/client/signing-in/own-grant.ts'
import '../../src/client/signing-in/server-pages.ts'
import '../../src/client/acting/sign-ins.ts'
import type { ProgramErrand, Programs, ProgramVisit } from '../../src/client/acting/programs.ts'
import { receive } from '../../src/client/signing-in/receive-return.ts'
import { programRights } from '../../src/model/program-rights.ts'
import { grantsOf } from '../../src/storage/grants.ts'
import { FakeIssuer } from '../support/fake-issuer.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
const WISH = { name: 'Backup bot', right: 'xmpp', lasting: true }
let world: World
let issuer: FakeIssuer
let device: Device
let tab: Tab
let programs: Programs

beforeEach(async () => {
  world = new World()
  world.server.join('romeo')
  world.server.join('juliet')
  issuer = new FakeIssuer()
  world.network.issuer = issuer
  world.web = (url, init) => issuer.fetch(url, init)
  ;({ device, tab } = await world.signedIn('romeo'))
  programs = await world.during(tab.client.programs(romeo))
})
afterEach(() => world.end())

async function give(wish: Partial<typeof WISH> = {}, whole = false): Promise<ProgramErrand> {
  await world.during(programs.offer())
  const errand = programs.give({ ...WISH, ...wish }, { back: '#/settings/devices', ...(whole && { whole }) })
  await world.calm()
  return errand
}
async function comeBack(account = romeo, says: 'yes' | 'no' = 'yes') {
  const place = tab.away.opened.at(-1)?.url || (tab.away.left.at(-1) ?? '')
  const received = await receive(tab.storage, issuer.visit(place, { account, says }).search, tab.platform.now)
  await world.calm()
  return received
}
const givenBy = (errand: ProgramErrand) =>
  (errand.state.get() as Extract<ProgramVisit, { at: 'given' }>).given
const rowsOf = (of: Tab) => of.storage.read(['grants'], (tx) => grantsOf(tx, romeo))
async function all(): Promise<Programs['all'] extends { get(): infer T } ? T : never> {
  const stop = programs.all.subscribe(() => {})
  await world.calm()
  const rows = programs.all.get()
  stop()
  return rows
}

describe('access for another program', () => {
  it('is asked for in its own name, and never in ours', async () => {
    await give()
    const [about] = [...issuer.clients.values()]
    expect(about).toMatchObject({
      client_name: 'Backup bot',
      grant_types: ['authorization_code', 'refresh_token'],
      scope: 'xmpp offline_access',
    })
    await comeBack()
    await give({ name: 'Another' })
    const [one, other] = [...issuer.clients.values()]
    expect(one?.software_id).not.toBe(other?.software_id)
    expect(issuer.clients.size).toBe(2)
  })

  it('is handed over once, and kept sealed', async () => {
    const errand = await give()
    expect(errand.state.get().at).toBe('there')
    await comeBack()
    const given = givenBy(errand)
    expect(given).toMatchObject({ name: 'Backup bot', address: romeo, rights: ['xmpp'] })
    expect(issuer.accountOf(given.token)).toBe(romeo)
    expect(given.renewal).toMatchObject({ endpoint: `${issuer.name}/oauth2/token` })
    expect(await all()).toMatchObject([{ name: 'Backup bot', renews: true, rights: ['xmpp'] }])
    expect(JSON.stringify(await rowsOf(tab))).not.toMatch(/access-|refresh-|secret-/)
    expect(await programs.returned()).toBeNull()
  })

  it('for once has nothing that renews it: what was given unasked is given back', async () => {
    const errand = await give({ lasting: false })
    await comeBack()
    const { renewal, token } = givenBy(errand)
    expect(renewal).toBeNull()
    expect(issuer.revoked).toHaveLength(1)
    expect(issuer.accountOf(token)).toBe(romeo)
    expect([...issuer.clients.values()][0]).toMatchObject({
      grant_types: ['authorization_code'],
      scope: 'xmpp',
    })
    expect(await all()).toMatchObject([{ renews: false }])
    await world.advance(3_600_001)
    await give({ name: 'Another', lasting: false })
    await comeBack()
    // What has run out is nothing that acts.
    expect((await all())?.map(({ name }) => name)).toEqual(['Another'])
  })

  it('D6.5 of somebody else is given back, and so is what lets nobody do anything', async () => {
    const errand = await give()
    await comeBack(juliet)
    expect(errand.state.get()).toEqual({ at: 'another', account: juliet })
    expect(issuer.revoked).toHaveLength(2)
    const { fetch } = issuer
    world.web = async (url, init) => {
      const answer = await fetch(url, init)
      const body: unknown = await answer
        .clone()
        .json()
        .catch(() => null)
      if (!body || typeof body !== 'object' || !('access_token' in body)) return answer
      return Response.json({ ...body, scope: 'openid' })
    }
    const nothing = await give({ name: 'Nothing' })
    await comeBack()
    expect(nothing.state.get()).toEqual({ at: 'nothing' })
    expect(issuer.revoked).toHaveLength(4)
    expect(await all()).toEqual([])
  })

  it('goes on after the page was away at the server itself', async () => {
    tab.away.besides = false
    await give({}, true)
    const received = await comeBack()
    expect(received).toMatchObject({ way: 'page', back: '#/settings/devices' })
    tab = await world.reload(device, tab, 'commit')
    await world.settled()
    programs = await world.during(tab.client.programs(romeo))
    // Nobody is let in by it who comes back to sign in.
    expect(await world.during(tab.client.signIn.returned())).toBeNull()
    const errand = await world.during(programs.returned())
    await world.calm()
    expect(errand && givenBy(errand)).toMatchObject({ name: 'Backup bot' })
    expect(await programs.returned()).toBeNull()
  })

  it('comes to nothing when the person says no', async () => {
    const errand = await give()
    await comeBack(romeo, 'no')
    expect(errand.state.get()).toMatchObject({ at: 'failed', problem: 'denied' })
    expect(await rowsOf(tab)).toEqual([])
  })
})

describe('its end', () => {
  it('takes both tokens back where the server keeps no list', async () => {
    const errand = await give()
    await comeBack()
    const { id, token, renewal } = givenBy(errand)
    expect(await world.during(programs.end(id))).toEqual({ status: 'ended', all: true })
    expect(issuer.revoked).toEqual([renewal?.refreshToken, token])
    expect(await all()).toEqual([])
  })

  it('says what it cannot reach: a token that the program has had since', async () => {
    const errand = await give()
    await comeBack()
    issuer.answers['/oauth2/revoke'] = () => new Response(null, { status: 500 })
    expect(await world.during(programs.end(givenBy(errand).id))).toEqual({ status: 'ended', all: false })
  })

  it('waits for a network, and for a server that answers', async () => {
    const errand = await give()
    await comeBack()
    const { id } = givenBy(errand)
    issuer.answers['/.well-known/oauth-authorization-server'] = () => new TypeError('down')
    expect(await world.during(programs.end(id))).toEqual({ status: 'unreachable' })
    tab.online.set(false)
    expect(await world.during(programs.end(id))).toEqual({ status: 'offline' })
    expect((await all())?.length).toBe(1)
  })
})

describe('what can be given', () => {
  it('is asked of the server, which may have nothing to give', async () => {
    issuer.metadata = { scopes_supported: ['openid', 'prosody:admin', 'prosody:registered', 'xmpp'] }
    expect(await world.during(programs.offer())).toEqual({
      status: 'offered',
      domain: romeo.split('@')[1],
      rights: ['xmpp', 'prosody:registered', 'prosody:admin'],
      endable: false,
    })
    world.network.issuer = null
    expect((await world.during(programs.offer())).status).toBe('unsupported')
  })

  it('is the best for most first, and never what is no right', () => {
    expect(programRights(null)).toEqual(['xmpp'])
    expect(programRights(['openid', 'email'])).toEqual(['xmpp'])
    expect(programRights(['b', 'xmpp', 'xmpp:client:normal', 'a', 'a', 'offline_access'])).toEqual([
      'xmpp:client:normal',
      'xmpp',
      'a',
      'b',
    ])
  })
})
