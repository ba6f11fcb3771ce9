/** Invites that this program honours itself, at a server that makes none: XEP-0379 §4.2. */
import { xml } from '@xmpp/xml'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mayHonour } from '../../src/client/invites/honour-invite.ts'
import { newToken } from '../../src/client/invites/issue-invite.ts'
import { readInviteUri } from '../../src/model/invite-uri.ts'
import { contactIn, outboxOf, rowOf } from '../support/database-view.ts'
import { tell } from '../support/fake-roster.ts'
import { type Device, jidOf, type Tab, type World } from '../support/world.ts'
import {
  accept,
  ask,
  DAY,
  handOut,
  juliet,
  ledgerOf,
  make,
  offersOf,
  oneOf,
  romeo,
  rosterOf,
  rowsOf,
  shown,
  verona,
  WEB,
} from './inviting.ts'

const paris = jidOf('paris')
let world: World
let device: Device
let tab: Tab
let guest: Tab

beforeEach(async () => {
  world = verona({}, { pep: true })
  ;({ device, tab } = await world.signedIn('romeo'))
  ;({ tab: guest } = await world.signedIn('juliet'))
})
afterEach(() => world.end())

const tokenOf = (uri: string) => readInviteUri(uri)?.token ?? ''

/** As any client of somebody may ask, with any token. */
function request(from: string, token: string): void {
  const account = world.server.accounts.get(from)
  if (account) tell(account, romeo, 'subscribe', [xml('preauth', { xmlns: 'urn:xmpp:pars:0', token })])
}

/** Nobody resumes: whoever comes back begins anew, and hears nothing of what was said meanwhile. */
async function endSessions(): Promise<void> {
  world.server.restart()
  world.network.cut()
  await world.settled()
}

describe('D4.8 a server without a command for invites', () => {
  it('leaves it to this program: contacts only, for a week, by our own page', async () => {
    expect(await offersOf(world, tab)).toEqual({
      status: 'known',
      issuer: 'client',
      kinds: [{ kind: 'contact', leaky: false }],
    })
    const { invite, link, uri } = await make(world, tab, 'contact')
    expect(invite).toMatchObject({ issuer: 'client', kind: 'contact', boundTo: null })
    expect((invite.expiresAt ?? 0) - invite.madeAt).toBe(7 * DAY)
    expect(link.startsWith(`${WEB}#`)).toBe(true)
    expect(readInviteUri(uri)).toMatchObject({ inviter: romeo, kind: 'contact' })
    expect((await ask(world, tab, 'account')).status).toBe('unavailable')
  })

  it('makes them offline, too', async () => {
    await offersOf(world, tab)
    world.network.down = true
    world.network.cut()
    await world.calm()
    expect((await ask(world, tab, 'contact')).status).toBe('made')
  })

  it('gives tokens of 128 bits, in letters that no URI has to encode', () => {
    const tokens = Array.from({ length: 500 }, () => newToken())
    expect(new Set(tokens).size).toBe(500)
    for (const token of tokens) {
      expect(token).toMatch(/^[A-Za-z0-9_-]{22}$/)
      expect(Buffer.from(token, 'base64url')).toHaveLength(16)
    }
  })
})

describe('D4.9 a request with a token of ours', () => {
  it('is granted: they may see us, are on the list without a name, and we ask back', async () => {
    const { invite, uri } = await handOut(world, tab, 'contact')
    await accept(world, guest, uri)
    expect(rosterOf(world, romeo, juliet)).toMatchObject({ from: true, to: true, name: '' })
    expect(await contactIn(tab, juliet)).toMatchObject({ subscription: 'both', request: false, name: '' })
    expect(await contactIn(guest, romeo)).toMatchObject({ subscription: 'both', request: false })
    expect((await oneOf(world, tab, invite.id))?.state).toMatchObject({ is: 'used', by: juliet })
    expect(await rowOf(tab, juliet)).toMatchObject({ last: null, joinedAt: expect.any(Number) })
    expect(await shown(world, tab.client.conversations.all)).toMatchObject([{ jid: juliet, last: null }])
    expect(await outboxOf(tab)).toEqual([])
  })

  it('is granted also when we were away', async () => {
    const { invite, uri } = await handOut(world, tab, 'contact')
    tab.die()
    await accept(world, guest, uri)
    expect(rosterOf(world, romeo, juliet)).toBeUndefined()
    tab = await device.open()
    await world.settled()
    await world.calm()
    expect(rosterOf(world, romeo, juliet)).toMatchObject({ from: true, to: true })
    expect((await oneOf(world, tab, invite.id))?.state).toMatchObject({ is: 'used', by: juliet })
  })

  it('is granted once: whoever comes second waits for the person', async () => {
    const { invite, uri } = await handOut(world, tab, 'contact')
    request(juliet, tokenOf(uri))
    request(paris, tokenOf(uri))
    await world.calm()
    expect(await contactIn(tab, juliet)).toMatchObject({ request: false, subscription: 'both' })
    expect(await contactIn(tab, paris)).toMatchObject({ request: true, listed: false })
    expect((await oneOf(world, tab, invite.id))?.state).toMatchObject({ is: 'used', by: juliet })
  })

  it('is not granted again to somebody who was sent away', async () => {
    const { uri } = await handOut(world, tab, 'contact')
    await accept(world, guest, uri)
    await tab.client.contacts.remove(juliet)
    await world.calm()
    expect(await rowOf(tab, juliet)).not.toHaveProperty('joinedAt')
    request(juliet, tokenOf(uri))
    await world.calm()
    expect(rosterOf(world, romeo, juliet)?.from ?? false).toBe(false)
    expect(await contactIn(tab, juliet)).toMatchObject({ request: true })
  })
})

describe('D2.5 a token that is not good', () => {
  it('is as if it were not there', async () => {
    for (const token of ['x', 'A'.repeat(22), '<&>', ' '.repeat(10)]) request(juliet, token)
    await world.calm()
    expect(await contactIn(tab, juliet)).toMatchObject({ request: true, listed: false })
    expect(rosterOf(world, romeo, juliet)?.from ?? false).toBe(false)
  })

  it('because a week is over', async () => {
    const { uri } = await handOut(world, tab, 'contact')
    await world.advance(7 * DAY + 1000)
    request(juliet, tokenOf(uri))
    await world.calm()
    expect(await contactIn(tab, juliet)).toMatchObject({ request: true })
  })

  it('because it was withdrawn', async () => {
    const { invite, uri } = await handOut(world, tab, 'contact')
    expect(await tab.client.invites.withdraw(invite.id)).toEqual({ status: 'withdrawn' })
    request(juliet, tokenOf(uri))
    await world.calm()
    expect(await contactIn(tab, juliet)).toMatchObject({ request: true })
    expect((await oneOf(world, tab, invite.id))?.state.is).toBe('withdrawn')
    expect(await tab.client.invites.reveal(invite.id, WEB)).toBeNull()
  })

  it('D4.8 because it is for somebody else, and then it is good for whom it is for', async () => {
    const { uri } = await handOut(world, tab, 'contact', { boundTo: juliet })
    request(paris, tokenOf(uri))
    await world.calm()
    expect(await contactIn(tab, paris)).toMatchObject({ request: true })
    request(juliet, tokenOf(uri))
    await world.calm()
    expect(await contactIn(tab, juliet)).toMatchObject({ request: false, subscription: 'both' })
  })

  it('because another account issued it', async () => {
    const { uri } = await handOut(world, guest, 'contact')
    request(paris, tokenOf(uri))
    await world.calm()
    expect(await contactIn(tab, paris)).toMatchObject({ request: true })
  })

  it('D4.8 is never handed out to the next one as if it were for anybody', async () => {
    const bound = await make(world, tab, 'contact', { boundTo: juliet })
    expect(bound.invite).toMatchObject({ boundTo: juliet, handedOut: true })
    const next = await make(world, tab, 'contact')
    expect(next.invite).toMatchObject({ boundTo: null })
    expect(next.invite.id).not.toBe(bound.invite.id)
  })

  it('grants nothing, whatever it is', () => {
    const state = fc.constantFrom(
      { is: 'open' } as const,
      { is: 'withdrawn', at: 1 } as const,
      { is: 'used', by: null, at: 1 } as const,
      { is: 'used', by: juliet, at: 1 } as const,
    )
    const row = fc.record({
      issuer: fc.constantFrom('server' as const, 'client' as const),
      state,
      expiresAt: fc.constantFrom(null, 0, 5, 10),
      boundTo: fc.constantFrom(null, juliet, paris),
    })
    fc.assert(
      fc.property(row, fc.nat(12), (invite, now) => {
        const good =
          invite.issuer === 'client' &&
          invite.state.is === 'open' &&
          (invite.expiresAt === null || invite.expiresAt > now) &&
          invite.boundTo !== paris
        expect(mayHonour(invite, juliet, now)).toBe(good)
      }),
    )
  })
})

describe('D4.10 several devices', () => {
  it('honour what any of them issued', async () => {
    const { uri } = await handOut(world, tab, 'contact')
    const { tab: second } = await world.signedIn('romeo')
    tab.die()
    await accept(world, guest, uri)
    expect(rosterOf(world, romeo, juliet)).toMatchObject({ from: true, to: true })
    expect((await ledgerOf(world, second))[0]?.state).toMatchObject({ is: 'used', by: juliet })
  })

  it('may both honour it at once, and it comes to the same', async () => {
    const { uri } = await handOut(world, tab, 'contact')
    const { tab: second } = await world.signedIn('romeo')
    await accept(world, guest, uri)
    expect(rosterOf(world, romeo, juliet)).toMatchObject({ from: true, to: true })
    for (const each of [tab, second]) {
      expect((await ledgerOf(world, each))[0]?.state).toMatchObject({ is: 'used', by: juliet })
      expect(await contactIn(each, juliet)).toMatchObject({ subscription: 'both' })
    }
  })

  it('do not honour a second time what another has honoured while they were away', async () => {
    const { uri } = await handOut(world, tab, 'contact')
    const second = await world.signedIn('romeo')
    second.tab.die()
    await endSessions()
    await accept(world, guest, uri)
    tab.die()
    request(paris, tokenOf(uri))
    await world.calm()
    const back = await second.device.open()
    await world.settled()
    await world.calm()
    expect(rosterOf(world, romeo, paris)?.from ?? false).toBe(false)
    expect(await contactIn(back, paris)).toMatchObject({ request: true })
    expect((await ledgerOf(world, back))[0]?.state).toMatchObject({ by: juliet })
  })

  it('do not honour it before they have heard what the others did', async () => {
    const { uri } = await handOut(world, tab, 'contact')
    const second = await world.signedIn('romeo')
    second.tab.die()
    await endSessions()
    await accept(world, guest, uri)
    tab.die()
    request(paris, tokenOf(uri))
    const account = world.server.accounts.get(romeo)
    if (account) account.late = []
    const back = await second.device.open()
    await world.settled()
    await world.calm()
    expect(await contactIn(back, paris)).toMatchObject({ request: true })
    for (const answer of account?.late ?? []) answer()
    await world.calm()
    expect(rosterOf(world, romeo, paris)?.from ?? false).toBe(false)
    expect(await contactIn(back, paris)).toMatchObject({ request: true })
  })

  it('D2.11 grant a request as soon as they hear whose token it is', async () => {
    const { tab: second } = await world.signedIn('romeo')
    world.network.cut(tab.wires)
    await world.calm()
    device.browser.online.set(false)
    const { uri } = await make(world, tab, 'contact', { note: 'offline' })
    request(juliet, tokenOf(uri))
    await world.calm()
    expect(await contactIn(second, juliet)).toMatchObject({ request: true })
    device.browser.online.set(true)
    await world.settled()
    await world.calm()
    expect(await contactIn(second, juliet)).toMatchObject({ subscription: 'both', request: false })
  })
})

it('honours at a server that keeps nothing private, on this device alone', async () => {
  world.end()
  world = verona({})
  ;({ tab } = await world.signedIn('romeo'))
  ;({ tab: guest } = await world.signedIn('juliet'))
  const { invite, uri } = await handOut(world, tab, 'contact')
  await accept(world, guest, uri)
  expect((await oneOf(world, tab, invite.id))?.state).toMatchObject({ is: 'used', by: juliet })
  expect((await rowsOf(tab))[0]?.sealed).toBeNull()
})
