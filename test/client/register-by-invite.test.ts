/** Somebody without an account opens an invite. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Registration } from '../../src/client/arriving/arriving.ts'
import { tokenOf } from '../../src/storage/credentials.ts'
import { ALL_STORES } from '../../src/storage/storage.ts'
import { contactIn } from '../support/database-view.ts'
import { soon } from '../support/soon.ts'
import { type Device, ELSEWHERE, PASSWORD, type Tab, World } from '../support/world.ts'
import { type Heard, inviteOf, journeyOf, juliet, listen, romeo, stepOf, whoWasTold } from './arrival.ts'

let world: World
let device: Device
let tab: Tab
let heard: Heard[]

async function begin(brand: 'prosody' | 'ejabberd') {
  world = new World({ brand })
  world.server.join('romeo')
  device = world.device()
  tab = await device.open()
  heard = listen(world)
}
afterEach(() => world.end())

const domain = 'verona.example'
const open = (at?: string) => world.during(tab.client.arrival.open(at))
const register = (username = 'juliet', password = PASSWORD): Promise<Registration> =>
  world.during(tab.client.arrival.register(username, password))
const reload = async (fate?: 'abort' | 'commit') => {
  tab = await world.reload(device, tab, fate)
}
const joined = { status: 'joined', account: juliet, chatWith: romeo }
const asking = { at: 'join', domain, username: '' }
const freeDoor = {
  status: 'open',
  domain,
  username: { value: '', locked: false },
  purpose: 'new',
  more: null,
}
const countOf = (part: string) => heard.filter(({ text }) => text.includes(part)).length

describe.each(['prosody', 'ejabberd'] as const)('making an account by invite, at %s', (brand) => {
  beforeEach(() => begin(brand))

  it('D3.2 D2.9 leads from the landing to the inviter, who is a contact on both sides', async () => {
    const invite = inviteOf(world)
    await tab.client.arrival.take(invite)
    await world.calm()
    expect(heard).toEqual([])
    expect(await open()).toEqual(freeDoor)
    expect(await stepOf(world, tab)).toEqual(asking)
    expect(await register()).toEqual(joined)
    await world.settled()
    await world.calm()
    expect(tab.client.account.get()?.jid).toBe(juliet)
    expect(await journeyOf(world, tab)).toBeNull()
    expect(await contactIn(tab, romeo)).toMatchObject({ subscription: 'both', ask: false })
    expect(world.server.accounts.get(romeo)?.roster.get(juliet)).toMatchObject({ to: true, from: true })
    // Prosody makes contacts of them; where the server leaves it to the guest, the same token says who they are.
    const toInviter = brand === 'ejabberd' ? [`${romeo} subscribe`] : []
    expect(whoWasTold(heard, invite.token)).toEqual([`${domain} preauth`, ...toInviter])
    expect((await tab.storage.read(['credentials'], (tx) => tokenOf(tx, juliet)))?.key.extractable).toBe(
      false,
    )
  })

  it('signs in on the stream on which the account was made, where the server can', async () => {
    await tab.client.arrival.take(inviteOf(world))
    await open()
    await register()
    await world.settled()
    expect(tab.wires.size).toBe(brand === 'prosody' ? 1 : 2)
  })

  it('D3.4 costs nothing when the name is taken: another one goes on the same stream', async () => {
    world.server.join('juliet', 'somebody else')
    const invite = inviteOf(world)
    await tab.client.arrival.take(invite)
    await open()
    expect(await register('Juliet')).toEqual({ status: 'taken', username: 'juliet' })
    expect(await stepOf(world, tab)).toEqual({ at: 'join', domain, username: 'juliet' })
    expect(await register('capulet')).toMatchObject({ status: 'joined', account: 'capulet@verona.example' })
    expect(whoWasTold(heard, invite.token).filter((line) => line.endsWith('preauth'))).toHaveLength(1)
    expect(countOf('<username>')).toBe(2)
  })

  it('D3.5 answers a bad name and a weak password in their own words, and leaves all as it was', async () => {
    await tab.client.arrival.take(inviteOf(world))
    await open()
    expect(await register('ju liet')).toEqual({ status: 'bad-name', text: null })
    expect(countOf('<username>')).toBe(0)
    expect(await register('juliet', 'short')).toMatchObject({
      status: 'weak-password',
      text: expect.stringMatching(/password/i),
    })
    expect(await stepOf(world, tab)).toMatchObject({ at: 'join', username: 'juliet' })
    expect(await register()).toEqual(joined)
  })

  it('D3.3 says that a token is used or ended, and does not ask further', async () => {
    await tab.client.arrival.take(inviteOf(world, {}, { accounts: 1 }))
    expect(await open()).toEqual({ status: 'token-refused', domain })
    await tab.client.arrival.take(inviteOf(world, {}, { expiresAt: world.time.now() - 1 }))
    expect(await open()).toEqual({ status: 'token-refused', domain })
    expect(countOf('jabber:iq:register')).toBe(0)
    expect(await stepOf(world, tab)).toEqual({ at: 'landing' })
  })

  it('goes on after a reload at every step, and the name is still there', async () => {
    await tab.client.arrival.take(inviteOf(world))
    await reload()
    expect(await stepOf(world, tab)).toEqual({ at: 'landing' })
    await open()
    await reload()
    expect(await stepOf(world, tab)).toEqual(asking)
    world.server.join('capulet')
    await register('capulet')
    await reload()
    expect(await open()).toMatchObject({ username: { value: 'capulet', locked: false } })
    expect(await register()).toEqual(joined)
    await reload('commit')
    await world.settled()
    await world.advance(2000)
    expect(await journeyOf(world, tab)).toBeNull()
    expect(await contactIn(tab, romeo)).toMatchObject({ subscription: 'both' })
  })

  it('goes on where it was when the same link is opened again, and begins anew with another', async () => {
    const invite = inviteOf(world)
    await tab.client.arrival.take(invite)
    await open()
    const second = await device.open()
    await second.client.arrival.take(invite)
    expect(await stepOf(world, tab)).toEqual(asking)
    await second.client.arrival.take(inviteOf(world))
    expect(await stepOf(world, tab)).toEqual({ at: 'landing' })
  })

  it('finds the account again that was made just before the page went', async () => {
    await tab.client.arrival.take(inviteOf(world))
    await open()
    await madeUnheard()
    await reload('commit')
    expect(await stepOf(world, tab)).toEqual({ at: 'registering', domain, username: 'juliet' })
    // The token did what it was for, so the server refuses it; that is no reason to send the guest away.
    expect(await open()).toMatchObject({ status: 'open', username: { value: 'juliet' }, purpose: 'either' })
    expect(await register('juliet', 'not my password')).toEqual({ status: 'token-refused' })
    expect(await register()).toEqual(joined)
    await world.settled()
    await world.calm()
    expect(world.server.accounts.size).toBe(2)
    expect(await contactIn(tab, romeo)).toMatchObject({ subscription: 'both' })
  })

  it('takes nobody else’s account for theirs', async () => {
    world.server.join('juliet', 'somebody else')
    await tab.client.arrival.take(inviteOf(world))
    await open()
    expect(await register()).toEqual({ status: 'taken', username: 'juliet' })
    expect(countOf('sasl')).toBe(0)
    expect(tab.client.account.get()).toBeNull()
  })

  it('survives a server that restarts while the person is typing', async () => {
    await tab.client.arrival.take(inviteOf(world))
    await open()
    world.server.restart()
    world.network.cut()
    await world.calm()
    expect(await register()).toEqual(joined)
    expect(countOf('<preauth')).toBeGreaterThanOrEqual(2)
  })

  it('says offline, or that the server is out of reach, at every step, and loses nothing', async () => {
    await tab.client.arrival.take(inviteOf(world))
    world.network.down = true
    expect(await open()).toEqual({ status: 'unreachable', domain })
    device.browser.online.set(false)
    expect(await open()).toEqual({ status: 'offline' })
    expect(await stepOf(world, tab)).toEqual({ at: 'landing' })
    world.network.down = false
    device.browser.online.set(true)
    await open()
    world.network.down = true
    world.network.cut()
    await world.calm()
    expect(await register()).toEqual({ status: 'unreachable', domain })
    device.browser.online.set(false)
    expect(await register()).toEqual({ status: 'offline' })
    expect(await stepOf(world, tab)).toEqual({ at: 'join', domain, username: 'juliet' })
    world.network.down = false
    device.browser.online.set(true)
    expect(await register()).toEqual(joined)
  })

  it.each([
    ['before the server heard it', false],
    ['before the answer', true],
  ])('goes on after the line broke %s', async (_, isMade) => {
    await tab.client.arrival.take(inviteOf(world))
    await open()
    const { answer } = isMade
      ? await madeUnheard()
      : { answer: tab.client.arrival.register('juliet', PASSWORD) }
    await world.idle()
    world.network.cut()
    expect(await world.during(answer)).toEqual({ status: 'unreachable', domain })
    expect(await stepOf(world, tab)).toEqual({ at: 'registering', domain, username: 'juliet' })
    expect(await register()).toEqual(joined)
    expect(world.server.accounts.size).toBe(2)
  })

  it('says offline as soon as the network goes, not when patience ends, and goes on when it is back', async () => {
    await tab.client.arrival.take(inviteOf(world))
    await open()
    const { answer } = await madeUnheard()
    // A line that is dead says nothing of it.
    device.browser.online.set(false)
    expect(await answer).toEqual({ status: 'offline' })
    expect(await stepOf(world, tab)).toEqual({ at: 'registering', domain, username: 'juliet' })
    device.browser.online.set(true)
    expect(await register()).toEqual(joined)
    expect(world.server.accounts.size).toBe(2)
  })

  it('says offline as soon as the network goes while the server is looked for', async () => {
    await tab.client.arrival.take(inviteOf(world))
    world.knowsServer = false
    tab = await world.reload(device, tab)
    world.web = (_, init) =>
      new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new TypeError())))
    const answer = tab.client.arrival.open()
    await world.idle()
    device.browser.online.set(false)
    expect(await soon(world, answer)).toEqual({ status: 'offline' })
  })

  it('says offline as soon as the network goes while the server is asked what it wants', async () => {
    await tab.client.arrival.take(inviteOf(world))
    const answer = tab.client.arrival.open()
    await world.idle()
    device.browser.online.set(false)
    expect(await answer).toEqual({ status: 'offline' })
    device.browser.online.set(true)
    expect(await open()).toEqual(freeDoor)
  })

  it('lets one of two guests in who race for one token, and tells the other', async () => {
    const invite = inviteOf(world)
    const rival = await world.device().open()
    for (const each of [tab, rival]) {
      await each.client.arrival.take(invite)
      await world.during(each.client.arrival.open())
    }
    expect(await register()).toEqual(joined)
    const answer = await world.during(rival.client.arrival.register('capulet', PASSWORD))
    // Prosody lets in everybody whose token was good when they showed it.
    if (brand === 'prosody') expect(answer).toMatchObject({ status: 'joined' })
    else expect(answer).toEqual({ status: 'token-refused' })
    const late = await world.device().open()
    await late.client.arrival.take(invite)
    expect(await world.during(late.client.arrival.open())).toEqual({ status: 'token-refused', domain })
  })

  it('says used after a failed name, when somebody else has used the token meanwhile', async () => {
    world.server.join('juliet', 'somebody else')
    const invite = inviteOf(world)
    await tab.client.arrival.take(invite)
    await open()
    expect(await register()).toMatchObject({ status: 'taken' })
    const token = world.server.tokens.all.get(invite.token ?? '')
    if (token) token.accounts++
    world.network.cut()
    await world.calm()
    expect(await register('capulet')).toEqual({ status: 'token-refused' })
  })

  it('D2.8 keeps to the name that the invite is for', async () => {
    await tab.client.arrival.take(inviteOf(world, { kind: 'account', username: 'juliet' }))
    expect(await open()).toMatchObject({
      status: 'open',
      username: { value: 'juliet', locked: true },
      purpose: 'either',
    })
    expect(await register('capulet')).toEqual({ status: 'reserved', text: null })
    expect(await register()).toEqual({ status: 'joined', account: juliet, chatWith: null })
    expect(await journeyOf(world, tab)).toBeNull()
  })

  it('D3.7 sets a new password for an account that exists', async () => {
    world.server.join('juliet', 'forgotten')
    const named = { kind: 'account', username: 'juliet' } as const
    await tab.client.arrival.take(inviteOf(world, named, { resets: true }))
    expect(await open()).toMatchObject({ purpose: brand === 'ejabberd' ? 'reset' : 'either' })
    expect(await register('juliet', 'remembered')).toMatchObject({ status: 'joined', account: juliet })
    expect(world.server.accounts.get(juliet)?.password).toBe('remembered')
  })

  it('D3.7 sets a new password for somebody who is signed in, and the old one is worth nothing', async () => {
    world.server.join('juliet', 'forgotten')
    await world.signIn(tab, 'juliet', 'forgotten')
    await world.settled()
    const named = { kind: 'account', username: 'juliet' } as const
    await tab.client.arrival.take(inviteOf(world, named, { resets: true }))
    await open()
    expect(await register('juliet', 'remembered')).toMatchObject({ status: 'joined', account: juliet })
    await world.settled()
    await world.advance(2000)
    expect(tab.client.connection.get()).toMatchObject({ status: 'online' })
    expect(world.server.accounts.get(juliet)?.sessions.size).toBe(1)
    expect(await journeyOf(world, tab)).toBeNull()
  })

  it('D2.1 D3.6 tells token and password to nobody but who has to know, in no journey of these', async () => {
    const invite = inviteOf(world)
    await tab.client.arrival.take(invite)
    expect(await open(ELSEWHERE)).toMatchObject({ status: 'open', domain: ELSEWHERE })
    await open()
    await madeUnheard()
    await reload('commit')
    await open()
    const answer = await register()
    await world.settled()
    await world.calm()
    expect(JSON.stringify(answer)).not.toContain(invite.token)
    const told = whoWasTold(heard, invite.token)
    expect(new Set(told.filter((line) => line !== `${domain} preauth`))).toEqual(
      new Set(brand === 'ejabberd' ? [`${romeo} subscribe`] : []),
    )
    expect(heard.filter(({ who, text }) => who === ELSEWHERE && text.includes('preauth'))).toEqual([])
    const passwords = heard.filter(({ text }) => text.includes(PASSWORD))
    expect(passwords.map(({ text }) => /to="([^"]+)"/.exec(text)?.[1])).toEqual([domain])
    for (const secret of [invite.token ?? '', PASSWORD]) expect(await written(tab)).not.toContain(secret)
  })
})

describe('an account at another server', () => {
  beforeEach(() => begin('prosody'))

  it('D2.7 is followed by asking the inviter, and the token goes to no other server', async () => {
    world.server.habits.openTo = [ELSEWHERE]
    const invite = inviteOf(world)
    await tab.client.arrival.take(invite)
    expect(await open(ELSEWHERE)).toMatchObject({ status: 'open', domain: ELSEWHERE, purpose: 'new' })
    const account = `juliet@${ELSEWHERE}`
    expect(await register()).toEqual({ status: 'joined', account, chatWith: romeo })
    await world.settled()
    await world.calm()
    expect(whoWasTold(heard, invite.token)).toEqual([`${romeo} subscribe`])
    expect(await contactIn(tab, romeo)).toMatchObject({ subscription: 'both' })
  })

  it('can be refused by a server that lives by invites, in its own words', async () => {
    await tab.client.arrival.take(inviteOf(world))
    await open(ELSEWHERE)
    expect(await register()).toEqual({
      status: 'refused',
      text: 'Registration on this server is through invitation only',
    })
  })

  it('D2.7 is what a token without an account is for: it is not shown as if it made one', async () => {
    const invite = inviteOf(world, { kind: 'contact' })
    await tab.client.arrival.take(invite)
    await open()
    expect(whoWasTold(heard, invite.token)).toEqual([])
  })

  it('needs no invite at all', async () => {
    world.server.habits.openTo = [ELSEWHERE]
    expect(await open('no domain')).toEqual({ status: 'bad-domain' })
    expect(await open()).toEqual({ status: 'bad-domain' })
    expect(await open(` ${ELSEWHERE.toUpperCase()} `)).toMatchObject({ status: 'open' })
    expect(await register()).toEqual({ status: 'joined', account: `juliet@${ELSEWHERE}`, chatWith: null })
  })
})

describe('a device that keeps nothing', () => {
  beforeEach(() => begin('prosody'))

  it('shows the invite, opens the door, and makes no account that would be lost with the page', async () => {
    tab.storage.full = true
    const invite = inviteOf(world)
    await tab.client.arrival.take(invite)
    expect(await stepOf(world, tab)).toEqual({ at: 'landing' })
    expect(await open()).toEqual(freeDoor)
    expect(await stepOf(world, tab)).toEqual(asking)
    expect(await tab.client.arrival.uri()).toBe(`xmpp:${romeo}?roster;preauth=${invite.token};ibr=y`)
    expect(await register()).toEqual({ status: 'no-storage' })
    expect(countOf('<username>')).toBe(0)
    await tab.client.arrival.leave()
    expect(await journeyOf(world, tab)).toBeNull()
  })
})

/** The account is there, and the answer on its way. */
async function madeUnheard(): Promise<{ answer: Promise<Registration> }> {
  const answer = tab.client.arrival.register('juliet', PASSWORD)
  for (let round = 0; !world.server.accounts.has(juliet); round++) {
    if (round > 20) throw new Error('no account was made')
    await world.idle()
    const [wire] = world.network.moving()
    wire?.moveUp()
    if (!world.server.accounts.has(juliet)) wire?.moveDown()
  }
  return { answer }
}

/** Every row that this device keeps, as text, with what is in buffers. */
async function written(of: Tab): Promise<string> {
  const rows = await of.storage.read(ALL_STORES, (tx) =>
    Promise.all(ALL_STORES.map((store) => tx.all(store))),
  )
  return JSON.stringify(rows, (_, value: unknown) =>
    value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value,
  )
}
