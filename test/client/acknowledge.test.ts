import { afterEach, beforeEach, expect, it } from 'vitest'
import { messagesOf, outboxOf } from '../support/database-view.ts'
import { jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
const nurse = jidOf('nurse')
let world: World
let r: Tab
let j: Tab

beforeEach(async () => {
  world = new World()
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
  world.server.join('nurse')
  ;({ tab: r } = await world.signedIn('romeo'))
  ;({ tab: j } = await world.signedIn('juliet'))
})
afterEach(() => world.end())

const says = async (tab: Tab, to: string, ...texts: string[]) => {
  for (const text of texts) await tab.client.messages.send(to, text)
  await world.calm()
}
const states = async (tab: Tab, jid: string) => (await messagesOf(tab, jid)).map(({ state }) => state)
const reads = async (tab: Tab, jid: string) => {
  await tab.client.conversations.markRead(jid, (await messagesOf(tab, jid)).at(-1)?.order ?? 0)
  await world.calm()
}
/** What left a tab with this in it. */
function leaving(tab: Tab, what: string): string[] {
  const frames: string[] = []
  for (const wire of tab.wires)
    wire.watch = (way, frame) => void (way === 'up' && frame.includes(what) && frames.push(frame))
  return frames
}

it('a message is delivered, then read, with all before it; each is told once', async () => {
  const receipts = leaving(j, 'urn:xmpp:receipts')
  await says(r, juliet, 'one', 'two', 'three')
  expect(await states(r, juliet)).toEqual(['delivered', 'delivered', 'delivered'])
  expect(receipts.filter((frame) => frame.includes('<received'))).toHaveLength(3)
  const marks = leaving(j, '<displayed xmlns="urn:xmpp:chat-markers:0"')
  await reads(j, romeo)
  await reads(j, romeo)
  expect(await states(r, juliet)).toEqual(['read', 'read', 'read'])
  expect(marks).toHaveLength(1)
  expect(await outboxOf(j)).toEqual([])
})

it('whoever answers has read', async () => {
  await says(r, juliet, 'one')
  await says(j, romeo, 'yes')
  expect((await messagesOf(r, juliet)).map(({ state, direction }) => `${direction} ${state}`)).toEqual([
    'out read',
    'in delivered',
  ])
})

it('strangers hear nothing: not that it arrived, not that it was seen, not that somebody writes', async () => {
  const { tab: n } = await world.signedIn('nurse')
  const said = [leaving(j, '<received'), leaving(j, '<displayed'), leaving(j, 'chatstates')]
  await says(n, juliet, 'Madam!')
  await reads(j, nurse)
  j.client.messages.typing(nurse, 'composing')
  await world.calm()
  await says(j, nurse, 'Anon!')
  expect(said.flat()).toEqual([])
  expect(await states(n, juliet)).toEqual(['sent', 'delivered'])
})

it('nobody hears what the person does not want told', async () => {
  await j.client.changeSettings({ tellsArrival: false, tellsSeen: false, tellsTyping: false })
  await says(r, juliet, 'one')
  await reads(j, romeo)
  j.client.messages.typing(romeo, 'composing')
  await world.calm()
  expect(await states(r, juliet)).toEqual(['sent'])
  expect(r.client.conversations.isTyping(juliet).get()).toBe(false)
})

it('a contact sees that somebody writes', async () => {
  j.client.messages.typing(romeo, 'composing')
  await world.calm()
  expect(r.client.conversations.isTyping(juliet).get()).toBe(true)
})

it('what came while nobody was there is read, though nobody said that it arrived', async () => {
  world.network.cut(j.wires)
  for (const session of world.server.accounts.get(juliet)?.sessions ?? []) world.server.end(session)
  await says(r, juliet, 'one')
  await world.settled()
  await world.advance(60_000)
  await reads(j, romeo)
  expect(await states(r, juliet)).toEqual(['read'])
})
