/** Several accounts on one device: all online, one on screen. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AccountView } from '../../src/client/client.ts'
import { ConnectFailure } from '../../src/xmpp/failure.ts'
import { countsOf, linesOf } from '../support/database-view.ts'
import { type Device, jidOf, PASSWORD, type Tab, WEBSOCKET, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
const nurse = jidOf('nurse')
let world: World
let device: Device
let tab: Tab
let n: Tab

beforeEach(async () => {
  world = new World()
  for (const name of ['romeo', 'juliet']) world.server.join(name).befriend(nurse)
  world.server.join('nurse').befriend(romeo)
  world.server.accounts.get(nurse)?.befriend(juliet)
  ;({ tab: n } = await world.signedIn('nurse'))
  ;({ device, tab } = await world.signedIn('romeo'))
})
afterEach(() => world.end())

const shown = (of: Tab) => of.client.account.get()?.jid
const isOnline = (jid: string) => (world.server.accounts.get(jid)?.sessions.size ?? 0) > 0
const tokensOf = (jid: string) => world.server.accounts.get(jid)?.tokens.size ?? 0

/** As the switcher follows it. */
async function viewsOf(of: Tab): Promise<readonly AccountView[]> {
  const { accounts } = of.client
  const stop = accounts.subscribe(() => {})
  await world.idle()
  const views = accounts.get()
  stop()
  return views
}
const summary = async (of: Tab) =>
  (await viewsOf(of)).map(({ jid, connection, unread }) => `${jid} ${connection.status} ${unread}`)

const add = async (name = 'juliet') => {
  await world.advance(1000)
  const result = await world.signIn(tab, name)
  await world.settled()
  await world.calm()
  return result
}

describe('adding an account', () => {
  it('brings it on screen, and both are online', async () => {
    const before = tab.wires.size
    expect(await add()).toEqual({ status: 'signed-in', account: juliet })
    expect(shown(tab)).toBe(juliet)
    expect(await summary(tab)).toEqual([`${romeo} online 0`, `${juliet} online 0`])
    // The first one was left in peace.
    expect(tab.wires.size).toBe(before + 1)
    expect(tab.client.connection.get().status).toBe('online')
  })

  it('lets each receive what is for it, and say what is new for whoever is not on screen', async () => {
    await add()
    await n.client.messages.send(romeo, 'for Romeo')
    await n.client.messages.send(juliet, 'for Juliet')
    await world.calm()
    expect(await linesOf(tab, nurse)).toEqual(['< for Juliet'])
    expect(await summary(tab)).toEqual([`${romeo} online 1`, `${juliet} online 1`])
    await tab.client.use(romeo)
    expect(await linesOf(tab, nurse)).toEqual(['< for Romeo'])
    await tab.client.conversations.markRead(nurse, Number.MAX_SAFE_INTEGER)
    await world.calm()
    expect(await summary(tab)).toEqual([`${romeo} online 0`, `${juliet} online 1`])
    await tab.client.messages.send(nurse, 'from Romeo')
    await tab.client.partsOf(juliet).messages.send(nurse, 'from Juliet')
    await world.calm()
    expect(await linesOf(n, romeo)).toEqual(['> for Romeo', '< from Romeo'])
    expect(await linesOf(n, juliet)).toEqual(['> for Juliet', '< from Juliet'])
  })

  it('leaves no trace when it fails, and the one on screen as it was', async () => {
    const before = await countsOf(tab)
    const seen: unknown[] = []
    tab.client.account.subscribe(() => seen.push(shown(tab)))
    tab.client.connection.subscribe(() => seen.push(tab.client.connection.get()))
    expect((await world.signIn(tab, 'juliet', 'wrong')).status).toBe('refused')
    world.network.refuseNext = new ConnectFailure('unreachable')
    expect((await world.signIn(tab, 'juliet')).status).toBe('unreachable')
    await world.settled()
    expect(seen).toEqual([])
    expect(await countsOf(tab)).toEqual(before)
    expect(await summary(tab)).toEqual([`${romeo} online 0`])
    expect(isOnline(juliet)).toBe(false)
  })

  it('does no harm to one that is here when its password is mistyped', async () => {
    world.network.fast = false
    await add('juliet')
    await tab.client.use(romeo)
    expect((await world.signIn(tab, 'juliet', 'wrong')).status).toBe('refused')
    await world.settled()
    await world.calm()
    expect(shown(tab)).toBe(romeo)
    expect(await summary(tab)).toEqual([`${romeo} online 0`, `${juliet} online 0`])
    expect((await world.signIn(tab, 'juliet')).status).toBe('signed-in')
    expect(shown(tab)).toBe(juliet)
  })
})

describe('bringing another account on screen', () => {
  beforeEach(() => add())

  it('shows what is known at once, and nothing of the last one', async () => {
    await tab.client.conversations.keepDraft(nurse, 'from Juliet')
    await tab.client.use(romeo)
    expect(shown(tab)).toBe(romeo)
    expect(tab.client.connection.get().status).toBe('online')
    expect(tab.client.contacts.presence(nurse).get()).toBe('online')
    const one = tab.client.conversations.one(nurse)
    const stop = one.subscribe(() => {})
    await world.idle()
    expect(one.get()).toMatchObject({ account: romeo, draft: '' })
    stop()
  })

  it('is remembered, however the page ends', async () => {
    await world.advance(1000)
    await tab.client.use(romeo)
    tab = await world.reload(device, tab)
    await world.settled()
    expect(shown(tab)).toBe(romeo)
    await world.advance(1000)
    await tab.client.use(juliet)
    tab = await world.reload(device, tab)
    await world.settled()
    expect(shown(tab)).toBe(juliet)
    expect(await summary(tab)).toEqual([`${romeo} online 0`, `${juliet} online 0`])
  })

  it('of somebody who is not here does nothing', async () => {
    await tab.client.use(nurse)
    expect(shown(tab)).toBe(juliet)
  })
})

describe('signing out', () => {
  beforeEach(() => add())

  it('D5.8 concerns the one on screen: the other comes on screen, untouched', async () => {
    const tokens = tokensOf(romeo)
    await world.during(tab.client.signOut())
    await world.calm()
    expect(shown(tab)).toBe(romeo)
    expect(isOnline(juliet)).toBe(false)
    expect(tokensOf(juliet)).toBe(0)
    expect(tokensOf(romeo)).toBe(tokens)
    expect(await summary(tab)).toEqual([`${romeo} online 0`])
    await n.client.messages.send(romeo, 'still there?')
    await world.calm()
    expect(await linesOf(tab, nurse)).toEqual(['< still there?'])
  })

  it('D5.9 of all leaves nothing', async () => {
    await world.during(tab.client.signOut())
    await world.during(tab.client.signOut())
    await world.calm()
    expect(tab.client.account.get()).toBeNull()
    expect(await countsOf(tab)).toEqual({})
    expect(await summary(tab)).toEqual([])
  })

  it('shows the one that was on screen before, of several', async () => {
    await add('nurse')
    for (const jid of [romeo, nurse]) {
      await world.advance(1000)
      await tab.client.use(jid)
    }
    await world.during(tab.client.signOut())
    expect(shown(tab)).toBe(romeo)
  })
})

describe('two tabs', () => {
  let second: Tab
  beforeEach(async () => {
    second = await device.open()
    await world.settled()
  })

  it('hear of an account that comes, without being led anywhere', async () => {
    await add()
    expect(shown(tab)).toBe(juliet)
    expect(shown(second)).toBe(romeo)
    expect(await summary(second)).toEqual([`${romeo} online 0`, `${juliet} online 0`])
    expect(second.wires.size).toBe(0)
    expect(world.server.accounts.get(juliet)?.sessions.size).toBe(1)
  })

  it('may show different accounts', async () => {
    await add()
    await second.client.use(juliet)
    await tab.client.use(romeo)
    await n.client.messages.send(romeo, 'one')
    await n.client.messages.send(juliet, 'two')
    await world.calm()
    expect(await linesOf(tab, nurse)).toEqual(['< one'])
    expect(await linesOf(second, nurse)).toEqual(['< two'])
  })

  it('let go of an account together, each keeping what it shows', async () => {
    await add()
    await world.during(tab.client.signOut())
    await world.settled()
    await world.calm()
    expect([shown(tab), shown(second)]).toEqual([romeo, romeo])
    await second.client.messages.send(nurse, 'from the second tab')
    await world.calm()
    expect(await linesOf(tab, nurse)).toEqual(['> from the second tab'])
    expect(isOnline(juliet)).toBe(false)
  })

  it('take over both accounts when the one that led is closed', async () => {
    await add()
    tab.die()
    await world.settled()
    await world.calm()
    expect(await summary(second)).toEqual([`${romeo} online 0`, `${juliet} online 0`])
    await n.client.messages.send(juliet, 'for Juliet')
    await world.calm()
    expect(await summary(second)).toEqual([`${romeo} online 0`, `${juliet} online 1`])
  })

  it('greet whoever signs in elsewhere, where nobody was in', async () => {
    await world.during(tab.client.signOut())
    await world.calm()
    expect(second.client.account.get()).toBeNull()
    const found = { address: juliet, websocket: WEBSOCKET }
    await world.during(tab.client.signIn.submit(found, PASSWORD))
    await world.settled()
    await world.calm()
    expect(shown(second)).toBe(juliet)
  })
})
