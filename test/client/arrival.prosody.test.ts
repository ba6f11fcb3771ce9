/** The whole way in against two real servers. Where this machine has none and can get none, it is skipped and says so. */
import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { adviceWithoutServer } from '../../server/find-prosody.mjs'
import { mainDomain } from '../../server/prosody.mjs'
import type { RunningClient } from '../../src/client/create-client.ts'
import type { Invite } from '../../src/model/invite.ts'
import { domainpart } from '../../src/model/jid.ts'
import { readText } from '../../src/model/read-text.ts'
import { otherDomain, type Person, startTwoServers, type TestServer } from '../support/prosody.ts'
import { realDevice } from '../support/real-device.ts'

const PASSWORD = 'wherefore art thou'
const BRIEF = 'brief.localhost'
let servers: Awaited<ReturnType<typeof startTwoServers>> | null = null
let here: TestServer
let there: TestServer
const running: RunningClient[] = []

beforeAll(async () => {
  servers = await startTwoServers({ hosts: [BRIEF] }).catch((error: Error) => {
    if (error.message !== adviceWithoutServer) throw error
    console.warn(`skipped: ${error.message}`)
    return null
  })
  if (servers) ({ here, there } = servers)
}, 60_000)
afterAll(() => servers?.close())
beforeEach(({ skip }) => skip(!servers, adviceWithoutServer))
afterEach(async () => {
  for (const client of running.splice(0)) await client.stop()
})

const endpoint = (domain: string) => (domain === otherDomain ? there : here).websocket(domain)

async function device(): Promise<RunningClient> {
  const domains = [mainDomain, BRIEF, otherDomain]
  const client = await realDevice(Object.fromEntries(domains.map((domain) => [domain, endpoint(domain)])))
  running.push(client)
  return client
}

async function deviceOf(person: Person): Promise<RunningClient> {
  const client = await device()
  const found = { address: person.jid, websocket: endpoint(person.domain) }
  expect(await client.signIn.submit(found, person.password)).toMatchObject({ status: 'signed-in' })
  return client
}

function inviteIn(text: string): Invite {
  const reading = readText(text)
  if (reading.kind !== 'invite') throw new Error(`no invite: ${text}`)
  return reading.invite
}

const someName = (start = 'juliet') => `${start}-${randomBytes(4).toString('hex')}`
const isFriend = (client: RunningClient, jid: string) => {
  const contact = client.contacts.one(jid)
  const stop = contact.subscribe(() => {})
  return vi
    .waitFor(() => expect(contact.get()).toMatchObject({ subscription: 'both', ask: false }), 20_000)
    .finally(stop)
}
const journeyIsOver = (client: RunningClient) => {
  const stop = client.arrival.journey.subscribe(() => {})
  return vi.waitFor(() => expect(client.arrival.journey.get()).toBeNull(), 20_000).finally(stop)
}
const hears = (client: RunningClient, from: string, text: string) => {
  const { all } = client.conversations
  const stop = all.subscribe(() => {})
  const last = () => all.get()?.find(({ jid }) => jid === from)?.last?.preview
  return vi.waitFor(() => expect(last()).toBe(text), 20_000).finally(stop)
}

it('D3.2 D2.9 leads a guest without an account into the chat of the inviter, who hears the first message', async () => {
  const host = await here.person('romeo')
  const romeo = await deviceOf(host)
  const guest = await device()
  await guest.arrival.take(inviteIn(await here.invite(host.jid)))
  expect(await guest.arrival.open()).toMatchObject({ status: 'open', purpose: 'new', more: null })
  expect(await guest.arrival.register(host.user, PASSWORD)).toEqual({ status: 'taken', username: host.user })
  const name = someName('Juliet')
  const account = `${name.toLowerCase()}@${mainDomain}`
  expect(await guest.arrival.register(name, PASSWORD)).toEqual({
    status: 'joined',
    account,
    chatWith: host.jid,
  })
  await Promise.all([isFriend(guest, host.jid), isFriend(romeo, account), journeyIsOver(guest)])
  await guest.messages.send(host.jid, 'Here I am')
  await hears(romeo, account, 'Here I am')
  const late = await device()
  await late.arrival.take(inviteIn(await here.invite(host.jid)))
  expect(await late.arrival.open()).toMatchObject({ status: 'open' })
})

it('takes the name as the server writes it', async () => {
  const host = await here.person('romeo')
  const guest = await device()
  await guest.arrival.take(inviteIn(await here.invite(host.jid)))
  await guest.arrival.open()
  const name = someName('Straße')
  const account = `${name.replace('Straße', 'strasse')}@${mainDomain}`
  expect(await guest.arrival.register(name, PASSWORD)).toEqual({
    status: 'joined',
    account,
    chatWith: host.jid,
  })
  await vi.waitFor(() => expect(guest.account.get()?.jid).toBe(account), 20_000)
  await isFriend(guest, host.jid)
})

it('D3.3 tells a guest that the token was used', async () => {
  const host = await here.person('romeo')
  const link = await here.invite(host.jid)
  const [first, second] = [await device(), await device()]
  await first.arrival.take(inviteIn(link))
  await first.arrival.open()
  expect(await first.arrival.register(someName(), PASSWORD)).toMatchObject({ status: 'joined' })
  await second.arrival.take(inviteIn(link))
  expect(await second.arrival.open()).toEqual({ status: 'token-refused', domain: mainDomain })
})

it('D3.3 tells a guest that the token has ended', async () => {
  const host = await here.person('romeo', BRIEF)
  const guest = await device()
  await guest.arrival.take(inviteIn(await here.invite(host.jid)))
  expect(await guest.arrival.open()).toMatchObject({ status: 'open' })
  await vi.waitFor(
    async () => expect(await guest.arrival.open()).toEqual({ status: 'token-refused', domain: BRIEF }),
    { timeout: 30_000, interval: 500 },
  )
})

it('D2.8 D3.7 sets a new password with an invite that is for one account', async () => {
  const person = await here.person('juliet')
  const guest = await device()
  await guest.arrival.take(inviteIn(await here.inviteReset(person.jid)))
  expect(await guest.arrival.open()).toMatchObject({ username: { value: person.user, locked: true } })
  expect(await guest.arrival.register(person.user, PASSWORD)).toEqual({
    status: 'joined',
    account: person.jid,
    chatWith: null,
  })
  await deviceOf({ ...person, password: PASSWORD })
})

it.each([
  // Prosody 13 answers between two people of its own only when the inviter is back.
  ['on the same server', () => here, 'afterwards'],
  ['across servers', () => there, 'at once'],
])(
  'D2.1 D2.2 makes contacts of two people who have accounts, %s, with the inviter away',
  async (_, of, when) => {
    const host = await here.person('romeo')
    const person = await of().person('juliet')
    const juliet = await deviceOf(person)
    await juliet.arrival.take(inviteIn(await here.inviteContact(host.jid)))
    expect(await juliet.arrival.accept()).toEqual({ status: 'asked', chatWith: host.jid })
    if (when === 'at once') await isFriend(juliet, host.jid)
    const romeo = await deviceOf(host)
    await Promise.all([isFriend(juliet, host.jid), isFriend(romeo, person.jid)])
    await juliet.messages.send(host.jid, 'And here am I')
    await hears(romeo, person.jid, 'And here am I')
  },
)

it('D2.4 waits for an inviter whose invite was good for nothing any more, until they say yes', async () => {
  const host = await here.person('romeo')
  const person = await there.person('juliet')
  const link = await here.invite(host.jid)
  const first = await device()
  await first.arrival.take(inviteIn(link))
  await first.arrival.open()
  expect(await first.arrival.register(someName(), PASSWORD)).toMatchObject({ status: 'joined' })

  const juliet = await deviceOf(person)
  await juliet.arrival.take(inviteIn(link))
  await juliet.arrival.accept()
  const waiting = juliet.arrival.waitingFor(host.jid)
  const stop = waiting.subscribe(() => {})
  await vi.waitFor(() => expect(waiting.get()).not.toBeNull(), 20_000)
  const romeo = await deviceOf(host)
  const asks = romeo.contacts.one(person.jid)
  const stopAsking = asks.subscribe(() => {})
  await vi.waitFor(() => expect(asks.get()).toMatchObject({ request: true }), 20_000)
  await romeo.contacts.accept(person.jid)
  await isFriend(juliet, host.jid)
  await vi.waitFor(() => expect(waiting.get()).toBeNull(), 20_000)
  stop()
  stopAsking()
})

it('D2.7 leads a guest who makes an account elsewhere to the inviter all the same', async () => {
  const host = await here.person('romeo')
  const friend = await there.person('nurse')
  const guest = await device()
  const another = inviteIn(await there.invite(friend.jid))
  await guest.arrival.take(another)
  await guest.arrival.open()
  const name = someName()
  expect(await guest.arrival.register(name, PASSWORD)).toMatchObject({ status: 'joined' })
  await isFriend(guest, friend.jid)
  // Signed in at the other server by now: the invite of this one makes a contact, and no second account.
  await guest.arrival.take(inviteIn(await here.invite(host.jid)))
  expect(await guest.arrival.accept()).toEqual({ status: 'asked', chatWith: host.jid })
  await isFriend(guest, host.jid)
  expect(domainpart(guest.account.get()?.jid ?? '')).toBe(otherDomain)
})
