import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutgoingFile } from '../../src/client/files/filing.ts'
import { linesOf, messagesOf, outboxOf, rowOf } from '../support/database-view.ts'
import type { FileHabits } from '../support/fake-file-house.ts'
import { type Device, jidOf, type Tab, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
let world: World
let device: Device
let r: Tab
let j: Tab

async function begin(files: FileHabits | null = { limit: 1000, overQuota: false }) {
  world = new World({ files })
  world.server.join('romeo').befriend(juliet)
  world.server.join('juliet').befriend(romeo)
  ;({ device, tab: r } = await world.signedIn('romeo'))
  ;({ tab: j } = await world.signedIn('juliet'))
}
beforeEach(() => begin())
afterEach(() => world.end())

const rest = async () => {
  await world.settled()
  await world.advance(2000)
}
const picture = (name: string, size = 10): OutgoingFile => ({
  blob: new Blob(['x'.repeat(size)], { type: 'image/png' }),
  about: { name, type: 'image/png', width: 4, height: 3, preview: 'data:image/png;base64,iVBORw0KGgo=' },
})
const house = () => world.server.files
/** Names and addresses of the files in a conversation, with the state of their messages. */
const filesOf = async (tab: Tab, jid: string) =>
  (await messagesOf(tab, jid)).flatMap(({ attachments = [], state, body }) =>
    attachments.map(({ name, url }) => `${name} ${url === null ? 'waits' : 'there'} ${state} ${body}`.trim()),
  )
const uploadsIn = (tab: Tab) => tab.storage.read(['uploads'], (tx) => tx.keys('uploads'))
const failures = async () => (await messagesOf(r, juliet)).map(({ failure }) => failure)

describe('a file', () => {
  it('is in the conversation at once, and leaves when the server has it', async () => {
    house().holds = true
    await r.client.files.send(juliet, [picture('rose.png')])
    expect(await filesOf(r, juliet)).toEqual(['rose.png waits sending'])
    await rest()
    expect(await linesOf(j, romeo)).toEqual([])
    house().underway[0]?.arrive()
    await rest()
    expect(await filesOf(r, juliet)).toEqual(['rose.png there delivered'])
    expect(await uploadsIn(r)).toEqual([])
    expect(await outboxOf(r)).toEqual([])
    const [message] = await messagesOf(j, romeo)
    expect(message).toMatchObject({ body: '', direction: 'in' })
    expect(message?.attachments).toEqual([
      {
        url: 'https://files.verona.example/1/rose.png',
        name: 'rose.png',
        type: 'image/png',
        size: 10,
        width: 4,
        height: 3,
        preview: 'data:image/png;base64,iVBORw0KGgo=',
      },
    ])
  })

  it('goes with a word, and several leave in their order, the word with the last', async () => {
    await r.client.files.send(juliet, [picture('one.png'), picture('two.png')], 'From the garden')
    await rest()
    expect(await filesOf(j, romeo)).toEqual([
      'one.png there delivered',
      'two.png there delivered From the garden',
    ])
  })

  it('tells how far it is, in every tab', async () => {
    house().holds = true
    const other = await device.open()
    await rest()
    await other.client.files.send(juliet, [picture('rose.png')])
    await rest()
    const [message] = await messagesOf(r, juliet)
    house().underway[0]?.onProgress(4)
    await world.idle()
    for (const tab of [r, other])
      expect(tab.client.files.progress(message?.id ?? '').get()).toEqual({ sent: 4, total: 10 })
    house().underway[0]?.arrive()
    await rest()
    for (const tab of [r, other]) expect(tab.client.files.progress(message?.id ?? '').get()).toBeNull()
  })

  it('can be taken back in the middle, and nobody hears of it', async () => {
    house().holds = true
    await r.client.files.send(juliet, [picture('rose.png'), picture('lily.png')])
    await rest()
    const [message] = await messagesOf(r, juliet)
    const first = house().underway[0]
    await r.client.messages.discard(message?.id ?? '')
    await rest()
    expect(first?.signal.aborted).toBe(true)
    expect(await filesOf(r, juliet)).toEqual(['lily.png waits sending'])
    house().underway[0]?.arrive()
    await rest()
    expect(await filesOf(j, romeo)).toEqual(['lily.png there delivered'])
    expect(await uploadsIn(r)).toEqual([])
  })

  it('waits for a network', async () => {
    world.network.down = true
    world.network.cut()
    await r.client.files.send(juliet, [picture('rose.png')])
    await world.advance(30_000)
    expect(await filesOf(r, juliet)).toEqual(['rose.png waits sending'])
    world.network.down = false
    await rest()
    expect(await filesOf(j, romeo)).toEqual(['rose.png there delivered'])
  })

  it('begins anew after a reload, and arrives once', async () => {
    house().holds = true
    await r.client.files.send(juliet, [picture('rose.png')])
    await rest()
    house().underway[0]?.onProgress(9)
    r = await world.reload(device, r)
    await rest()
    expect(house().underway.length).toBe(2)
    house().underway[1]?.arrive()
    await rest()
    expect(await filesOf(j, romeo)).toEqual(['rose.png there delivered'])
    expect(await filesOf(r, juliet)).toEqual(['rose.png there delivered'])
  })

  it('stands where it leaves', async () => {
    house().holds = true
    await r.client.files.send(juliet, [picture('rose.png')])
    await rest()
    await r.client.messages.send(juliet, 'Wait for it')
    await rest()
    await j.client.messages.send(romeo, 'I wait')
    await rest()
    house().underway[0]?.arrive()
    await rest()
    const said = async (tab: Tab, jid: string) =>
      (await messagesOf(tab, jid)).map(({ body, attachments }) => attachments?.[0]?.name ?? body)
    expect(await said(r, juliet)).toEqual(['Wait for it', 'I wait', 'rose.png'])
    expect(await said(j, romeo)).toEqual(['Wait for it', 'I wait', 'rose.png'])
    expect((await rowOf(r, juliet))?.last?.id).toBe((await messagesOf(r, juliet)).at(-1)?.id)
  })

  it('does not hold up one for somebody else', async () => {
    house().holds = true
    world.server.join('nurse')
    await r.client.files.send(juliet, [picture('rose.png')])
    await r.client.files.send(jidOf('nurse'), [picture('shoe.png')])
    await rest()
    expect(house().underway.map(({ url }) => url.split('/').at(-1))).toEqual(['rose.png', 'shoe.png'])
  })
})

describe('a file that is not taken', () => {
  it('is too large: told before by the limit, and said of the message', async () => {
    expect(r.client.files.offer.get()).toEqual({ status: 'unknown' })
    const stop = r.client.files.offer.subscribe(() => {})
    await rest()
    expect(r.client.files.offer.get()).toEqual({ status: 'known', limit: 1000 })
    stop()
    await r.client.files.send(juliet, [picture('wall.png', 1001)])
    await rest()
    expect(await failures()).toEqual(['upload-too-large'])
    expect(house().kept.size).toBe(0)
  })

  it('has no server that would: says so, and keeps it', async () => {
    world.end()
    await begin(null)
    await r.client.files.send(juliet, [picture('rose.png')], 'With love')
    await rest()
    expect(await failures()).toEqual(['no-upload'])
    expect(await filesOf(r, juliet)).toEqual(['rose.png waits failed With love'])
    expect((await uploadsIn(r)).length).toBe(1)
  })

  it('is over the quota: says so, loses nothing, and leaves when it is tried again later', async () => {
    world.end()
    await begin({ limit: null, overQuota: true })
    await r.client.files.send(juliet, [picture('rose.png')], 'With love')
    await rest()
    expect(await failures()).toEqual(['upload-quota'])
    Object.assign(house().habits ?? {}, { overQuota: false })
    await r.client.messages.retry((await messagesOf(r, juliet))[0]?.id ?? '')
    await rest()
    expect(await filesOf(j, romeo)).toEqual(['rose.png there delivered With love'])
  })

  it('is tried again by itself a few times, then asks', async () => {
    house().troubles = [null, 503, null]
    await r.client.files.send(juliet, [picture('rose.png')])
    await rest()
    await world.advance(60_000)
    expect(await filesOf(j, romeo)).toEqual(['rose.png there delivered'])
    house().troubles = [null, 503, null, 500, null]
    await r.client.files.send(juliet, [picture('lily.png')])
    await rest()
    await world.advance(120_000)
    expect(await failures()).toEqual([undefined, 'upload-failed'])
  })

  it('can be thrown away, with its bytes', async () => {
    house().troubles = [413]
    await r.client.files.send(juliet, [picture('rose.png')])
    await rest()
    expect(await failures()).toEqual(['upload-too-large'])
    await r.client.messages.discard((await messagesOf(r, juliet))[0]?.id ?? '')
    expect(await messagesOf(r, juliet)).toEqual([])
    expect(await uploadsIn(r)).toEqual([])
  })
})
