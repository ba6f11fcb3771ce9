/** Alice, with somebody who hears all that her pages do, and a server that can say anything to them. */
import { expectHarm, type Harm } from './harm.ts'
import { type Liar, startLiar } from './liar.ts'
import { type Browsing, test as base, expect, routeTo } from './people.ts'

export const test = base.extend<{ liar: Liar; harm: Harm }>({
  harm: async ({ alice }, use) => {
    const harm = await expectHarm(alice.context)
    // What is heard of a page begins when it is loaded.
    await alice.page.reload()
    await use(harm)
    await harm.close()
  },
  /** Between Alice and her server. */
  liar: async ({ house, alice }, use) => {
    const liar = await startLiar(house.websocket)
    await routeTo(alice.context, alice.domain, `ws://${alice.domain}:${liar.port}/xmpp-websocket`)
    await use(liar)
    await liar.stop()
  },
})

/** All that was put somewhere is as quiet as any text. */
export async function expectQuiet(alice: Browsing, harm: Harm, atLeast: number) {
  await harm.shown(alice.page)
  expect(harm.places.size).toBeGreaterThanOrEqual(atLeast)
  expect(harm.done).toEqual([])
}
