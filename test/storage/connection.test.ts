import { forceCloseDatabase } from 'fake-indexeddb'
import { deleteDB, type IDBPDatabase, openDB, unwrap } from 'idb'
import { describe, expect, it, vi } from 'vitest'
import { listAccounts, putAccount } from '../../src/storage/accounts.ts'
import { MIGRATIONS } from '../../src/storage/migrations.ts'
import { openStorage } from '../../src/storage/storage.ts'
import { accountsTopic } from '../../src/storage/topics.ts'
import { freshName, freshStorage, until } from './fresh-storage.ts'
import { account, alice } from './rows.ts'

const nextVersion = [...MIGRATIONS, (db: IDBPDatabase) => void db.createObjectStore('reactions')]

/** As a browser answers that is busy. */
function refuse(open: IDBFactory['open'], factory: IDBFactory): IDBOpenDBRequest {
  const request = open.call(factory, freshName(), 1)
  request.addEventListener('upgradeneeded', (event) => {
    event.stopImmediatePropagation()
    request.transaction?.abort()
  })
  return request
}

/** The connection that a storage holds, as the browser knows it. */
async function connectionOf(open: () => Promise<unknown>): Promise<IDBDatabase> {
  const found: IDBDatabase[] = []
  const transaction = IDBDatabase.prototype.transaction
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...how
  ) {
    found.push(this)
    return transaction.apply(this, how)
  })
  await open()
  spy.mockRestore()
  const [first] = found
  if (!first) throw new Error('nothing was opened')
  return first
}

describe('a tab of an older program', () => {
  it('makes way for a newer one, and says from then on that it has to be loaded again', async () => {
    const name = freshName()
    const old = await freshStorage({ name })
    await old.write(['accounts'], (tx) => putAccount(tx, account(alice)))
    const fresh = await freshStorage({ name, migrations: nextVersion })
    expect(await fresh.read(['accounts'], listAccounts)).toEqual([account(alice)])
    expect(old.failure.get()?.problem).toBe('newer')
    await expect(old.read(['accounts'], listAccounts)).rejects.toMatchObject({ problem: 'newer' })
    await expect(old.read(['accounts'], listAccounts)).rejects.toMatchObject({ problem: 'newer' })
    expect(old.failure.get()?.problem).toBe('newer')
  })

  it('finishes what it was writing before it makes way', async () => {
    const name = freshName()
    const old = await freshStorage({ name })
    const writing = old.write(['accounts'], async (tx) => {
      for (let signedInAt = 0; signedInAt < 50; signedInAt++)
        await putAccount(tx, account(alice, { signedInAt }))
    })
    const fresh = await freshStorage({ name, migrations: nextVersion })
    await writing
    expect(await fresh.read(['accounts'], listAccounts)).toEqual([account(alice, { signedInAt: 49 })])
    expect(old.failure.get()?.problem).toBe('newer')
  })

  it('does not open what a newer one has written', async () => {
    const name = freshName()
    await freshStorage({ name, migrations: nextVersion })
    const opening = openStorage({ name, channel: () => null })
    await expect(opening).rejects.toMatchObject({ name: 'StorageFailure', problem: 'newer' })
  })
})

describe('a connection that the browser drops', () => {
  it('is opened again, and everybody looks again', async () => {
    const storage = await freshStorage()
    const connection = await connectionOf(() =>
      storage.write(['accounts'], (tx) => putAccount(tx, account(alice))),
    )
    const heard = vi.fn()
    storage.onChange([accountsTopic], heard)
    forceCloseDatabase(connection as never)
    await vi.waitFor(() => expect(heard).toHaveBeenCalled())
    expect(await storage.read(['accounts'], listAccounts)).toEqual([account(alice)])
  })

  it('is opened again once the browser lets it, which is busy throwing away what was there', async () => {
    const name = freshName()
    const storage = await freshStorage({ name })
    const connection = await connectionOf(() =>
      storage.write(['accounts'], (tx) => putAccount(tx, account(alice))),
    )
    const accounts = storage.live([accountsTopic], () => storage.read(['accounts'], listAccounts))
    await until(accounts, (now) => now?.length === 1)
    const real = IDBFactory.prototype.open
    const open = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (
      this: IDBFactory,
      ...how
    ) {
      return open.mock.calls.length > 2 ? real.apply(this, how) : refuse(real, this)
    })
    const empty = until(accounts, (now) => now?.length === 0)
    forceCloseDatabase(connection as never)
    await deleteDB(name)
    await empty
    expect(open).toHaveBeenCalledTimes(3)
    expect(storage.failure.get()).toBeNull()
    open.mockRestore()
  })

  it('is looked at again by everybody when it could be opened only much later', async () => {
    const name = freshName()
    const storage = await freshStorage({ name })
    const connection = await connectionOf(() =>
      storage.write(['accounts'], (tx) => putAccount(tx, account(alice))),
    )
    const accounts = storage.live([accountsTopic], () => storage.read(['accounts'], listAccounts))
    accounts.subscribe(() => {})
    await until(accounts, (now) => now?.length === 1)
    const open = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('no', 'UnknownError')
    })
    forceCloseDatabase(connection as never)
    await until(storage.failure, (now) => now?.problem === 'broken')
    expect(accounts.get()).toHaveLength(1)
    open.mockRestore()
    await deleteDB(name)
    const empty = until(accounts, (now) => now?.length === 0)
    // Somebody else uses it.
    await storage.read(['settings'], (tx) => tx.keys('settings'))
    await empty
  })

  it('is opened again even before the browser says that it is gone', async () => {
    const storage = await freshStorage()
    const connection = await connectionOf(() =>
      storage.write(['accounts'], (tx) => putAccount(tx, account(alice))),
    )
    connection.close()
    expect(await storage.read(['accounts'], listAccounts)).toEqual([account(alice)])
  })

  it('lets the data be deleted under it, and shows that they are gone', async () => {
    const name = freshName()
    const storage = await freshStorage({ name })
    await storage.write(['accounts'], (tx) => putAccount(tx, account(alice)))
    const live = storage.live([accountsTopic], () => storage.read(['accounts'], listAccounts))
    await until(live, (now) => now?.length === 1)
    const empty = until(live, (now) => now?.length === 0)
    await deleteDB(name)
    expect(await empty).toEqual([])
    expect(storage.failure.get()).toBeNull()
  })
})

describe('a storage that was closed', () => {
  it('holds nothing open and answers nothing', async () => {
    const name = freshName()
    const storage = await openStorage({ name, channel: () => null })
    storage.close()
    await expect(storage.read(['accounts'], listAccounts)).rejects.toMatchObject({ detail: 'closed' })
    const next = await openDB(name, MIGRATIONS.length + 1)
    expect(unwrap(next).version).toBe(MIGRATIONS.length + 1)
    next.close()
  })
})
