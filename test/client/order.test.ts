/** The order in which a conversation stands, where the archive is told in pages and messages come live between them. */
import { afterEach, describe, expect, it } from 'vitest'
import { bodiesOf, outboxOf, rangesOf } from '../support/database-view.ts'
import type { ServerHabits } from '../support/fake-xmpp-server.ts'
import { jidOf, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
const words = (count: number) => Array.from({ length: count }, (_, index) => `juliet ${index + 1}`)
const pagesOf = (mostInPage: number): ServerHabits['archive'] => ({
  mostInPage,
  precision: 1,
  unknownEnd: 'item-not-found',
  refuses: null,
})

let world: World
afterEach(() => world.end())

async function meet(mostInPage: number) {
  world = new World({ archive: pagesOf(mostInPage) })
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
  const r = await world.signedIn('romeo')
  const j = await world.signedIn('juliet')
  await world.advance(60_000)
  const wireOf = (jid: string) => {
    const wire = [...world.network.wires].find(({ account, over }) => account === jid && !over)
    if (!wire) throw new Error('nobody is connected')
    return wire
  }
  /** Juliet says all this, and as much of it as is on the wire to Romeo stays there. */
  async function say(texts: readonly string[]) {
    for (const text of texts) await j.tab.client.messages.send(romeo, text)
    for (;;) {
      await world.idle()
      const wire = wireOf(juliet)
      if (!wire.up.length && !wire.down.length) return
      while (wire.up.length) wire.moveUp()
      while (wire.down.length) wire.moveDown()
    }
  }
  return { r: r.tab, j: j.tab, wireOf, say }
}

describe('what crosses on the way', () => {
  it.each([3, 100])('is put in order, however many pages of %i it fills', async (mostInPage) => {
    const { r, j, wireOf, say } = await meet(mostInPage)
    await r.client.messages.send(juliet, 'mine')
    await world.idle()
    // Ours is on the wire all the while that theirs come in.
    const mine = wireOf(romeo)
    await say(words(20))
    while (mine.down.length) mine.moveDown()
    await world.idle()
    await world.calm()
    await say(['juliet 21'])
    await world.advance(60_000)
    expect(await bodiesOf(r, juliet)).toEqual([...words(20), 'mine', 'juliet 21'])
    expect(await bodiesOf(j, romeo)).toEqual([...words(20), 'mine', 'juliet 21'])
    expect(await outboxOf(r)).toEqual([])
    expect(await rangesOf(r)).toHaveLength(1)
  })
})

/** Romeo is not there, not even as a session, while Juliet says all this; then he is about to come back. */
async function miss({ r, say }: Awaited<ReturnType<typeof meet>>, texts: readonly string[]) {
  await world.calm()
  world.network.cut(r.wires)
  for (const session of world.server.accounts.get(romeo)?.sessions ?? []) world.server.end(session)
  await say(texts)
  for (let timers = 0; timers < 20 && ![...r.wires].some(({ over }) => !over); timers++) {
    world.time.next(world.time.now() + 60_000)
    await world.idle()
  }
}

describe('a page of the archive', () => {
  it('stands behind what came live before it, however much of that is still being written', async () => {
    const meeting = await meet(20)
    const { r, wireOf, say } = meeting
    await say(words(5))
    await miss(meeting, words(60).slice(5))
    // Until he is there for others, and asks for the newest page.
    let there = false
    const asks = (frame: unknown) => there && String(frame).includes('<before/>')
    for (let moved = 0; moved < 300 && !wireOf(romeo).up.some(asks); moved++) {
      const wire = wireOf(romeo)
      const isPresence = String(wire.up[0]).startsWith('<presence')
      if (wire.up.length) wire.moveUp()
      else wire.moveDown()
      // More than the page to come can hold.
      if (isPresence && !there) await say(words(100).slice(60))
      there ||= isPresence
      await world.idle()
    }
    expect(there).toBe(true)
    // More than is written in one go, and behind it the page, which has only the end of it.
    await say(words(260).slice(100))
    const wire = wireOf(romeo)
    while (wire.up.length) wire.moveUp()
    while (wire.down.length) wire.moveDown()
    await world.idle()
    const place = new Map(words(260).map((body, index) => [body, index]))
    const places = (await bodiesOf(r, juliet)).map((body) => place.get(body) ?? -1)
    expect(places).toEqual([...places].sort((one, other) => one - other))
    await world.calm()
    expect(await bodiesOf(r, juliet)).toEqual(words(260))
  })
})

describe('a hole that is being filled', () => {
  const moments = Array.from({ length: 12 }, (_, index) => 5 + index * 5)
  it.each(moments)(
    'is filled to its end when the connection breaks meanwhile (after %i frames) and the session goes on',
    async (moment) => {
      const meeting = await meet(5)
      const { r, wireOf, say } = meeting
      await say(words(5))
      await miss(meeting, words(40).slice(5))
      for (let moved = 0; moved < moment; moved++) {
        const wire = wireOf(romeo)
        if (wire.up.length) wire.moveUp()
        else wire.moveDown()
        await world.idle()
      }
      expect(await bodiesOf(r, juliet)).not.toContain('juliet 11')
      world.network.cut(r.wires)
      await world.settled()
      await world.advance(60_000)
      expect(await bodiesOf(r, juliet)).toEqual(words(40))
      expect(await rangesOf(r)).toHaveLength(1)
    },
  )
})
