import { afterEach, describe, expect, it, vi } from 'vitest'
import { listAccounts, putAccount } from '../../src/storage/accounts.ts'
import { openStorage } from '../../src/storage/storage.ts'
import { asStorageFailure } from '../../src/storage/storage-failure.ts'
import { accountsTopic } from '../../src/storage/topics.ts'
import { freshName, freshStorage } from './fresh-storage.ts'
import { account, alice, bob } from './rows.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** As a browser does it: the request is taken, and then the transaction dies of it. */
function fillTheDisk() {
  const put = IDBObjectStore.prototype.put
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, row) {
    const request = put.call(this, row)
    const transaction = this.transaction as unknown as { _abort(name: string): void }
    transaction._abort('QuotaExceededError')
    return request
  })
}

describe('a full disk', () => {
  it('is told as such, leaves what was there, and publishes nothing', async () => {
    const storage = await freshStorage()
    await storage.write(['accounts'], (tx) => putAccount(tx, account(alice)))
    const heard = vi.fn()
    storage.onChange([accountsTopic], heard)
    const full = fillTheDisk()
    const writing = storage.write(['accounts'], (tx) => putAccount(tx, account(bob)))
    await expect(writing).rejects.toMatchObject({ name: 'StorageFailure', problem: 'full' })
    expect(storage.failure.get()?.problem).toBe('full')
    expect(heard).not.toHaveBeenCalled()
    full.mockRestore()
    expect(await storage.read(['accounts'], listAccounts)).toEqual([account(alice)])
    // That it can be read says nothing of room.
    expect(storage.failure.get()?.problem).toBe('full')
    await storage.write(['accounts'], (tx) => putAccount(tx, account(bob)))
    expect(storage.failure.get()).toBeNull()
  })

  it('is told, and nothing is published, even when the writer does not wait for what it writes', async () => {
    const storage = await freshStorage()
    const heard = vi.fn()
    storage.onChange([accountsTopic], heard)
    fillTheDisk()
    const writing = storage.write(['accounts'], async (tx) => {
      tx.put('accounts', account(alice)).catch(() => {})
      tx.touch(accountsTopic)
    })
    await expect(writing).rejects.toMatchObject({ problem: 'full' })
    expect(heard).not.toHaveBeenCalled()
  })
})

describe('opening where nothing is kept', () => {
  const opening = (error: DOMException) => {
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw error
    })
    return openStorage({ name: freshName(), channel: () => null })
  }

  it.each(['SecurityError', 'InvalidStateError', 'NotAllowedError'])('is not allowed (%s)', async (name) => {
    const failure = { name: 'StorageFailure', problem: 'not-allowed', detail: name }
    await expect(opening(new DOMException('no', name))).rejects.toMatchObject(failure)
  })

  it('is not allowed where the browser has no databases at all', async () => {
    vi.stubGlobal('indexedDB', null)
    const opened = openStorage({ name: freshName(), channel: () => null })
    await expect(opened).rejects.toMatchObject({ name: 'StorageFailure', problem: 'not-allowed' })
  })

  it('is broken when the browser says nothing better', async () => {
    await expect(opening(new DOMException('disk', 'UnknownError'))).rejects.toMatchObject({
      problem: 'broken',
    })
  })

  it('works again once the browser lets us', async () => {
    await expect(opening(new DOMException('no', 'SecurityError'))).rejects.toThrow()
    vi.restoreAllMocks()
    expect(await (await freshStorage()).read(['accounts'], listAccounts)).toEqual([])
  })
})

describe('a failure', () => {
  it('tells what the browser called it, and nothing of what was written', () => {
    const failure = asStorageFailure(new DOMException('secret data', 'DataCloneError'))
    expect(failure?.message).toBe('storage: broken (DataCloneError)')
  })

  it('is only what came from the database', () => expect(asStorageFailure(new Error('other'))).toBeNull())
})
