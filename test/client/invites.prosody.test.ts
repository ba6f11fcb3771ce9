/** Every kind of invite, made by the whole client at a real server, and used by people with other clients. */
import 'fake-indexeddb/auto'
import '../support/global-websocket.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createClient, type RunningClient } from '../../src/client/create-client.ts'
import type { Invites } from '../../src/client/invites/inviting.ts'
import { fetchRooms } from '../../src/client/session/fetched-rooms.ts'
import { readInviteUri } from '../../src/model/invite-uri.ts'
import { checkDeployment } from '../../src/platform/deployment.ts'
import { freshStorage } from '../storage/fresh-storage.ts'
import { FakeBrowser } from '../support/fake-browser.ts'
import { FakeTime } from '../support/fake-time.ts'
import type { Person } from '../support/prosody.ts'
import type { RawStream } from '../support/raw-stream.ts'
import { withProsody } from '../xmpp/stream/real-server.ts'

vi.setConfig({ testTimeout: 60_000 })
const WEB = 'https://chat.example/'
const PATIENCE = { timeout: 20_000 }
const prosody = withProsody(['bare.localhost', 'closed.localhost', 'noinvite.localhost'])
const running: RunningClient[] = []
afterEach(async () => {
  for (const client of running.splice(0)) await client.stop()
})

async function enter(person: Person): Promise<RunningClient> {
  const websocket = prosody.server.websocket(person.domain)
  const time = new FakeTime()
  const page = new FakeBrowser(time, Date.now() - time.now()).openTab()
  await fetchRooms()
  const client = createClient({
    storage: await freshStorage(),
    platform: page.platform,
    deployment: Promise.resolve(checkDeployment({ servers: { [person.domain]: { websocket } } })),
    fetch: async () => new Response(),
  })
  running.push(client)
  const result = await client.signIn.submit({ address: person.jid, websocket }, person.password)
  expect(result.status).toBe('signed-in')
  await expect.poll(() => client.connection.get().status, PATIENCE).toBe('online')
  return client
}

/** As a screen follows it. */
async function kindsOf({ invites }: RunningClient): Promise<string[]> {
  const stop = invites.offers.subscribe(() => {})
  await expect.poll(() => invites.offers.get().status, PATIENCE).toBe('known')
  const offers = invites.offers.get()
  stop()
  return offers.status === 'known' ? offers.kinds.map(({ kind }) => kind) : []
}

async function make(client: RunningClient, kind: Parameters<Invites['make']>[0], answers = {}) {
  const made = await client.invites.make(kind, { webAddress: WEB, answers })
  if (made.status !== 'made') throw new Error(`no invite: ${made.status}`)
  await client.invites.handOut(made.invite.id)
  return made
}

async function stateOf(client: RunningClient, id: string) {
  const live = client.invites.one(id)
  const stop = live.subscribe(() => {})
  return { now: () => live.get()?.state, stop }
}

/** A guest with some other client asks with a token. */
async function ask(guest: RawStream, to: string, uri: string): Promise<void> {
  const token = readInviteUri(uri)?.token ?? ''
  // Only whoever has asked for their list hears the answer.
  await guest.iq('get', `<query xmlns='jabber:iq:roster'/>`)
  guest.send(
    `<presence xmlns='jabber:client' type='subscribe' to='${to}'><preauth xmlns='urn:xmpp:pars:0' token='${token}'/></presence>`,
  )
}

describe('at Prosody', () => {
  it('D4.1 every kind is made, tried, and none is used up by that', async () => {
    const person = await prosody.person()
    const client = await enter(person)
    expect(await kindsOf(client)).toEqual(['contact-and-account', 'contact'])
    const { invite, uri } = await make(client, 'contact-and-account')
    expect(uri).toContain(';ibr=y')
    for (const _ of ['once', 'twice'])
      expect(await client.invites.check(invite.id, WEB)).toEqual({ status: 'good' })
    expect((await make(client, 'contact')).uri).not.toContain('ibr')

    const closed = await prosody.person('closed.localhost')
    await prosody.server.promote(closed.jid)
    const admin = await enter(closed)
    expect(await kindsOf(admin)).toContain('reset')
    expect((await make(admin, 'account')).invite.kind).toBe('account')
    expect((await make(admin, 'reset', { accountjid: [closed.jid] })).invite.kind).toBe('reset')
  })

  it('somebody who comes in is known by the invite that is gone', async () => {
    const person = await prosody.person()
    const client = await enter(person)
    await kindsOf(client)
    const [other, used] = [
      await make(client, 'contact-and-account'),
      await make(client, 'contact-and-account'),
    ]
    const state = await stateOf(client, used.invite.id)
    const guest = await prosody.romeo()
    await ask(guest, person.jid, used.uri)
    await expect.poll(state.now, PATIENCE).toMatchObject({ is: 'used', by: guest.jid.split('/')[0] })
    expect((await stateOf(client, other.invite.id)).now()).toEqual({ is: 'open' })
    state.stop()
    await guest.close()
  })

  it('D4.8 D4.9 where it makes none, ours are honoured: once, also on a server that keeps nothing private', async () => {
    for (const domain of ['bare.localhost', 'noinvite.localhost']) {
      const person = await prosody.person(domain)
      const client = await enter(person)
      expect(await kindsOf(client)).toEqual(['contact'])
      const { invite, uri } = await make(client, 'contact')
      expect(await client.invites.check(invite.id, WEB)).toEqual({ status: 'needs-us' })
      const state = await stateOf(client, invite.id)
      const guest = await prosody.romeo()
      await ask(guest, person.jid, uri)
      await guest.next((frame) => frame.startsWith('<presence') && /type=['"]subscribed['"]/.test(frame))
      await guest.next((frame) => frame.startsWith('<presence') && /type=['"]subscribe['"]/.test(frame))
      await expect.poll(state.now, PATIENCE).toMatchObject({ is: 'used', by: guest.jid.split('/')[0] })
      state.stop()
      const late = await prosody.romeo()
      await ask(late, person.jid, uri)
      const contacts = client.contacts.all
      const stop = contacts.subscribe(() => {})
      const bare = late.jid.split('/')[0]
      await expect.poll(() => contacts.get()?.find(({ jid }) => jid === bare)?.request, PATIENCE).toBe(true)
      stop()
      await guest.close()
      await late.close()
    }
  })

  it('D4.10 two devices keep one ledger', async () => {
    const person = await prosody.person('noinvite.localhost')
    const [first, second] = [await enter(person), await enter(person)]
    await kindsOf(first)
    const { invite } = await make(first, 'contact')
    await first.invites.note(invite.id, 'for Romeo')
    const stop = second.invites.all.subscribe(() => {})
    await expect
      .poll(() => second.invites.all.get(), PATIENCE)
      .toMatchObject([{ id: invite.id, note: 'for Romeo' }])
    await second.invites.withdraw(invite.id)
    const state = await stateOf(first, invite.id)
    await expect.poll(state.now, PATIENCE).toMatchObject({ is: 'withdrawn' })
    state.stop()
    stop()
  })
})
