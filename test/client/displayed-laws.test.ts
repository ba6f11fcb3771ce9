/** XEP-0490: whatever is read where and in which order, with or without a network: all devices end with the furthest mark. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { archiveIds } from '../../src/model/aliases.ts'
import { messagesOf, rowOf } from '../support/database-view.ts'
import { jidOf, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
const NODE = 'urn:xmpp:mds:displayed:0'
const PLACES = 5

type Step =
  | { do: 'say' }
  | { do: 'read'; device: 0 | 1; place: number }
  | { do: 'go' | 'come' | 'settle'; device: 0 | 1 }

const device = fc.constantFrom<0 | 1>(0, 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant({ do: 'say' as const }),
  fc.record({ do: fc.constant('read' as const), device, place: fc.nat(PLACES - 1) }),
  fc.record({ do: fc.constantFrom('go' as const, 'come' as const, 'settle' as const), device }),
)

it('the read marks of two devices agree in the end, and none ever moves back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const world = new World({ pep: true })
      try {
        world.server.join('romeo').befriend(juliet)
        world.server.join('juliet').befriend(romeo)
        const devices = [await world.signedIn('romeo'), await world.signedIn('romeo')] as const
        // What Juliet is told, the other device would hear as well.
        for (const { tab } of devices) await tab.client.changeSettings({ tellsSeen: false })
        const { tab: j } = await world.signedIn('juliet')
        const online = (at: 0 | 1, on: boolean) => devices[at].device.browser.online.set(on)
        let furthest = -1
        let said = 0
        const reached = [0, 0]
        const say = async () => {
          await j.client.messages.send(romeo, `${said++}`)
          await world.calm()
        }
        await say()
        for (const each of steps) {
          if (each.do === 'say') await say()
          else if (each.do === 'read') {
            const { tab } = devices[each.device]
            const here = await messagesOf(tab, juliet)
            const place = Math.min(each.place, here.length - 1)
            if (place < 0) continue
            furthest = Math.max(furthest, place)
            await tab.client.conversations.markRead(juliet, here[place]?.order ?? 0)
          } else if (each.do === 'go') {
            online(each.device, false)
            world.network.cut(devices[each.device].tab.wires)
          } else if (each.do === 'come') online(each.device, true)
          await (each.do === 'settle' ? world.calm() : world.idle())
          for (const [at, { tab }] of devices.entries()) {
            const now = (await rowOf(tab, juliet))?.readUpTo ?? 0
            expect(now).toBeGreaterThanOrEqual(reached[at] ?? 0)
            reached[at] = now
          }
        }
        for (const at of [0, 1] as const) online(at, true)
        await world.settled()
        await world.advance(5000)
        const unread = await Promise.all(devices.map(async ({ tab }) => (await rowOf(tab, juliet))?.unread))
        expect(unread).toEqual([said - 1 - furthest, said - 1 - furthest])
        const item = world.server.accounts.get(romeo)?.nodes.get(NODE)?.get(juliet)
        const id = item?.getChild('displayed', NODE)?.getChild('stanza-id')?.attrs.id ?? ''
        const all = await messagesOf(devices[0].tab, juliet)
        expect(all.findIndex(({ aliases }) => archiveIds(aliases, romeo).includes(id))).toBe(furthest)
      } finally {
        world.end()
      }
    }),
    { numRuns: 25 },
  )
})
