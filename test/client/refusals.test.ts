/** What a server does not take: put back as it was, and told; nothing is lost of what was typed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '../../src/model/message.ts'
import { readXml } from '../../src/xmpp/xml-reader.ts'
import { messagesOf, outboxOf } from '../support/database-view.ts'
import { jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
let r: Tab
let id: string

beforeEach(async () => {
  world = new World()
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
  ;({ tab: r } = await world.signedIn('romeo'))
  await world.signedIn('juliet')
  await r.client.messages.send(juliet, 'Good night')
  await world.calm()
  id = (await now()).id
})
afterEach(() => world.end())

const now = async (): Promise<Message> => {
  const [message] = await messagesOf(r, juliet)
  if (!message) throw new Error('nothing was said')
  return message
}
/** From now on; until then what was sent has arrived. */
const refuse = (condition: string | null) => {
  world.server.refuses = () => condition
}
const rest = async () => {
  await world.calm()
  await world.advance(2000)
}

describe('a change that is refused', () => {
  beforeEach(() => refuse('policy-violation'))

  it('of words: the first ones are back, and the others can be sent again', async () => {
    await r.client.messages.correct(id, 'Good morning')
    expect((await now()).body).toBe('Good morning')
    await rest()
    const refused = await now()
    expect(refused).toMatchObject({
      body: 'Good night',
      refusal: { kind: 'correction', condition: 'policy-violation', body: 'Good morning' },
    })
    expect(refused).not.toHaveProperty('versions')
    expect(await outboxOf(r)).toEqual([])
    refuse(null)
    await r.client.messages.retry(id)
    await rest()
    const again = await now()
    expect(again.versions?.map(({ body }) => body)).toEqual(['Good night', 'Good morning'])
    expect(again).not.toHaveProperty('refusal')
  })

  it('a reaction: what was thought before is there again', async () => {
    refuse(null)
    await r.client.messages.react(id, ['👋'])
    await rest()
    refuse('forbidden')
    await r.client.messages.react(id, ['🐢'])
    await rest()
    expect(await now()).toMatchObject({
      reactions: [{ from: romeo, emojis: ['👋'] }],
      refusal: { kind: 'reactions', condition: 'forbidden', emojis: ['🐢'] },
    })
    await r.client.messages.discard(id)
    expect(await now()).not.toHaveProperty('refusal')
    expect((await now()).reactions?.[0]?.emojis).toEqual(['👋'])
  })

  it('a retraction: the words are there again, and can be taken back once more', async () => {
    await r.client.messages.retract(id)
    expect((await now()).body).toBe('')
    await rest()
    expect(await now()).toMatchObject({ body: 'Good night', refusal: { kind: 'retraction' } })
    expect(await now()).not.toHaveProperty('retracted')
    refuse(null)
    await r.client.messages.retry(id)
    await rest()
    expect(await now()).toMatchObject({ body: '', retracted: {} })
    expect(JSON.stringify([await now(), await outboxOf(r)])).not.toContain('Good night')
  })

  it('stays undone when its copy comes from the archive', async () => {
    await r.client.messages.correct(id, 'Good morning')
    await r.client.messages.react(id, ['🐢'])
    await rest()
    world.server.restart()
    world.network.cut()
    await world.settled()
    await rest()
    const after = await now()
    expect(after.body).toBe('Good night')
    expect(after).not.toHaveProperty('reactions')
  })
})

describe('an error', () => {
  const bounce = (of: string, from = juliet) => {
    const error = `<error type='cancel'><service-unavailable xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>`
    const text = `<message xmlns='jabber:client' type='error' from='${from}' to='${romeo}' id='${of}'>${error}</message>`
    for (const session of world.server.accounts.get(romeo)?.sessions ?? [])
      session.deliver(readXml(text), world.server.micros())
  }
  /** Names of what was done, in their order. */
  const reaction = async () => (await now()).reactions?.[0]

  it('that comes late, or twice, counts once', async () => {
    await r.client.messages.react(id, ['👋'])
    await rest()
    await r.client.messages.react(id, ['🐢'])
    await rest()
    const last = (await reaction())?.id ?? ''
    bounce(last)
    bounce(last)
    await rest()
    expect(await reaction()).toMatchObject({ emojis: ['👋'] })
  })

  it('of something that was overtaken changes nothing that is seen', async () => {
    await r.client.messages.react(id, ['👋'])
    await rest()
    const first = (await reaction())?.id ?? ''
    await r.client.messages.react(id, ['🐢'])
    await rest()
    bounce(first)
    await rest()
    expect(await reaction()).toMatchObject({ emojis: ['🐢'] })
    expect(await now()).not.toHaveProperty('refusal')
  })

  it('that says late that it was not taken back: the others still have it, and it can be tried again', async () => {
    await r.client.messages.retract(id)
    await rest()
    bounce((await now()).retracted?.id ?? '')
    await rest()
    expect(await now()).toMatchObject({ body: '', retracted: {}, refusal: { kind: 'retraction' } })
    await r.client.messages.retry(id)
    await rest()
    expect(await now()).not.toHaveProperty('refusal')
  })

  it('from somebody else, or for a mark, puts nothing back', async () => {
    await r.client.messages.react(id, ['👋'])
    await rest()
    bounce((await reaction())?.id ?? '', jidOf('mercutio'))
    bounce('of-a-mark')
    await rest()
    expect(await reaction()).toMatchObject({ emojis: ['👋'] })
    expect(await now()).not.toHaveProperty('refusal')
  })
})

it('XEP-0191 §3.4 a message to somebody whom we block fails with that reason, and goes once they are not blocked', async () => {
  await r.client.people.block(juliet)
  await rest()
  await r.client.messages.send(juliet, 'Are you there?')
  await rest()
  const [, message] = await messagesOf(r, juliet)
  expect(message).toMatchObject({ state: 'failed', failure: 'blocked', body: 'Are you there?' })
  await r.client.people.unblock(juliet)
  await r.client.messages.retry(message?.id ?? '')
  await rest()
  expect((await messagesOf(r, juliet)).at(-1)).not.toHaveProperty('failure')
  expect((await messagesOf(r, juliet)).at(-1)?.state).not.toBe('failed')
})
