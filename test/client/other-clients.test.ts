/** What Conversations, Dino and Gajim really send (test/xmpp/stanzas, checked with their sources), all the way into the database. */
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wireIdOf } from '../../src/model/aliases.ts'
import type { Message } from '../../src/model/message.ts'
import { linesOf, messagesOf } from '../support/database-view.ts'
import { jidOf, type Tab, World } from '../support/world.ts'
import { stanza } from '../xmpp/xml.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
let j: Tab

beforeEach(async () => {
  world = new World()
  world.server.join('juliet').befriend(romeo)
  world.server.join('romeo').befriend(juliet)
  ;({ tab: j } = await world.signedIn('juliet'))
})
afterEach(() => world.end())

/** From Romeo's program; `ids`: those of the golden stanza, and what they are here. */
async function comes(golden: string, ids: Record<string, string> = {}): Promise<void> {
  const text = readFileSync(new URL(`../xmpp/stanzas/${golden}.xml`, import.meta.url), 'utf8')
  const meant = Object.entries(ids).reduce((all, [id, here]) => all.replaceAll(`'${id}'`, `'${here}'`), text)
  const placed = meant.replaceAll('romeo@montague.example', romeo).replaceAll('juliet@verona.example', juliet)
  const account = world.server.accounts.get(juliet)
  if (!account) throw new Error('there is no such account')
  world.server.hand(account, stanza(placed), true)
  await world.calm()
}
async function ours(text: string): Promise<Message> {
  await j.client.messages.send(romeo, text)
  await world.calm()
  return newest()
}
function named(message: Message): string {
  const id = wireIdOf(message)
  if (id === null) throw new Error('it has no name')
  return id
}
async function newest(): Promise<Message> {
  const message = (await messagesOf(j, romeo)).at(-1)
  if (!message) throw new Error('nothing was said')
  return message
}

describe.each(['conversations', 'gajim'])('%s', (program) => {
  it('reacts', async () => {
    const message = await ours('hark')
    await comes(`xep-0444/${program}`, { 'm-1': named(message) })
    expect((await newest()).reactions).toMatchObject([{ from: romeo }])
  })

  it('mends its words', async () => {
    await comes(`rfc-6121-messages/${program}-chat`)
    const { body } = await newest()
    const said = named(await newest())
    await comes(`xep-0308/${program}`, { 'c-1': said, 'g-2': said })
    expect(body).not.toBe('Soft!')
    expect(await linesOf(j, romeo)).toEqual(['< Soft!'])
  })
})

describe.each(['conversations', 'dino', 'gajim'])('%s', (program) => {
  it('has seen it', async () => {
    const message = await ours('hark')
    const id = named(message)
    await comes(`xep-0333/${program}`, { 'm-1': id, 'd-1': id })
    expect(await newest()).toMatchObject({ state: 'read' })
  })
})
it.each(['conversations', 'dino'])('%s has got it', async (program) => {
  const message = await ours('hark')
  await comes(`xep-0184/${program}`, { 'm-1': named(message) })
  expect(await newest()).toMatchObject({ state: 'delivered' })
})

it.each(['dino', 'gajim'])('%s takes it back', async (program) => {
  await comes(`rfc-6121-messages/${program}-chat`)
  const said = named(await newest())
  await comes(`xep-0424/${program}`, { 'd-2': said, 'g-2': said })
  expect(await newest()).toMatchObject({ body: '', retracted: expect.anything() })
})

it.each(['dino', 'gajim'])('%s answers', async (program) => {
  const message = await ours('Well?')
  const id = named(message)
  await comes(`xep-0461/${program}`, { 'd-1': id, 'g-1': id })
  expect(await newest()).toMatchObject({ body: program === 'dino' ? 'Red ones' : 'Well.', reply: { id } })
})

it('Dino sends a picture: what is only announced is nothing yet, and then it is there', async () => {
  await comes('xep-0447/dino')
  expect(await messagesOf(j, romeo)).toEqual([])
  await comes('xep-0447/dino-address')
  const url = 'https://upload.montague.example/f4/rose.jpg'
  expect((await newest()).attachments).toMatchObject([{ url, name: 'rose.jpg', type: 'image/jpeg' }])
})
