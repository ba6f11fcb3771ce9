import { describe, expect, it } from 'vitest'
import { precache } from '../../src/worker/precache.ts'
import { FakeWorkerScope, FOLDER } from '../support/fake-worker-scope.ts'
import { contentOf, filesOf } from '../support/shell-files.ts'

const FILES = ['index.html', 'icon.svg', 'assets/index-aaaaaaaa.js']

async function world() {
  const around = new FakeWorkerScope()
  for (const url of FILES) around.served.set(FOLDER + url, contentOf(url, 'one'))
  precache(around.scope, filesOf(FILES, 'one'), '1.2.3')
  await around.fire('install')
  await around.fire('activate')
  return around
}
const go = (around: FakeWorkerScope, address: string) => around.ask(address, { mode: 'navigate' })
const PAGE = contentOf('index.html', 'one')

describe('a page that is opened', () => {
  it('is there without a network, by whatever leads to it', async () => {
    const around = await world()
    around.isOffline = true
    for (const address of [
      '',
      'index.html',
      '?uri=xmpp%3Aromeo%40verona.example',
      '#/chats',
      'index.html?a#b',
    ])
      expect(await (await go(around, address))?.text()).toBe(PAGE)
  })

  it('is asked for nowhere else: what leads to it stays here', async () => {
    const around = await world()
    around.asked.length = 0
    await go(around, '?uri=xmpp%3Aromeo%40verona.example%3Fpreauth%3Dsecret')
    expect(around.asked.map(({ address }) => address)).toEqual([`${FOLDER}index.html`])
  })

  it('is left alone when it is not this one', async () => {
    const around = await world()
    for (const address of ['oauth.html', 'docs/', '../', 'https://elsewhere.example/app/'])
      expect(await go(around, address)).toBeNull()
    expect(await around.ask('', { mode: 'navigate', method: 'POST' })).toBeNull()
  })

  it('comes from the network when nothing is here any more', async () => {
    const around = await world()
    around.stores.clear()
    around.served.set(`${FOLDER}index.html`, contentOf('index.html', 'two'))
    around.served.set(FOLDER, contentOf('index.html', 'two'))
    expect(await (await go(around, ''))?.text()).toBe(contentOf('index.html', 'two'))
  })
})

describe('a file', () => {
  it('is answered when it is one of ours, and fetched when it is of a version that was never here', async () => {
    const around = await world()
    around.served.set(`${FOLDER}assets/new-cccccccc.js`, 'newer')
    expect(await (await around.ask('icon.svg'))?.text()).toBe(contentOf('icon.svg', 'one'))
    expect(await (await around.ask('assets/new-cccccccc.js'))?.text()).toBe('newer')
    expect(await around.ask('config.json')).toBeNull()
    expect(await around.ask('https://elsewhere.example/app/icon.svg')).toBeNull()
  })

  it('is never given otherwise than it was made', async () => {
    const around = await world()
    around.stores.clear()
    around.served.set(`${FOLDER}assets/index-aaaaaaaa.js`, 'tampered with')
    await expect(around.ask('assets/index-aaaaaaaa.js')).rejects.toThrow()
  })
})

describe('a later version', () => {
  it('is begun with by the only window that is opened, and waits when there are others', async () => {
    const around = await world()
    around.hasWaiting = true
    around.windows = 2
    expect(await (await go(around, ''))?.text()).toBe(PAGE)
    expect(around.waiting).toEqual([])
    for (const url of FILES) around.served.set(FOLDER + url, contentOf(url, 'two'))
    const later = new FakeWorkerScope()
    for (const [name, store] of around.stores) later.stores.set(name, store)
    for (const [address, answer] of around.served) later.served.set(address, answer)
    precache(later.scope, filesOf(FILES, 'two'), '2.0.0')
    await later.fire('install')
    around.windows = 1
    expect(await (await go(around, ''))?.text()).toBe(contentOf('index.html', 'two'))
    expect(around.waiting).toEqual([{ type: 'take-over' }])
  })

  it('is used when it is told to, and says which one it is', async () => {
    const around = await world()
    expect(around.deeds).toEqual(['claim'])
    const which = async (script: unknown) => {
      const { port1, port2 } = new MessageChannel()
      const answer = new Promise((resolve) => {
        port1.onmessage = ({ data }) => resolve(data)
      })
      await around.fire('message', { data: { type: 'which', script }, ports: [port2] })
      const said = await answer
      port1.close()
      return said
    }
    expect(await which(`${FOLDER}assets/index-aaaaaaaa.js`)).toEqual({ version: '1.2.3', same: true })
    expect(await which(`${FOLDER}assets/index-bbbbbbbb.js`)).toEqual({ version: '1.2.3', same: false })
    expect(await which(7)).toEqual({ version: '1.2.3', same: false })
    for (const data of [null, 'take-over', { type: 'other' }, { type: 'which' }])
      await around.fire('message', { data, ports: [] })
    expect(around.deeds).toEqual(['claim'])
    await around.fire('message', { data: { type: 'take-over' }, ports: [] })
    expect(around.deeds).toEqual(['claim', 'skipWaiting'])
  })
})
