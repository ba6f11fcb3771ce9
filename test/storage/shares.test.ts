import { describe, expect, it } from 'vitest'
import { shareShelf } from '../../src/storage/shares.ts'
import { FakeCaches } from '../support/fake-shelf.ts'

const FOLDER = 'https://tessera.example/chat/'
const share = (text: string, ...names: string[]) => ({
  text,
  files: names.map((name) => new File([`in ${name}`], name, { type: 'image/png', lastModified: 5 })),
  leftOut: 2,
})
const setUp = () => {
  const caches = new FakeCaches()
  return { caches, shelf: shareShelf({ caches, folder: FOLDER }) }
}

describe('what was handed over', () => {
  it('is there until it is taken away, whole', async () => {
    const { shelf, caches } = setUp()
    expect(await shelf.read()).toBeNull()
    await shelf.put(share('Look', 'rose.png', 'lily.png'))
    const found = await shelf.read()
    expect(found).toMatchObject({ text: 'Look', leftOut: 2 })
    expect(found?.files.map(({ name, type, lastModified }) => [name, type, lastModified])).toEqual([
      ['rose.png', 'image/png', 5],
      ['lily.png', 'image/png', 5],
    ])
    expect(await found?.files[1]?.text()).toBe('in lily.png')
    await shelf.clear()
    expect([await shelf.read(), caches.entries.size]).toEqual([null, 0])
  })

  it('is the last of all, and nothing stays of the one before', async () => {
    const { shelf, caches } = setUp()
    await shelf.put(share('First', 'a', 'b', 'c'))
    await shelf.put(share('Second', 'd'))
    expect(await shelf.read()).toMatchObject({ text: 'Second', files: [{ name: 'd' }] })
    expect(caches.entries.size).toBe(2)
  })

  it('is one of two that come at once, never half of each', async () => {
    const { shelf } = setUp()
    await Promise.all([shelf.put(share('First', 'a1', 'a2')), shelf.put(share('Second', 'b1', 'b2'))])
    const found = await shelf.read()
    const initial = found?.text === 'First' ? 'a' : 'b'
    for (const { name } of found?.files ?? []) expect(name).toMatch(initial)
  })

  it('leaves nothing half kept where there is no room', async () => {
    const { shelf, caches } = setUp()
    caches.room = 10
    await expect(shelf.put(share('Look', 'rose.png', 'lily.png'))).rejects.toThrow('no room')
    expect(caches.entries.size).toBe(0)
  })

  it('is apart from that of another copy of the program at the same origin', async () => {
    const { shelf, caches } = setUp()
    const other = shareShelf({ caches, folder: 'https://tessera.example/beta/' })
    await other.put(share('Theirs'))
    await shelf.put(share('Ours'))
    await shelf.clear()
    expect([await shelf.read(), await other.read()]).toEqual([
      null,
      expect.objectContaining({ text: 'Theirs' }),
    ])
  })
})
