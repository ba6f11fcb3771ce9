/** What the tests of inviting share: Romeo at a server that makes invites, and what his screens would show. */
import type { Invites, MakeInvite } from '../../src/client/invites/inviting.ts'
import type { Live } from '../../src/live/live.ts'
import { readInviteUri } from '../../src/model/invite-uri.ts'
import type { IssuedInvite } from '../../src/model/issued-invite.ts'
import { listInvites } from '../../src/storage/invites.ts'
import { type InviteHabits, NO_INVITES } from '../support/fake-commands.ts'
import type { ServerHabits } from '../support/fake-xmpp-server.ts'
import { jidOf, type Tab, World } from '../support/world.ts'

export const romeo = jidOf('romeo')
export const juliet = jidOf('juliet')
export const WEB = 'https://chat.verona.example/'
export const DAY = 24 * 3_600_000

/** Romeo, Juliet and Paris have accounts. */
export function verona(invites: Partial<InviteHabits>, habits: Partial<ServerHabits> = {}): World {
  const world = new World({ invites: { ...NO_INVITES, ...invites }, ...habits })
  for (const name of ['romeo', 'juliet', 'paris']) world.server.join(name)
  return world
}

/** As a screen follows it: what is shown once the world is at rest. */
export async function shown<T>(world: World, live: Live<T>): Promise<T> {
  const stop = live.subscribe(() => {})
  await world.calm()
  const now = live.get()
  stop()
  return now
}

export const offersOf = (world: World, tab: Tab) => shown(world, tab.client.invites.offers)
export const ledgerOf = async (world: World, tab: Tab): Promise<readonly IssuedInvite[]> =>
  (await shown(world, tab.client.invites.all)) ?? []
export const oneOf = (world: World, tab: Tab, id: string) => shown(world, tab.client.invites.one(id))

type Kind = Parameters<Invites['make']>[0]
type Options = Partial<Parameters<Invites['make']>[1]>

export const ask = (world: World, tab: Tab, kind: Kind, options: Options = {}): Promise<MakeInvite> =>
  world.during(tab.client.invites.make(kind, { webAddress: WEB, ...options }))

/** It has to work. */
export async function make(world: World, tab: Tab, kind: Kind, options: Options = {}) {
  const made = await ask(world, tab, kind, options)
  if (made.status !== 'made') throw new Error(`no invite: ${made.status}`)
  return made
}

/** Made, and given to somebody. */
export async function handOut(world: World, tab: Tab, kind: Kind, options: Options = {}) {
  const made = await make(world, tab, kind, options)
  await tab.client.invites.handOut(made.invite.id)
  await world.calm()
  return made
}

/** Somebody with an account accepts what they were given. */
export async function accept(world: World, guest: Tab, uri: string): Promise<void> {
  const invite = readInviteUri(uri)
  if (!invite) throw new Error('no invite')
  await guest.client.arrival.take(invite)
  await world.during(guest.client.arrival.accept())
  await world.calm()
}

/** Somebody makes an account with what they were given. */
export async function join(world: World, guest: Tab, uri: string, name: string): Promise<void> {
  const invite = readInviteUri(uri)
  if (!invite) throw new Error('no invite')
  await guest.client.arrival.take(invite)
  await world.during(guest.client.arrival.open())
  const result = await world.during(guest.client.arrival.register(name, 'a long password'))
  if (result.status !== 'joined') throw new Error(`did not get in: ${result.status}`)
  await world.settled()
}

export const rosterOf = (world: World, owner: string, jid: string) =>
  world.server.accounts.get(owner)?.roster.get(jid)

/** The rows as they lie in the database. */
export const rowsOf = (tab: Tab, owner = romeo) =>
  tab.storage.read(['invites'], (tx) => listInvites(tx, owner))
