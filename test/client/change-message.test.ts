import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../src/model/message.ts'
import { readXml } from '../../src/xmpp/xml-reader.ts'
import { messagesOf, outboxOf, rowOf } from '../support/database-view.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
let device: Device
let r: Tab
let j: Tab

beforeEach(async () => {
  world = new World()
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
  ;({ device, tab: r } = await world.signedIn('romeo'))
  ;({ tab: j } = await world.signedIn('juliet'))
})
afterEach(() => world.end())

const rest = async () => {
  await world.settled()
  await world.advance(2000)
}
const offline = async () => {
  world.network.down = true
  world.network.cut()
  await world.advance(30_000)
}
const online = async () => {
  world.network.down = false
  await rest()
}
const last = async (tab: Tab, jid: string): Promise<Message> => {
  const message = (await messagesOf(tab, jid)).at(-1)
  if (!message) throw new Error('nothing was said')
  return message
}
async function says(text: string): Promise<Message> {
  await r.client.messages.send(juliet, text)
  await world.calm()
  return last(r, juliet)
}
/** Stanzas that left a tab, as text. */
function leaving(tab: Tab): string[] {
  const frames: string[] = []
  for (const wire of tab.wires) wire.watch = (way, frame) => void (way === 'up' && frames.push(frame))
  return frames
}

describe('other words', () => {
  it('are seen on both sides, with the first ones', async () => {
    const message = await says('Good nihgt')
    await r.client.messages.correct(message.id, 'Good night')
    await world.calm()
    for (const [tab, jid] of [
      [r, juliet],
      [j, romeo],
    ] as const) {
      const now = await last(tab, jid)
      expect(now.body).toBe('Good night')
      expect(now.versions?.map(({ body }) => body)).toEqual(['Good nihgt', 'Good night'])
      expect((await rowOf(tab, jid))?.last?.preview).toBe('Good night')
    }
    expect((await rowOf(j, romeo))?.unread).toBe(1)
    expect(await outboxOf(r)).toEqual([])
  })

  it('of what no stream has carried yet are the only ones', async () => {
    await offline()
    await r.client.messages.send(juliet, 'Good nihgt')
    await r.client.messages.correct((await last(r, juliet)).id, 'Good night')
    expect(await outboxOf(r)).toHaveLength(1)
    await online()
    const heard = await messagesOf(j, romeo)
    expect(heard.map(({ body, versions }) => ({ body, versions }))).toEqual([
      { body: 'Good night', versions: undefined },
    ])
  })

  it('written offline follow what they correct, once, wherever the line breaks', async () => {
    const message = await says('Good nihgt')
    await offline()
    await r.client.messages.correct(message.id, 'Good night')
    r = await world.reload(device, r)
    expect((await last(r, juliet)).body).toBe('Good night')
    await online()
    expect((await last(j, romeo)).versions).toHaveLength(2)
    expect(await outboxOf(r)).toEqual([])
  })

  it('follow the first ones, also where those have to be told again', async () => {
    await r.client.messages.send(juliet, 'Good nihgt')
    await world.idle()
    await r.client.messages.correct((await last(r, juliet)).id, 'Good night')
    world.network.cut()
    world.server.restart()
    await rest()
    for (const message of [await last(r, juliet), await last(j, romeo)])
      expect(message.versions?.map(({ body }) => body)).toEqual(['Good nihgt', 'Good night'])
  })

  it('are told when what nobody had is there with the first ones: a page that is gone had sent it', async () => {
    await offline()
    await r.client.messages.send(juliet, 'Good nihgt')
    const { id } = await last(r, juliet)
    await r.client.messages.correct(id, 'Good night')
    const left = readXml(
      `<message xmlns='jabber:client' type='chat' from='${romeo}/gone' to='${juliet}' id='${id}'><body>Good nihgt</body><origin-id xmlns='urn:xmpp:sid:0' id='${id}'/></message>`,
    )
    for (const [jid, peer] of [
      [romeo, juliet],
      [juliet, romeo],
    ] as const)
      world.server.accounts.get(jid)?.archive.add(peer, left, world.server.micros())
    r = await world.reload(device, r)
    world.server.restart()
    await online()
    for (const message of [await last(r, juliet), await last(j, romeo)])
      expect(message.versions?.map(({ body }) => body)).toEqual(['Good nihgt', 'Good night'])
    expect(await messagesOf(j, romeo)).toHaveLength(1)
  })

  it('are not for what somebody else said, nor blank, nor the same', async () => {
    const message = await says('Good night')
    const theirs = await last(j, romeo)
    await j.client.messages.correct(theirs.id, 'forged')
    await r.client.messages.correct(message.id, '  ')
    await r.client.messages.correct(message.id, 'Good night')
    await world.calm()
    expect(await outboxOf(j)).toEqual([])
    expect(await last(r, juliet)).not.toHaveProperty('versions')
    expect(j.client.messages.may(theirs)).toEqual({
      reply: true,
      correct: false,
      retract: false,
      react: true,
    })
    expect(r.client.messages.may(message)).toEqual({ reply: true, correct: true, retract: true, react: true })
  })

  it('carry the answer on that the first ones were', async () => {
    await says('Shall I hear more?')
    await j.client.messages.send(romeo, 'yse', { reply: (await last(j, romeo)).id })
    await world.calm()
    await j.client.messages.correct((await last(j, romeo)).id, 'yes')
    await world.calm()
    const answer = await last(r, juliet)
    expect(answer).toMatchObject({ body: 'yes', reply: { quote: 'Shall I hear more?' } })
    const found = r.client.messages.byName(juliet, answer.reply ?? { id: '', to: null, quote: null })
    found.subscribe(() => {})
    await world.calm()
    expect(found.get()?.body).toBe('Shall I hear more?')
  })
})

describe('what is taken back', () => {
  it('is gone on both sides, preview and all', async () => {
    const message = await says('a secret')
    await r.client.messages.correct(message.id, 'another secret')
    await world.calm()
    await r.client.messages.retract(message.id)
    await world.calm()
    for (const [tab, jid] of [
      [r, juliet],
      [j, romeo],
    ] as const) {
      expect(await last(tab, jid)).toMatchObject({ body: '', retracted: {} })
      expect(JSON.stringify([await messagesOf(tab, jid), await rowOf(tab, jid)])).not.toContain('secret')
      expect((await rowOf(tab, jid))?.last).toMatchObject({ preview: '', retracted: true })
    }
    // Nor does the archive bring it back, to this device or another.
    r = await world.reload(device, r)
    await rest()
    const { tab: second } = await world.signedIn('romeo')
    for (const tab of [r, second])
      expect(
        (await messagesOf(tab, juliet)).map(({ body, retracted }) => [body, Boolean(retracted)]),
      ).toEqual([['', true]])
  })

  it('was never sent when no stream has carried it', async () => {
    await offline()
    await r.client.messages.send(juliet, 'a secret')
    await r.client.messages.retract((await last(r, juliet)).id)
    expect(await messagesOf(r, juliet)).toEqual([])
    expect(await outboxOf(r)).toEqual([])
    const frames = leaving(r)
    await online()
    expect(frames.join()).not.toContain('secret')
    expect(await messagesOf(j, romeo)).toEqual([])
  })

  it('is told when it is there all the same: a page that is gone had sent it', async () => {
    await offline()
    await r.client.messages.send(juliet, 'secret')
    const { id } = await last(r, juliet)
    await r.client.messages.retract(id)
    expect(await messagesOf(r, juliet)).toEqual([])
    const left = readXml(
      `<message xmlns='jabber:client' type='chat' from='${romeo}/gone' to='${juliet}' id='${id}'><body>secret</body><origin-id xmlns='urn:xmpp:sid:0' id='${id}'/></message>`,
    )
    for (const [jid, peer] of [
      [romeo, juliet],
      [juliet, romeo],
    ] as const)
      world.server.accounts.get(jid)?.archive.add(peer, left, world.server.micros())
    r = await world.reload(device, r)
    world.server.restart()
    await online()
    for (const message of [await last(r, juliet), await last(j, romeo)])
      expect(message).toMatchObject({ body: '', retracted: {} })
  })

  it('takes with it what waits to be said of it', async () => {
    const message = await says('a secret')
    await offline()
    await r.client.messages.correct(message.id, 'another secret')
    await r.client.messages.react(message.id, ['🙈'])
    await r.client.messages.retract(message.id)
    expect((await outboxOf(r)).map(({ action }) => action.kind)).toEqual(['retraction'])
    await online()
    expect((await last(j, romeo)).retracted).toBeDefined()
  })
})

describe('reactions', () => {
  it('are a set for each, of which the last counts', async () => {
    await says('Look!')
    const theirs = await last(j, romeo)
    await j.client.messages.react(theirs.id, ['👋'])
    await j.client.messages.react(theirs.id, ['👋', '🐢'])
    await world.calm()
    expect((await last(r, juliet)).reactions).toMatchObject([{ from: juliet, emojis: ['👋', '🐢'] }])
    await j.client.messages.react(theirs.id, [])
    await world.calm()
    expect(await last(r, juliet)).not.toHaveProperty('reactions')
    expect((await rowOf(r, juliet))?.unread).toBe(0)
  })

  it('that were changed offline leave as the last of them', async () => {
    await says('Look!')
    const theirs = await last(j, romeo)
    await offline()
    for (const emojis of [['👋'], ['🐢'], ['👋', '🐢']]) await j.client.messages.react(theirs.id, emojis)
    expect(await outboxOf(j)).toHaveLength(1)
    await online()
    expect((await last(r, juliet)).reactions).toMatchObject([{ emojis: ['👋', '🐢'] }])
  })

  it('reach the other devices of both', async () => {
    const { tab: phone } = await world.signedIn('romeo')
    const message = await says('Look!')
    await r.client.messages.react(message.id, ['🐢'])
    await world.calm()
    expect((await last(phone, juliet)).reactions).toMatchObject([{ from: romeo, emojis: ['🐢'] }])
  })
})
