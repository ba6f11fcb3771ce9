/** Signing out while something of the account is still on its way. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accountsTopic } from '../../src/storage/topics.ts'
import { countsOf } from '../support/database-view.ts'
import { jidOf, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World

beforeEach(() => {
  world = new World()
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
})
afterEach(() => world.end())

describe('signing out', () => {
  it.each(['this tab', 'another tab'])(
    'leaves nothing of what still comes in meanwhile: in %s',
    async (where) => {
      const { device, tab } = await world.signedIn('romeo')
      const other = await device.open()
      await world.settled()
      const { tab: j } = await world.signedIn('juliet')
      await world.calm()
      await j.client.messages.send(romeo, 'too late')
      await world.idle()
      const [to] = [...tab.wires]
      const [from] = [...j.wires]
      while (from?.up.length) from.moveUp()
      expect(to?.down.length).toBeGreaterThan(0)
      // The database has forgotten, and the stream does not know yet.
      const stop = tab.storage.onChange([accountsTopic], () => {
        stop()
        while (to?.down.length) to.moveDown()
      })
      await world.during((where === 'this tab' ? tab : other).client.signOut())
      await world.calm()
      expect(await countsOf(tab)).toEqual({})
    },
  )
})
