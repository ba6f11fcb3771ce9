/** The rooms come when the network brings them: nothing that a stream brings before is lost, and what works in them goes on from there. */
import { xml } from '@xmpp/xml'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fetchRooms } from '../../src/client/session/fetched-rooms.ts'
import { bodiesOf, rowOf } from '../support/database-view.ts'
import { jidOf, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
/** The file has been long on its way, and comes. */
let arrive: () => void
beforeEach(() => {
  world = new World()
  world.hasRooms = false
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  world.fetchRooms = () => arrived.then(fetchRooms)
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
})
afterEach(() => world.end())

it('signs in and keeps what comes, and shows all of it once they are here', async () => {
  const { tab } = await world.signedIn('romeo')
  expect(tab.client.connection.get().status).toBe('online')
  expect(() => tab.client.messages).toThrow('before they were there')

  const account = world.server.accounts.get(romeo)
  if (!account) throw new Error('there is no such account')
  const words = xml('body', {}, 'Art thou there?')
  world.server.hand(
    account,
    xml('message', { from: `${juliet}/balcony`, type: 'chat', id: 'm1' }, words),
    true,
  )
  await world.calm()
  expect(await bodiesOf(tab, juliet)).toEqual(['Art thou there?'])
  const seen: number[] = []
  const look = () => seen.push(tab.client.accounts.get()[0]?.unread ?? -1)
  tab.client.accounts.subscribe(look)
  look()
  expect(seen).toEqual([0])

  arrive()
  await fetchRooms()
  await world.calm()
  expect(seen.at(-1)).toBe(1)
  expect((await rowOf(tab, juliet))?.unread).toBe(1)
  await tab.client.messages.send(juliet, 'I am')
  await world.calm()
  expect(await bodiesOf(tab, juliet)).toEqual(['Art thou there?', 'I am'])
  const { offers } = tab.client.invites
  offers.subscribe(() => {})
  await world.calm()
  expect(offers.get()).not.toBeNull()
})
