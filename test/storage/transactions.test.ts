import { describe, expect, it, vi } from 'vitest'
import { accountOf, listAccounts, putAccount } from '../../src/storage/accounts.ts'
import { putContacts } from '../../src/storage/contacts.ts'
import { ALL_STORES } from '../../src/storage/storage.ts'
import { accountsTopic, contactsTopic, settingsTopic } from '../../src/storage/topics.ts'
import { freshStorage } from './fresh-storage.ts'
import { account, alice, bob, contact } from './rows.ts'

describe('a transaction', () => {
  it('is published after its commit: who hears of it finds it', async () => {
    const storage = await freshStorage()
    const found = new Promise((resolve) =>
      storage.onChange([accountsTopic], () =>
        resolve(storage.read(['accounts'], (tx) => accountOf(tx, alice))),
      ),
    )
    await storage.write(['accounts'], (tx) => putAccount(tx, account(alice)))
    expect(await found).toEqual(account(alice))
  })

  it('is published before the writer goes on', async () => {
    const storage = await freshStorage()
    const heard = vi.fn()
    storage.onChange([accountsTopic], heard)
    await storage.write(['accounts'], (tx) => putAccount(tx, account(alice)))
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('tells a listener once, however much was touched, and tells none of what was not', async () => {
    const storage = await freshStorage()
    const [both, other, gone] = [vi.fn(), vi.fn(), vi.fn()]
    storage.onChange([accountsTopic, contactsTopic(alice)], both)
    storage.onChange([contactsTopic(bob), settingsTopic], other)
    storage.onChange([accountsTopic], gone)()
    await storage.write(['accounts', 'contacts'], async (tx) => {
      await putAccount(tx, account(alice))
      await putContacts(tx, [contact(alice, bob), contact(alice, 'carol@tessera.example')])
    })
    expect(both).toHaveBeenCalledTimes(1)
    expect(other).not.toHaveBeenCalled()
    expect(gone).not.toHaveBeenCalled()
  })

  it('leaves nothing and publishes nothing when its body fails, and the failure comes out as it was', async () => {
    const storage = await freshStorage()
    const heard = vi.fn()
    storage.onChange([accountsTopic], heard)
    const failure = new Error('changed my mind')
    const writing = storage.write(['accounts'], async (tx) => {
      await putAccount(tx, account(alice))
      throw failure
    })
    await expect(writing).rejects.toBe(failure)
    expect(heard).not.toHaveBeenCalled()
    expect(await storage.read(['accounts'], listAccounts)).toEqual([])
    expect(storage.failure.get()).toBeNull()
  })

  it('leaves nothing when the second of two stores cannot be written', async () => {
    const storage = await freshStorage()
    const unwritable = contact(alice, bob, { groups: [(() => {}) as unknown as string] })
    const writing = storage.write(['accounts', 'contacts'], async (tx) => {
      await putAccount(tx, account(alice))
      await putContacts(tx, [unwritable])
    })
    await expect(writing).rejects.toMatchObject({ name: 'StorageFailure', problem: 'broken' })
    expect(await storage.read(['accounts'], listAccounts)).toEqual([])
  })

  it('publishes what it wrote before its body went astray: that part is in the database', async () => {
    const storage = await freshStorage()
    const heard = vi.fn()
    storage.onChange([accountsTopic], heard)
    const writing = storage.write(['accounts'], async (tx) => {
      await putAccount(tx, account(alice))
      // Another transaction of the store begins when this one is over.
      await storage.read(['accounts'], listAccounts)
      await putAccount(tx, account(bob))
    })
    await expect(writing).rejects.toMatchObject({
      name: 'StorageFailure',
      problem: 'broken',
    })
    expect(await storage.read(['accounts'], listAccounts)).toEqual([account(alice)])
    expect(heard).toHaveBeenCalledTimes(1)
  })

  it('goes on when a listener fails, and the failure is not lost', async () => {
    const storage = await freshStorage()
    const [after, lost] = [vi.fn(), vi.fn()]
    const others = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    process.once('uncaughtException', lost)
    storage.onChange([accountsTopic], () => {
      throw new Error('listener')
    })
    storage.onChange([accountsTopic], after)
    await storage.write(['accounts'], (tx) => putAccount(tx, account(alice)))
    await vi.waitFor(() => expect(lost).toHaveBeenCalledTimes(1))
    for (const listener of others) process.on('uncaughtException', listener)
    expect(after).toHaveBeenCalledTimes(1)
  })

  it('is written through to the disk only when it is asked to be durable', async () => {
    const storage = await freshStorage()
    const begun = vi.spyOn(IDBDatabase.prototype, 'transaction')
    await storage.write(['accounts'], (tx) => putAccount(tx, account(alice)))
    await storage.write(['accounts'], (tx) => putAccount(tx, account(bob)), { durable: true })
    expect(begun.mock.calls.map(([, , options]) => options)).toEqual([
      { durability: 'relaxed' },
      { durability: 'strict' },
    ])
    begun.mockRestore()
  })

  it('may run over all stores', async () => {
    const name = 'all-stores'
    await freshStorage({ name })
    const request = indexedDB.open(name)
    const stores = await new Promise((resolve) => {
      request.onsuccess = () => {
        resolve([...request.result.objectStoreNames])
        request.result.close()
      }
    })
    expect([...ALL_STORES].sort()).toEqual(stores)
  })
})
