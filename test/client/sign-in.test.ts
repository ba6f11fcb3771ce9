import { afterEach, describe, expect, it } from 'vitest'
import { countsOf, linesOf } from '../support/database-view.ts'
import { jidOf, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world = new World()

afterEach(() => world.end())

describe('signing in', () => {
  it('brings a person online, and messages go both ways', async () => {
    world = new World()
    world.server.join('romeo').befriend(juliet)
    world.server.join('juliet').befriend(romeo)
    const { tab: r } = await world.signedIn('romeo')
    const { tab: j } = await world.signedIn('juliet')
    await r.client.messages.send(juliet, 'hello')
    await world.calm()
    await j.client.messages.send(romeo, 'hi')
    await world.calm()
    expect(await linesOf(r, juliet)).toEqual(['> hello', '< hi'])
    expect(await linesOf(j, romeo)).toEqual(['< hello', '> hi'])
    expect(await countsOf(r)).toEqual({})
  })
})
