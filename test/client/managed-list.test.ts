/** A contact list that somebody else keeps: how that is learned, what is undone, and what is never shown. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Live } from '../../src/live/live.ts'
import { accountOf } from '../../src/storage/accounts.ts'
import { contactIn, contactsIn, outboxOf, rowOf } from '../support/database-view.ts'
import type { FakeAccount } from '../support/fake-account.ts'
import { keepOnList } from '../support/fake-roster.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
const paris = jidOf('paris')
let world: World
let device: Device
let r: Tab
let list: FakeAccount

afterEach(() => world.end())

async function enter(keeper: FakeAccount['keeper'], people: Record<string, string> = { [juliet]: 'Juliet' }) {
  world = new World({ pep: true })
  list = world.server.join('romeo')
  for (const name of ['juliet', 'paris']) world.server.join(name)
  for (const [jid, name] of Object.entries(people)) list.befriend(jid, name)
  list.keeper = keeper
  ;({ device, tab: r } = await world.signedIn('romeo'))
  await world.calm()
}

async function seen<T>(live: Live<T>): Promise<T> {
  const stop = live.subscribe(() => {})
  await world.calm()
  const now = live.get()
  stop()
  return now
}
const managed = () => seen(r.client.managing.isManaged)
const undone = () => seen(r.client.managing.undone)
const names = async () =>
  Object.fromEntries((await contactsIn(r)).filter(({ listed }) => listed).map(({ jid, name }) => [jid, name]))
const row = () => r.storage.read(['accounts'], (tx) => accountOf(tx, romeo))
/** Nobody has learned anything yet, as before an organisation took over. */
async function takenOver() {
  await enter('person')
  expect(await managed()).toBe(false)
  list.keeper = 'refuses'
}
async function offline(what: () => Promise<unknown>) {
  device.browser.online.set(false)
  world.network.cut(r.wires)
  await world.calm()
  await what()
  await world.calm()
  device.browser.online.set(true)
  await world.settled()
  await world.calm()
}

describe('learning that somebody else keeps the list', () => {
  it('asks a server that announces no versions, changes nothing by asking, and asks no other', async () => {
    await enter('refuses')
    expect(await managed()).toBe(true)
    expect(await undone()).toEqual([])
    expect(await names()).toEqual({ [juliet]: 'Juliet' })
    world.end()
    const asked: string[] = []
    await enter('person')
    world.network.watch = (_, direction, text) => {
      if (direction === 'up' && text.includes('jabber:iq:roster')) asked.push(text)
    }
    world.network.cut()
    world.server.restart()
    await world.settled()
    await world.calm()
    expect(await managed()).toBe(false)
    expect(asked.filter((text) => text.includes('type="set"'))).toEqual([])
  })

  it('learns from a refused change, undoes it in the list, and says so once', async () => {
    await takenOver()
    await r.client.contacts.rename(juliet, 'Sun')
    expect(await names()).toEqual({ [juliet]: 'Sun' })
    await world.calm()
    expect(await managed()).toBe(true)
    expect(await names()).toEqual({ [juliet]: 'Juliet' })
    expect(await undone()).toEqual([juliet])
    await r.client.managing.undoneSeen()
    expect(await undone()).toEqual([])
    expect(await outboxOf(r)).toEqual([])
  })

  it('takes back everything that still waited, and waits for nobody', async () => {
    await takenOver()
    await offline(async () => {
      await r.client.contacts.add(paris, 'Paris')
      await r.client.contacts.remove(juliet)
    })
    expect(await managed()).toBe(true)
    expect(await names()).toEqual({ [juliet]: 'Juliet' })
    expect([...(await undone())].sort()).toEqual([juliet, paris])
    expect(await contactIn(r, paris)).toBeNull()
    expect(await outboxOf(r)).toEqual([])
  })

  it('learns from a question that is refused, where the list itself is not asked', async () => {
    await enter('person')
    await r.client.contacts.add(paris, '')
    await world.calm()
    list.roster.delete(paris)
    list.keeper = 'refuses'
    list.toAll((await import('../support/fake-roster.ts')).refusedPresence(paris))
    await world.calm()
    expect(await managed()).toBe(true)
    expect(await contactIn(r, paris)).toBeNull()
    expect(await undone()).toEqual([paris])
  })

  it('believes nobody whom it has not asked', async () => {
    await enter('person')
    list.toAll((await import('../support/fake-roster.ts')).refusedPresence(juliet))
    await world.calm()
    expect(await managed()).toBe(false)
    expect(await undone()).toEqual([])
  })

  it('remembers it, and notices when it is over', async () => {
    await enter('refuses')
    r = await world.reload(device, r)
    expect(await managed()).toBe(true)
    await world.settled()
    list.keeper = 'person'
    world.network.cut()
    world.server.restart()
    await world.settled()
    await world.calm()
    expect(await managed()).toBe(false)
    await r.client.contacts.rename(juliet, 'Sun')
    await world.calm()
    expect(await names()).toEqual({ [juliet]: 'Sun' })
    expect((await row())?.managed).toBe(false)
  })
})

describe('a change that comes back', () => {
  it('marks the line that somebody else keeps, and not the list', async () => {
    await enter('undoes', { [juliet]: 'Juliet', [paris]: 'Paris' })
    expect(await managed()).toBe(false)
    await r.client.contacts.rename(juliet, 'Sun')
    await world.calm()
    expect(await names()).toEqual({ [juliet]: 'Juliet', [paris]: 'Paris' })
    expect(await undone()).toEqual([juliet])
    expect(await seen(r.client.managing.keeps(juliet))).toBe(true)
    expect(await seen(r.client.managing.keeps(paris))).toBe(false)
    expect(await managed()).toBe(false)
  })

  it('brings back who was removed', async () => {
    await enter('undoes')
    await r.client.contacts.remove(juliet)
    await world.calm()
    expect(await names()).toEqual({ [juliet]: 'Juliet' })
    expect(await seen(r.client.managing.keeps(juliet))).toBe(true)
  })

  it('loses the mark when whoever keeps it changes it', async () => {
    await enter('undoes')
    await r.client.contacts.rename(juliet, 'Sun')
    await world.calm()
    keepOnList(list, juliet, 'Juliet C.')
    await world.calm()
    expect(await seen(r.client.managing.keeps(juliet))).toBe(false)
  })

  it('is not what a person does who changes their mind, however fast', async () => {
    await enter('person')
    await r.client.contacts.rename(juliet, 'Sun')
    await r.client.contacts.rename(juliet, 'Juliet')
    await world.calm()
    await r.client.contacts.rename(juliet, 'Moon')
    await world.calm()
    await r.client.contacts.rename(juliet, 'Juliet')
    await world.calm()
    expect(await undone()).toEqual([])
    expect(await seen(r.client.managing.keeps(juliet))).toBe(false)
  })

  it('is not what another device does later', async () => {
    await enter('person')
    await r.client.contacts.rename(juliet, 'Sun')
    await world.calm()
    await world.advance(11_000)
    keepOnList(list, juliet, 'Juliet')
    await world.calm()
    expect(await undone()).toEqual([])
  })
})

describe('on a list that somebody else keeps', () => {
  it('nothing is done that would be refused', async () => {
    await enter('refuses')
    expect(await r.client.contacts.add(paris, 'Paris')).toEqual({ status: 'managed' })
    await r.client.contacts.rename(juliet, 'Sun')
    await r.client.contacts.remove(juliet)
    await r.client.contacts.accept(paris)
    expect(await names()).toEqual({ [juliet]: 'Juliet' })
    expect(await outboxOf(r)).toEqual([])
    expect(await undone()).toEqual([])
  })

  it('no request is shown that cannot be answered, neither an old one nor a new one', async () => {
    await enter('person')
    const { tab: p } = await world.signedIn('paris')
    await p.client.contacts.add(romeo, '')
    await world.calm()
    expect(await contactIn(r, paris)).toMatchObject({ request: true })
    list.keeper = 'refuses'
    await r.client.contacts.rename(juliet, 'Sun')
    await world.calm()
    expect(await contactIn(r, paris)).toBeNull()
    const [question] = list.asking.values()
    if (question) list.toAll(question)
    await world.calm()
    expect(await contactIn(r, paris)).toBeNull()
  })

  it('people come and go, and what was said with them stays', async () => {
    await enter('refuses', {})
    keepOnList(list, juliet, 'Juliet')
    await world.calm()
    expect(await names()).toEqual({ [juliet]: 'Juliet' })
    await r.client.conversations.keepDraft(juliet, 'a word')
    keepOnList(list, juliet, null)
    await world.calm()
    expect(await names()).toEqual({})
    expect(await rowOf(r, juliet)).toMatchObject({ draft: 'a word', leftAt: expect.any(Number) })
    expect((await seen(r.client.conversations.one(juliet)))?.standing).toBeUndefined()
    keepOnList(list, juliet, 'Juliet')
    await world.calm()
    expect((await rowOf(r, juliet))?.leftAt).toBeUndefined()
  })

  it('who has left while nobody was looking is known at the next sight of the list', async () => {
    await enter('refuses')
    await r.client.conversations.keepDraft(juliet, 'a word')
    await offline(async () => {
      keepOnList(list, juliet, null)
      world.server.restart()
    })
    expect(await names()).toEqual({})
    expect(await rowOf(r, juliet)).toMatchObject({ leftAt: expect.any(Number) })
  })
})
