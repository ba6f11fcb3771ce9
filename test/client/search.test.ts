import { xml } from '@xmpp/xml'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MessageSearch } from '../../src/client/search/searching.ts'
import { jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
const nurse = jidOf('nurse')
let world: World
let r: Tab
let search: MessageSearch

/** Said while no client of ours was there, an hour apart, the last one just now. */
function archived(peer: string, bodies: readonly string[]): void {
  const archive = world.server.accounts.get(romeo)?.archive
  bodies.forEach((body, index) => {
    const message = xml(
      'message',
      { xmlns: 'jabber:client', type: 'chat', from: `${peer}/x`, to: romeo, id: `${peer}-${index}` },
      xml('body', null, body),
    )
    archive?.add(peer, message, world.server.micros() - (bodies.length - 1 - index) * 3_600_000_000)
  })
}
const found = () => search.found.get()?.hits.map(({ snippet }) => snippet)
async function ask(text: string, more: Omit<Parameters<MessageSearch['ask']>[0], 'text'> = {}) {
  search.ask({ text, ...more })
  await world.calm()
  return found()
}

beforeEach(async () => {
  world = new World()
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
  world.server.join('nurse').befriend(romeo)
  world.server.accounts.get(romeo)?.befriend(nurse)
  archived(juliet, ['Wherefore art thou', 'Good night', 'Such sweet sorrow'])
  archived(nurse, ['Ah sir, sorrow', 'She sleeps'])
  ;({ tab: r } = await world.signedIn('romeo'))
  search = await r.client.search.open()
  await world.calm()
})
afterEach(() => {
  search.close()
  world.end()
})

describe('looking for words on this device', () => {
  it('finds them in every chat, the newest first, with where they are', async () => {
    expect(await ask('SÓRROW')).toEqual(['Such sweet sorrow', 'Ah sir, sorrow'])
    const [hit] = search.found.get()?.hits ?? []
    expect(hit?.marks.map(([from, to]) => hit.snippet.slice(from, to))).toEqual(['sorrow'])
    expect(search.found.get()).toMatchObject({ total: 2, isPartial: false })
  })

  it('wants all words, and can be narrowed', async () => {
    expect(await ask('sweet sorrow')).toEqual(['Such sweet sorrow'])
    expect(await ask('sorrow', { conversation: nurse })).toEqual(['Ah sir, sorrow'])
    expect(await ask('sorrow', { from: juliet })).toEqual(['Such sweet sorrow'])
    expect(await ask('o', { from: romeo })).toEqual([])
    const now = world.time.now()
    expect(await ask('o', { conversation: juliet, since: now - 1_800_000 })).toEqual(['Such sweet sorrow'])
    expect(await ask('o', { conversation: juliet, until: now - 5_400_000 })).toEqual(['Wherefore art thou'])
    expect(await ask('   ')).toEqual([])
  })

  it('follows what is said, corrected and taken back while one looks', async () => {
    await ask('zeppelin')
    expect(found()).toEqual([])
    const { tab: j } = await world.signedIn('juliet')
    await world.during(j.client.messages.send(romeo, 'A zeppelin'))
    await world.calm()
    expect(found()).toEqual(['A zeppelin'])
    const sent = j.client.conversations.open(romeo)
    const stop = sent.window.subscribe(() => {})
    await world.calm()
    const last = sent.window.get().items.at(-1)
    const id = last?.kind === 'message' ? last.message.id : ''
    await world.during(j.client.messages.correct(id, 'An airship'))
    await world.calm()
    expect(found()).toEqual([])
    expect(await ask('airship')).toEqual(['An airship'])
    await world.during(j.client.messages.retract(id))
    await world.calm()
    expect(found()).toEqual([])
    stop()
    sent.close()
  })

  it('knows a chat that begins while one looks', async () => {
    await ask('soft')
    await world.during(r.client.messages.send(jidOf('benvolio'), 'But soft'))
    await world.calm()
    expect(found()).toEqual(['But soft'])
  })

  it('gives a page at a time', async () => {
    for (let index = 0; index < 120; index++)
      await world.during(r.client.messages.send(juliet, `rose ${index}`))
    await world.calm()
    expect((await ask('rose'))?.length).toBe(50)
    expect(search.found.get()?.total).toBe(120)
    search.more()
    await world.calm()
    search.more()
    await world.calm()
    expect(found()?.length).toBe(120)
    expect(found()?.at(-1)).toBe('rose 0')
  })
})

describe('looking for words on the server', () => {
  // Fetched when it is wanted, which takes time that no world knows of.
  beforeEach(() => import('../../src/client/search/search-archive.ts'))

  const askServer = async () => {
    search.askServer()
    await world.calm()
    return search.onServer.get()
  }
  /** Older than all that a new device reads of its own accord. */
  const longAgo = () => archived(juliet, ['sorrow long ago', ...Array<string>(700).fill('since then')])

  it.each(['{urn:xmpp:fulltext:0}fulltext', 'withtext'])('finds what is not here (%s)', async (wordsIn) => {
    world.end()
    world = new World({
      archive: { mostInPage: 100, precision: 1, unknownEnd: 'item-not-found', refuses: null, wordsIn },
    })
    world.server.join('romeo').befriend(juliet)
    longAgo()
    ;({ tab: r } = await world.signedIn('romeo'))
    search = await r.client.search.open()
    expect(await ask('sorrow')).toEqual([])
    const answer = await askServer()
    expect(answer).toMatchObject({ status: 'found', more: false })
    const [hit] = answer.hits
    expect(hit).toMatchObject({ archived: true, snippet: 'sorrow long ago', conversation: juliet })
    const timeline = r.client.conversations.open(juliet)
    const stop = timeline.window.subscribe(() => {})
    await world.calm()
    const { id = '', time = 0 } = hit ?? {}
    const landing = await world.during(timeline.showAround({ kind: 'archived', id, time }))
    expect(landing.status).toBe('there')
    await world.calm()
    expect(await ask('sorrow')).toEqual(['sorrow long ago'])
    expect((await askServer()).hits[0]?.archived).toBeUndefined()
    stop()
    timeline.close()
  })

  it('says that it cannot where the archive has no field for them', async () => {
    await ask('sorrow')
    search.askServer()
    await world.calm()
    expect(search.onServer.get().status).toBe('unable')
  })

  it('says that nobody is there when one is offline', async () => {
    await ask('sorrow')
    world.network.down = true
    world.network.cut()
    await world.advance(1000)
    search.askServer()
    await world.calm()
    expect(search.onServer.get().status).toBe('unreachable')
  })
})
