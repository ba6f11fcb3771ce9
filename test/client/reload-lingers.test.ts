/** A page goes on with the session of another one, while the server still reads what that one wrote (as Prosody does). */
import { afterEach, expect, it } from 'vitest'
import { linesOf, outboxOf } from '../support/database-view.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'
import { randomFrom } from './chaos.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
let device: Device
let r: Tab
let j: Tab

afterEach(() => world.end())

async function begin() {
  world = new World({ readsOn: true })
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
  ;({ device, tab: r } = await world.signedIn('romeo'))
  ;({ tab: j } = await world.signedIn('juliet'))
}

/** One frame, one way or the other. */
async function moveOne(random: () => number): Promise<void> {
  await world.idle()
  const wire = [...r.wires].findLast((each) => each.up.length + each.down.length > 0)
  if (!wire) return
  if (wire.up.length && (!wire.down.length || random() < 0.4)) wire.moveUp()
  else wire.moveDown()
}

it.each(Array.from({ length: 40 }, (_, seed) => seed))(
  'XEP-0198 §5 nothing is taken for heard that was not, when the line breaks again (seed %i)',
  async (seed) => {
    await begin()
    const random = randomFrom(seed)
    await r.client.messages.send(juliet, 'one')
    await r.client.messages.send(juliet, 'two')
    await world.idle()
    const old = [...r.wires]
    r.die('commit')
    world.network.cut(old)
    r = await device.open()
    await r.client.messages.send(juliet, 'three')
    await r.client.messages.send(juliet, 'four')
    // Now what is on the wire when it breaks, is lost.
    world.server.habits.readsOn = false
    for (let frames = 4 + Math.floor(random() * 30); frames > 0; frames--) await moveOne(random)
    world.network.cut(r.wires)
    await world.settled()
    await world.advance(5000)
    await world.settled()
    expect(await linesOf(j, romeo)).toEqual(['< one', '< two', '< three', '< four'])
    expect(await linesOf(r, juliet)).toEqual(['> one', '> two', '> three', '> four'])
    expect(await outboxOf(r)).toEqual([])
  },
)
