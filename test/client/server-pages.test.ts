import { afterEach, beforeEach, describe, expect, it } from 'vitest'
// Fetched when somebody needs it; here it is at hand, so that nothing has to be waited for.
import '../../src/client/signing-in/own-access.ts'
import '../../src/client/signing-in/own-grant.ts'
import '../../src/client/signing-in/server-pages.ts'
import type { Visit, VisitState, Ways } from '../../src/client/signing-in/entering.ts'
import { receive } from '../../src/client/signing-in/receive-return.ts'
import { checkDeployment } from '../../src/platform/deployment.ts'
import { accountOf } from '../../src/storage/accounts.ts'
import { removeToken } from '../../src/storage/credentials.ts'
import { DOORWAY_MS } from '../../src/storage/doorways.ts'
import { grantsOf } from '../../src/storage/grants.ts'
import { countsOf } from '../support/database-view.ts'
import { FakeIssuer } from '../support/fake-issuer.ts'
import { jidOf, type Tab, WEBSOCKET, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
const FOUND = { address: romeo, websocket: WEBSOCKET }
const NO_CONFIG = Promise.resolve(checkDeployment({}))
let world: World
let issuer: FakeIssuer

beforeEach(() => {
  world = new World()
  world.server.join('romeo')
  world.server.join('juliet')
  issuer = new FakeIssuer()
  world.network.issuer = issuer
  world.web = (url, init) => issuer.fetch(url, init)
})
afterEach(() => world.end())

async function waysOf(tab: Tab): Promise<NonNullable<Ways['pages']>> {
  const { pages } = await world.during(tab.client.signIn.ways(FOUND))
  if (!pages) throw new Error('the server has no pages')
  return pages
}

async function go(tab: Tab, how: { whole?: boolean } = {}): Promise<Visit> {
  const visit = (await waysOf(tab)).visit({ back: '#/sign-in', ...how })
  await world.calm()
  return visit
}
/** Where the person is: in the window beside, or where the page went. */
const placeOf = (tab: Tab) => tab.away.opened.at(-1)?.url ?? ''
/** The page that is come back to. */
async function comeBack(tab: Tab, query: string) {
  const received = await receive(tab.storage, query, tab.platform.now)
  await world.calm()
  return received
}
async function approve(tab: Tab, account = romeo) {
  return comeBack(tab, issuer.visit(placeOf(tab), { account }).search)
}
async function signedIn() {
  const device = world.device()
  const tab = await device.open()
  const visit = await go(tab)
  await approve(tab)
  await world.settled()
  return { device, tab, visit }
}
const selfOf = (tab: Tab, account = romeo) => tab.storage.read(['grants'], (tx) => grantsOf(tx, account))
const failedBy = (visit: Visit) => (visit.state.get() as Extract<VisitState, { at: 'failed' }>).problem

describe('signing in on the server’s pages', () => {
  it('D6.3 D6.6 goes there, comes back, is in, and keeps what was given, sealed', async () => {
    const { tab, visit } = await signedIn()
    expect(visit.state.get()).toEqual({ at: 'in', account: romeo })
    expect(tab.client.connection.get().status).toBe('online')
    expect(tab.away.opened).toMatchObject([{ isClosed: true }])
    expect((await tab.storage.read(['accounts'], (tx) => accountOf(tx, romeo)))?.byPages).toBe(true)
    const rows = await selfOf(tab)
    expect(rows).toMatchObject([{ id: 'self', issuer: issuer.name, name: null, scopes: ['xmpp'] }])
    expect(JSON.stringify(rows)).not.toMatch(/access-|refresh-|secret-/)
    expect(await countsOf(tab)).toMatchObject({ credentials: 1, grants: 1, issuers: 1 })
    expect(await countsOf(tab)).not.toHaveProperty('doorways')
  })

  it('D6.3 makes itself known once', async () => {
    const tab = await world.device().open()
    for (let visits = 0; visits < 2; visits++) {
      const visit = await go(tab)
      await comeBack(tab, issuer.visit(placeOf(tab), { account: romeo, says: 'no' }).search)
      expect(failedBy(visit)).toBe('denied')
    }
    expect(issuer.asked('/oauth2/register')).toHaveLength(1)
  })

  it('makes itself known anew after somebody was sent and nobody came back', async () => {
    const tab = await world.device().open()
    const visit = await go(tab)
    visit.stop()
    await go(tab)
    expect(issuer.asked('/oauth2/register')).toHaveLength(2)
  })

  it('goes by the whole page where no window opens, and goes on after the page was loaded anew', async () => {
    const device = world.device()
    const tab = await device.open()
    tab.away.blocked = true
    expect(failedBy(await go(tab))).toBe('window-blocked')
    const visit = await go(tab, { whole: true })
    expect(visit.state.get().at).toBe('leaving')
    const back = issuer.visit(tab.away.left[0] ?? '', { account: romeo })
    expect((await comeBack(tab, back.search))?.way).toBe('page')
    const next = await world.reload(device, tab, 'commit')
    const returned = await world.during(next.client.signIn.returned())
    await world.settled()
    expect(returned).toMatchObject({ back: '#/sign-in', address: romeo })
    expect(returned?.visit.state.get()).toEqual({ at: 'in', account: romeo })
  })

  it('says that the window is gone, and goes on all the same when somebody comes back', async () => {
    const tab = await world.device().open()
    const visit = await go(tab)
    const [beside] = tab.away.opened
    if (beside) beside.isClosed = true
    await world.advance(2000)
    expect(failedBy(visit)).toBe('window-closed')
    await approve(tab)
    await world.settled()
    expect(visit.state.get().at).toBe('in')
  })

  it('takes nothing twice: who brings the same back once more has come for nothing', async () => {
    const tab = await world.device().open()
    await go(tab)
    const { search } = issuer.visit(placeOf(tab), { account: romeo })
    expect(await comeBack(tab, search)).not.toBeNull()
    expect(await comeBack(tab, search)).toBeNull()
    expect(await comeBack(tab, '?code=x&state=nobody-knows')).toBeNull()
    expect(issuer.asked('/oauth2/token')).toHaveLength(1)
  })

  it('lets nobody come back after ten minutes', async () => {
    const tab = await world.device().open()
    await go(tab)
    const { search } = issuer.visit(placeOf(tab), { account: romeo })
    await world.advance(DOORWAY_MS + 1)
    expect(await comeBack(tab, search)).toBeNull()
  })

  it('D6.5 tells of another account, and opens neither before the person has spoken', async () => {
    const tab = await world.device().open()
    const visit = await go(tab)
    await approve(tab, juliet)
    expect(visit.state.get()).toEqual({ at: 'another', meant: romeo, account: juliet })
    // What can be given back, and nobody's yet.
    expect(await countsOf(tab)).toEqual({ issuers: 1, keys: 1, grants: 1 })
    expect([...(await selfOf(tab)), ...(await selfOf(tab, juliet))]).toEqual([])
    visit.goOn()
    await world.calm()
    await world.settled()
    expect(visit.state.get()).toEqual({ at: 'in', account: juliet })
    expect(tab.client.account.get()?.jid).toBe(juliet)
    expect(await tab.storage.read(['accounts'], (tx) => accountOf(tx, romeo))).toBeNull()
  })

  it('D6.5 keeps nothing of another account that is not wanted, and gives back what it gave', async () => {
    const tab = await world.device().open()
    const visit = await go(tab)
    await approve(tab, juliet)
    visit.stop()
    await world.calm()
    expect(await countsOf(tab)).toEqual({ issuers: 1, keys: 1 })
    expect(issuer.revoked).toHaveLength(2)
    expect(tab.client.account.get()).toBeNull()
  })

  it('D6.5 leaves the account alone that was there, when somebody else comes in its place', async () => {
    const { tab } = await signedIn()
    const before = await countsOf(tab)
    const visit = await go(tab)
    await approve(tab, juliet)
    expect(visit.state.get().at).toBe('another')
    visit.stop()
    await world.calm()
    await world.settled()
    expect(await countsOf(tab)).toEqual(before)
    expect(tab.client.account.get()?.jid).toBe(romeo)
    expect(tab.client.connection.get().status).toBe('online')
  })

  const FAILURES: [string, (server: FakeIssuer) => void, string][] = [
    [
      'nobody answers',
      (it) => (it.answers['/.well-known/oauth-authorization-server'] = () => new TypeError('x')),
      'pages-down',
    ],
    [
      'it is broken',
      (it) => (it.answers['/oauth2/register'] = () => new Response('', { status: 500 })),
      'pages-broken',
    ],
    [
      'it does not want to know us',
      (it) =>
        (it.answers['/oauth2/register'] = () =>
          Response.json({ error: 'invalid_client_metadata' }, { status: 400 })),
      'registration-refused',
    ],
    ['it is another', (it) => (it.metadata = { issuer: 'https://padua.example' }), 'not-trusted'],
    [
      'it lacks what makes it safe',
      (it) => (it.metadata = { code_challenge_methods_supported: ['plain'] }),
      'unsupported',
    ],
  ]
  it.each(FAILURES)('has a word for it when %s', async (_, change, problem) => {
    const tab = await world.device().open()
    change(issuer)
    expect(failedBy(await go(tab))).toBe(problem)
    // A window that waits for nothing does not stay.
    expect(tab.away.opened).toMatchObject([{ url: '', isClosed: true }])
  })

  it('does not go to pages of somebody else’s that a server names', async () => {
    world.network.issuer = issuer = new FakeIssuer('https://padua.example')
    const tab = await world.device().open()
    expect(failedBy(await go(tab))).toBe('not-trusted')
    // Not even asked.
    expect(issuer.requests).toEqual([])
  })

  it('says so when the server does not take what its own pages gave', async () => {
    const tab = await world.device().open()
    const visit = await go(tab)
    const { search } = issuer.visit(placeOf(tab), { account: romeo })
    world.network.issuer = new FakeIssuer()
    await comeBack(tab, search)
    expect(failedBy(visit)).toBe('not-taken')
    expect(issuer.revoked).toHaveLength(2)
    expect(await countsOf(tab)).toEqual({ issuers: 1, keys: 1 })
  })
})

describe('after that', () => {
  const forgetFast = (tab: Tab) => tab.storage.write(['credentials'], (tx) => removeToken(tx, romeo))

  it('comes in by what was given when the server’s own token is gone, and has it anew when it has ended', async () => {
    const { device, tab } = await signedIn()
    await forgetFast(tab)
    issuer.expire()
    const next = await world.reload(device, tab, 'commit')
    await world.settled()
    expect(next.client.connection.get().status).toBe('online')
    expect(issuer.asked('/oauth2/token')).toHaveLength(2)
    expect(await countsOf(next)).toMatchObject({ credentials: 1, grants: 1 })
  })

  it('uses it at each connection where the server gives no token of its own', async () => {
    world.network.fast = false
    const { device, tab } = await signedIn()
    const next = await world.reload(device, tab, 'commit')
    await world.settled()
    expect(next.client.connection.get().status).toBe('online')
    expect(issuer.asked('/oauth2/token')).toHaveLength(1)
    world.network.cut()
    await world.settled()
    expect(next.client.connection.get().status).toBe('online')
  })

  it('has it anew once, however many tabs need it at the same time, and writes it down before it is used', async () => {
    const { ownAccess } = await import('../../src/client/signing-in/own-access.ts')
    const { device, tab } = await signedIn()
    const other = await device.open()
    issuer.expire()
    await tab.storage.write(['grants'], async (tx) => {
      const [row] = await grantsOf(tx, romeo)
      if (row) await tx.put('grants', { ...row, accessEnds: 0 })
    })
    const of = ({ storage, platform }: Tab) =>
      ownAccess({ storage, platform, deployment: NO_CONFIG, fetch: issuer.fetch }, romeo)
    const asked = [tab, other, tab].map((one) => of(one)(false))
    const said = await world.during(Promise.all(asked.map(async (one) => (await one)?.initial())))
    expect(new Set(said.map(String)).size).toBe(1)
    expect(issuer.asked('/oauth2/token')).toHaveLength(2)
  })

  it('asks the person to come again the same way when it cannot be had anew', async () => {
    const { device, tab } = await signedIn()
    await forgetFast(tab)
    issuer.grants.clear()
    const next = await world.reload(device, tab, 'commit')
    await world.settled()
    expect(next.client.connection.get()).toEqual({ status: 'blocked', reason: 'credentials' })
    expect(next.client.account.get()?.byPages).toBe(true)
    const visit = await go(next)
    await approve(next)
    await world.settled()
    expect(visit.state.get().at).toBe('in')
    expect(next.client.connection.get().status).toBe('online')
  })

  it('gives back what it was given while the person signed out', async () => {
    const { ownAccess } = await import('../../src/client/signing-in/own-access.ts')
    const { tab } = await signedIn()
    await tab.storage.write(['grants'], async (tx) => {
      const [row] = await grantsOf(tx, romeo)
      if (row) await tx.put('grants', { ...row, accessEnds: 0 })
    })
    const slow: typeof fetch = async (url, init) => {
      if (String(url).endsWith('/token')) await tab.client.signOut()
      return issuer.fetch(url, init)
    }
    const { storage, platform } = tab
    const deps = { storage, platform, deployment: NO_CONFIG, fetch: slow }
    expect(await world.during(ownAccess(deps, romeo)(false))).toBeNull()
    expect(await selfOf(tab)).toEqual([])
    expect([...issuer.grants].every((grant) => grant.access.size === 0 && grant.refresh === null)).toBe(true)
  })

  it('waits, and asks nobody, while who gives it does not answer', async () => {
    const { device, tab } = await signedIn()
    await forgetFast(tab)
    issuer.expire()
    issuer.answers['/oauth2/token'] = () => new TypeError('nobody')
    const next = await world.reload(device, tab, 'commit')
    await world.advance(60_000)
    expect(next.client.connection.get().status).not.toBe('blocked')
    issuer.answers = {}
    await world.settled()
    expect(next.client.connection.get().status).toBe('online')
  })

  it('hears out what is asked anew when the network blinks: what was shown for it is spent', async () => {
    const { device, tab } = await signedIn()
    await forgetFast(tab)
    issuer.expire()
    let hasBlinked = false
    world.web = async (url, init) => {
      const answer = await issuer.fetch(url, init)
      if (hasBlinked || !String(url).endsWith('/token')) return answer
      hasBlinked = true
      device.browser.online.set(false)
      device.browser.online.set(true)
      init?.signal?.throwIfAborted()
      return answer
    }
    const next = await world.reload(device, tab, 'commit')
    await world.settled()
    expect(hasBlinked).toBe(true)
    expect(next.client.connection.get().status).toBe('online')
    expect(await countsOf(next)).toMatchObject({ credentials: 1, grants: 1 })
  })

  it('signing out gives both back, forgets all, and ends the server’s own', async () => {
    const { tab } = await signedIn()
    await world.during(tab.client.signOut())
    await world.calm()
    expect(issuer.revoked.map((token) => token.split('-')[0])).toEqual(['refresh', 'access'])
    expect(world.network.invalidated).toHaveLength(1)
    expect(await countsOf(tab)).toEqual({ issuers: 1, keys: 1 })
  })

  it('whoever signs in by password later does so from then on', async () => {
    const { device, tab } = await signedIn()
    expect((await world.signIn(tab, 'romeo')).status).toBe('signed-in')
    await world.settled()
    await forgetFast(tab)
    const next = await world.reload(device, tab, 'commit')
    await world.settled()
    expect(next.client.connection.get()).toEqual({ status: 'blocked', reason: 'credentials' })
  })
})
