/** What the server's pages gave, and nobody has come in with: it does not go on being good for something after the page is gone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Visit } from '../../src/client/signing-in/entering.ts'
import { receive } from '../../src/client/signing-in/receive-return.ts'
import { grantsOf, UNCLAIMED } from '../../src/storage/grants.ts'
import { grantsTopic } from '../../src/storage/topics.ts'
import { countsOf } from '../support/database-view.ts'
import { FakeIssuer } from '../support/fake-issuer.ts'
import { type Device, jidOf, type Tab, WEBSOCKET, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
let issuer: FakeIssuer
let device: Device
let tab: Tab

beforeEach(async () => {
  world = new World()
  world.server.join('romeo')
  world.server.join('juliet')
  issuer = new FakeIssuer()
  world.network.issuer = issuer
  world.web = (url, init) => issuer.fetch(url, init)
  device = world.device()
  tab = await device.open()
})
afterEach(() => world.end())

/** Romeo is meant; the server lets in whoever says there who they are. */
async function visit(account: string): Promise<Visit> {
  const { pages } = await world.during(tab.client.signIn.ways({ address: romeo, websocket: WEBSOCKET }))
  if (!pages) throw new Error('the server has no pages')
  const visit = pages.visit({ back: '#/sign-in' })
  await world.calm()
  const { search } = issuer.visit(tab.away.opened.at(-1)?.url ?? '', { account })
  await receive(tab.storage, search, tab.platform.now)
  await world.calm()
  return visit
}
const unclaimed = (from: Tab) => from.storage.read(['grants'], (tx) => grantsOf(tx, UNCLAIMED))
const later = () => world.advance(60_000)

describe('what was given and nobody came in with', () => {
  it('is given back by the next page when this one goes before the person has spoken', async () => {
    expect((await visit(juliet)).state.get().at).toBe('another')
    const [row] = await unclaimed(tab)
    expect(JSON.stringify(row)).not.toMatch(/access-|refresh-|secret-|romeo|juliet/)
    const next = await world.reload(device, tab, 'commit')
    await later()
    expect(issuer.revoked.map((token) => token.split('-')[0])).toEqual(['refresh', 'access'])
    expect(await countsOf(next)).toEqual({ issuers: 1, keys: 1 })
  })

  it('is left alone by another tab for as long as the question stands, and is theirs who say yes', async () => {
    const asked = await visit(juliet)
    const other = await device.open()
    await later()
    expect(issuer.revoked).toEqual([])
    asked.goOn()
    await world.calm()
    await world.settled()
    await later()
    expect(asked.state.get()).toEqual({ at: 'in', account: juliet })
    expect(issuer.revoked).toEqual([])
    expect(await unclaimed(other)).toEqual([])
    expect(await countsOf(other)).toMatchObject({ grants: 1 })
  })

  it('is given back by another tab that is open when this one goes', async () => {
    await visit(juliet)
    const other = await device.open()
    await later()
    tab.die()
    await later()
    expect(issuer.revoked).toHaveLength(2)
    expect(await unclaimed(other)).toEqual([])
  })

  it('is given back when the page goes while somebody comes in with it', async () => {
    const stop = tab.storage.onChange([grantsTopic(UNCLAIMED)], () => {
      stop()
      tab.die('commit')
    })
    await visit(romeo)
    await device.open()
    await later()
    expect(issuer.revoked).toHaveLength(2)
  })

  it('waits for the network, and is given back by whoever opens the program then', async () => {
    const asked = await visit(juliet)
    issuer.answers['/oauth2/revoke'] = () => new TypeError('nobody')
    asked.stop()
    await later()
    expect(await unclaimed(tab)).toHaveLength(1)
    issuer.answers = {}
    const next = await world.reload(device, tab, 'commit')
    await later()
    expect(issuer.revoked).toHaveLength(2)
    expect(await unclaimed(next)).toEqual([])
  })

  it('does not wait for ever for somebody who answers no more', async () => {
    const asked = await visit(juliet)
    issuer.answers['/oauth2/revoke'] = () => new TypeError('nobody')
    asked.stop()
    await later()
    await world.advance(40 * 86_400_000)
    const next = await world.reload(device, tab, 'commit')
    await later()
    expect(await unclaimed(next)).toEqual([])
  })

  it('is nothing that stays when somebody comes in as they meant to', async () => {
    const done = await visit(romeo)
    await world.settled()
    await later()
    expect(done.state.get()).toEqual({ at: 'in', account: romeo })
    expect(await unclaimed(tab)).toEqual([])
    expect(issuer.revoked).toEqual([])
  })
})
