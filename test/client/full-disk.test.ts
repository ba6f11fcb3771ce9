import { afterEach, beforeEach, expect, it } from 'vitest'
import { linesOf } from '../support/database-view.ts'
import { jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
let r: Tab
let j: Tab

beforeEach(async () => {
  world = new World()
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
  ;({ tab: r } = await world.signedIn('romeo'))
  ;({ tab: j } = await world.signedIn('juliet'))
})
afterEach(() => world.end())

it('acknowledges nothing that it could not write, and has everything when there is room again', async () => {
  const acknowledged: string[] = []
  world.network.watch = (account, direction, text) => {
    if (account === romeo && direction === 'up' && text.startsWith('<a ')) acknowledged.push(text)
  }
  r.storage.full = true
  await j.client.messages.send(romeo, 'one')
  await j.client.messages.send(romeo, 'two')
  await world.calm()
  expect(acknowledged).toEqual([])
  expect(r.client.connection.get().status).not.toBe('online')
  r.storage.full = false
  await world.settled()
  await world.advance(5000)
  await world.settled()
  expect(await linesOf(r, juliet)).toEqual(['< one', '< two'])
  expect(r.client.connection.get().status).toBe('online')
})

it('loses nothing when only one write was refused, and the next ones are not', async () => {
  for (let round = 0; round < 5; round++) {
    r.storage.full = 'once'
    await j.client.messages.send(romeo, `lost ${round}`)
    await world.calm()
    await j.client.messages.send(romeo, `kept ${round}`)
    await world.settled()
    await world.advance(5000)
    await world.settled()
  }
  const rounds = Array.from({ length: 5 }, (_, round) => [`< lost ${round}`, `< kept ${round}`])
  expect(await linesOf(r, juliet)).toEqual(rounds.flat())
})

it('says so to a person who sends, and sends nothing', async () => {
  r.storage.full = true
  await expect(r.client.messages.send(juliet, 'one')).rejects.toMatchObject({
    name: 'StorageFailure',
    problem: 'full',
  })
  await world.calm()
  r.storage.full = false
  expect(await linesOf(r, juliet)).toEqual([])
  expect(await linesOf(j, romeo)).toEqual([])
})
