import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contactIn, contactsIn, outboxOf } from '../support/database-view.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
let device: Device
let r: Tab
let j: Tab

const sent: string[] = []

beforeEach(async () => {
  world = new World()
  world.server.join('romeo')
  world.server.join('juliet')
  ;({ device, tab: r } = await world.signedIn('romeo'))
  ;({ tab: j } = await world.signedIn('juliet'))
  sent.length = 0
  world.network.watch = (account, direction, text) => {
    if (direction === 'up' && text.includes('subscri'))
      sent.push(`${account} ${/type="(\w+)"/.exec(text)?.[1]}`)
  }
})
afterEach(() => world.end())

describe('adding somebody', () => {
  it('D2.2 says yes in advance and asks, and their counter-question needs nobody', async () => {
    expect(await r.client.contacts.add(' Juliet@Verona.example ', 'Juliet')).toEqual({
      status: 'added',
      jid: juliet,
    })
    expect(await contactIn(r, juliet)).toMatchObject({ name: 'Juliet', ask: true, listed: true })
    await world.calm()
    expect(sent).toEqual([`${romeo} subscribed`, `${romeo} subscribe`])
    expect(await contactIn(j, romeo)).toMatchObject({ request: true, listed: false })
    await j.client.contacts.accept(romeo)
    await world.calm()
    expect(await contactIn(r, juliet)).toMatchObject({ subscription: 'both', ask: false, request: false })
    expect(await contactIn(j, romeo)).toMatchObject({ subscription: 'both', ask: false, request: false })
    expect(r.client.contacts.presence(juliet).get()).toBe('online')
    expect(j.client.contacts.presence(romeo).get()).toBe('online')
    expect(await outboxOf(r)).toEqual([])
  })

  it('says what is wrong with what was typed', async () => {
    expect(await r.client.contacts.add('no address', '')).toEqual({ status: 'bad-address' })
    expect(await r.client.contacts.add('verona.example', '')).toEqual({ status: 'bad-address' })
    expect(await r.client.contacts.add(romeo, '')).toEqual({ status: 'yourself' })
    await r.client.contacts.add(juliet, '')
    await world.calm()
    await j.client.contacts.accept(romeo)
    await world.calm()
    expect(await r.client.contacts.add(juliet, '')).toEqual({ status: 'already', jid: juliet })
  })

  it('D2.4 waits for days, and goes on after the page was loaded again', async () => {
    await r.client.contacts.add(juliet, 'Juliet')
    await world.calm()
    r = await world.reload(device, r)
    await world.settled()
    await world.advance(48 * 3_600_000)
    expect(await contactIn(r, juliet)).toMatchObject({ ask: true, subscription: 'none' })
    await j.client.contacts.accept(romeo)
    await world.calm()
    expect(await contactIn(r, juliet)).toMatchObject({ ask: false, subscription: 'both' })
  })

  it('works without a network', async () => {
    world.network.down = true
    world.network.cut()
    await world.advance(5000)
    await r.client.contacts.add(juliet, 'Juliet')
    world.network.down = false
    await world.settled()
    await world.advance(2000)
    expect(await contactIn(j, romeo)).toMatchObject({ request: true })
  })
})

describe('being asked', () => {
  beforeEach(async () => {
    await r.client.contacts.add(juliet, '')
    await world.calm()
  })

  it('shows a stranger once, also after a new session', async () => {
    world.network.cut()
    world.server.restart()
    await world.settled()
    await world.advance(2000)
    expect((await contactsIn(j)).map(({ jid, request, listed }) => [jid, request, listed])).toEqual([
      [romeo, true, false],
    ])
  })

  it('can be refused, and both forget it', async () => {
    await j.client.contacts.refuse(romeo)
    await world.calm()
    expect(await contactIn(j, romeo)).toBeNull()
    expect(await contactIn(r, juliet)).toMatchObject({ subscription: 'none', ask: false })
  })

  it('D2.3 is answered with yes only where this person asked, too', async () => {
    expect(sent.filter((line) => line.startsWith(juliet))).toEqual([])
    await j.client.contacts.add(romeo, 'R.')
    await world.calm()
    expect(await contactIn(j, romeo)).toMatchObject({ subscription: 'both', request: false, name: 'R.' })
    expect(await contactIn(r, juliet)).toMatchObject({ subscription: 'both' })
  })
})

describe('a contact', () => {
  beforeEach(async () => {
    await r.client.contacts.add(juliet, 'Juliet')
    await world.calm()
    await j.client.contacts.accept(romeo)
    await world.calm()
  })

  it('is renamed here and on the server', async () => {
    await r.client.contacts.rename(juliet, ' Juliet Capulet ')
    await world.calm()
    expect(world.server.accounts.get(romeo)?.roster.get(juliet)?.name).toBe('Juliet Capulet')
    expect(await contactIn(r, juliet)).toMatchObject({ name: 'Juliet Capulet', subscription: 'both' })
  })

  it('is removed here and on the server, and is not seen any more', async () => {
    await r.client.contacts.remove(juliet)
    await world.calm()
    expect(await contactIn(r, juliet)).toBeNull()
    expect(world.server.accounts.get(romeo)?.roster.has(juliet)).toBe(false)
    expect(await contactIn(j, romeo)).toMatchObject({ subscription: 'none' })
  })

  it('that was removed elsewhere while nobody was here is gone with the next list', async () => {
    world.network.down = true
    world.network.cut()
    world.server.restart()
    const account = world.server.accounts.get(romeo)
    account?.roster.delete(juliet)
    account?.befriend(jidOf('nurse'), 'Nurse')
    await world.advance(5000)
    world.network.down = false
    await world.settled()
    await world.advance(2000)
    expect((await contactsIn(r)).map(({ jid }) => jid)).toEqual([jidOf('nurse')])
  })
})

describe('a long list', () => {
  it('of 5,000 comes once: the next session asks for its version', async () => {
    const account = world.server.join('nurse')
    for (let index = 0; index < 5000; index++) account.befriend(jidOf(`p${index}`), `Person ${index}`)
    const { device: phone, tab } = await world.signedIn('nurse')
    expect(await contactsIn(tab)).toHaveLength(5000)
    let items = 0
    world.network.watch = (_account, direction, text) => {
      if (direction === 'down' && text.includes('jabber:iq:roster')) items += text.split('<item').length - 1
    }
    world.network.cut()
    world.server.restart()
    const again = await world.reload(phone, tab)
    await world.settled()
    await world.advance(2000)
    expect(again.client.connection.get()).toMatchObject({ status: 'online', resumed: false })
    expect(items).toBe(0)
    expect(await contactsIn(again)).toHaveLength(5000)
  }, 20_000)

  it('without versions comes anew each time, and is the same', async () => {
    const account = world.server.join('nurse')
    account.versions = false
    account.befriend(juliet, 'Juliet')
    const { tab } = await world.signedIn('nurse')
    world.network.cut()
    world.server.restart()
    await world.settled()
    await world.advance(2000)
    expect((await contactsIn(tab)).map(({ name }) => name)).toEqual(['Juliet'])
  })

  it('is the account of nobody else: a push in a stranger’s name changes nothing', async () => {
    const before = await contactsIn(r)
    const [session] = [...(world.server.accounts.get(romeo)?.sessions ?? [])]
    session?.down?.push(
      `<iq xmlns='jabber:client' type='set' id='x' from='evil@verona.example'><query xmlns='jabber:iq:roster' ver='v9'><item jid='evil@verona.example' subscription='both'/></query></iq>`,
    )
    await world.calm()
    expect(await contactsIn(r)).toEqual(before)
  })
})
