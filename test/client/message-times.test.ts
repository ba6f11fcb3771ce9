/** What is known of when a message of ours came where. */
import { afterEach, expect, it } from 'vitest'
import { messagesOf } from '../support/database-view.ts'
import { jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World

afterEach(() => world.end())

const followed = async (tab: Tab, id: string) => {
  const live = tab.client.messages.times(id)
  const stop = live.subscribe(() => {})
  await world.calm()
  const times = live.get()
  stop()
  return times
}

it('is when the server had it, when it arrived, and when the first mark behind it said that it was seen', async () => {
  world = new World()
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
  const { tab: r } = await world.signedIn('romeo')
  const { tab: j } = await world.signedIn('juliet')
  const start = world.time.now()
  await r.client.messages.send(juliet, 'one')
  await r.client.messages.send(juliet, 'two')
  await world.calm()
  const [one, two] = await messagesOf(r, juliet)
  expect(await followed(r, one?.id ?? '')).toEqual({ server: start, delivered: start })
  await world.advance(60_000)
  const [, last] = await messagesOf(j, romeo)
  await j.client.conversations.markRead(romeo, last?.order ?? 0)
  await world.calm()
  const seen = world.time.now()
  expect(seen).toBeGreaterThan(start)
  await world.advance(60_000)
  for (const message of [one, two])
    expect(await followed(r, message?.id ?? '')).toEqual({ server: start, delivered: start, read: seen })
  expect(await followed(j, last?.id ?? '')).toEqual({})
})
