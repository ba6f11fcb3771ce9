import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listAccounts, putAccount } from '../../src/storage/accounts.ts'
import { listMedia, mediaBytes, putMedia, usedMedia } from '../../src/storage/media.ts'
import { messagePage, putMessage } from '../../src/storage/messages.ts'
import { ALL_STORES, type Storage } from '../../src/storage/storage.ts'
import { freshStorage } from './fresh-storage.ts'
import { account, alice, bob, message } from './rows.ts'

const MEGABYTE = 1024 * 1024
let storage: Storage
let free: number

/** A disk as a browser shows it: what is added while nothing is free fails, at the end of its transaction. */
function limitTheDisk() {
  const put = IDBObjectStore.prototype.put
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...words) {
    const request = put.apply(this, words)
    if (free <= 0)
      (this.transaction as unknown as { _abort(name: string): void })._abort('QuotaExceededError')
    return request
  })
  const remove = IDBObjectStore.prototype.delete
  vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
    if (this.name === 'media') free++
    return remove.call(this, key)
  })
}

const keep = (owner: string, messageId: string, usedAt: number, size = 20 * MEGABYTE) =>
  storage.write(['media', 'mediaBytes'], (tx) =>
    putMedia(tx, { account: owner, messageId, place: 0, kind: 'image', size, usedAt }, new Blob([messageId])),
  )
const keptIds = async () => (await storage.read(['media'], listMedia)).map(({ messageId }) => messageId)
const say = (body: string) =>
  storage.write(['messages'], (tx) => putMessage(tx, message(alice, bob, 1, { body })), { durable: true })

beforeEach(async () => {
  free = 1
  storage = await freshStorage()
})
afterEach(() => void vi.restoreAllMocks())

describe('a write that there is no room for', () => {
  it('takes the room of what nobody looked at for longest, of whichever account, and of no more', async () => {
    await keep(alice, 'new', 30)
    await keep(bob, 'old', 10)
    await keep(alice, 'middle', 20)
    limitTheDisk()
    free = 0
    await say('hello')
    vi.restoreAllMocks()
    expect(await keptIds()).toEqual(['middle', 'new'])
    expect(await storage.read(['mediaBytes'], (tx) => tx.keys('mediaBytes'))).toHaveLength(2)
    expect(await storage.read(['messages'], (tx) => messagePage(tx, alice, bob, { limit: 9 }))).toMatchObject(
      [{ body: 'hello' }],
    )
    expect(storage.failure.get()).toBeNull()
  })

  it('goes on until all of them are gone, and then says so; messages stay', async () => {
    await say('before')
    for (const place of [1, 2, 3, 4, 5]) await keep(alice, `file ${place}`, place)
    limitTheDisk()
    free = -100
    const writing = storage.write(['accounts'], (tx) => putAccount(tx, account(alice)))
    await expect(writing).rejects.toMatchObject({ name: 'StorageFailure', problem: 'full' })
    vi.restoreAllMocks()
    expect(await keptIds()).toEqual([])
    expect(await storage.read(['accounts'], listAccounts)).toEqual([])
    expect(await storage.read(['messages'], (tx) => messagePage(tx, alice, bob, { limit: 9 }))).toHaveLength(
      1,
    )
    expect(storage.failure.get()?.problem).toBe('full')
  })

  it('is the only one that makes room: any other failure takes nothing', async () => {
    await keep(alice, 'picture', 1)
    const writing = storage.write(ALL_STORES, async () => {
      throw new DOMException('no', 'DataError')
    })
    await expect(writing).rejects.toMatchObject({ problem: 'broken' })
    expect(await keptIds()).toEqual(['picture'])
  })

  it('says nothing of the room for the rest, if it was bulky', async () => {
    limitTheDisk()
    free = 0
    const row = { account: alice, messageId: 'm', place: 0, url: null, blob: new Blob(['x']) }
    const writing = storage.write(['uploads'], (tx) => tx.put('uploads', row), { bulky: true })
    await expect(writing).rejects.toMatchObject({ problem: 'full' })
    expect(storage.failure.get()).toBeNull()
  })
})

describe('kept media', () => {
  it('are found with their bytes, and remember when they were last looked at', async () => {
    await keep(alice, 'picture', 1)
    const name = { account: alice, messageId: 'picture', place: 0 }
    await storage.write(['media'], (tx) => usedMedia(tx, name, 9))
    expect(await storage.read(['media'], listMedia)).toMatchObject([{ usedAt: 9 }])
    const blob = await storage.read(['mediaBytes'], (tx) => mediaBytes(tx, name))
    expect(await blob?.text()).toBe('picture')
    expect(await storage.read(['mediaBytes'], (tx) => mediaBytes(tx, { ...name, place: 1 }))).toBeNull()
  })

  it('are not brought back by being looked at when they have gone', async () => {
    await storage.write(['media'], (tx) => usedMedia(tx, { account: alice, messageId: 'gone', place: 0 }, 9))
    expect(await keptIds()).toEqual([])
  })
})
