/** The connection to the database: opened when needed, given up when another tab needs it gone, opened again when lost. */
import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb'
import { MIGRATIONS, type Migration, migrate, type UpgradeTransaction } from './migrations.ts'
import type { Schema, StoreName } from './schema.ts'
import { asStorageFailure, StorageFailure } from './storage-failure.ts'

export interface DatabaseEvents {
  /** A newer program wants to upgrade the database; this connection has made way and will not come back. */
  onSuperseded(): void
  /** The browser dropped the connection, perhaps with the data: whatever was read may no longer be so. */
  onLost(): void
}

export interface Database {
  transaction<Mode extends 'readonly' | 'readwrite'>(
    stores: readonly StoreName[],
    mode: Mode,
    durability?: 'relaxed' | 'strict',
  ): Promise<IDBPTransaction<Schema, StoreName[], Mode>>
  close(): void
}

type Connection = IDBPDatabase<Schema>

/** Between the tries to open it again. */
const PAUSES_MS = [50, 100, 200, 400, 800, 1600]

export function createDatabase(
  name: string,
  events: DatabaseEvents,
  migrations: readonly Migration[] = MIGRATIONS,
): Database {
  let connection: Promise<Connection> | null = null
  let closed = false
  /** It was here, and was dropped: what is opened next may be empty. */
  let lost = false

  function connect(): Promise<Connection> {
    if (closed) return Promise.reject(new StorageFailure('broken', 'closed'))
    if (connection) return connection
    const opening = open()
    connection = opening
    opening.catch(() => release(opening))
    return opening
  }

  const release = (which: Promise<Connection>) => {
    if (connection === which) connection = null
  }

  async function open([pause, ...later]: readonly number[] = PAUSES_MS): Promise<Connection> {
    let upgrades = false
    try {
      const opened = await openOnce(() => {
        upgrades = true
      })
      if (lost) queueMicrotask(events.onLost)
      lost = false
      return opened
    } catch (error) {
      // While it throws away what is there, a browser lets nothing be opened; a migration that fails is another matter.
      const isBusy = error instanceof DOMException && error.name === 'AbortError' && !upgrades
      if (!isBusy || pause === undefined || closed) throw openingFailure(error)
      await new Promise((resolve) => setTimeout(resolve, pause))
      return open(later)
    }
  }

  async function openOnce(onUpgrade: () => void): Promise<Connection> {
    // Null, missing or throwing: browsers have several ways of keeping nothing.
    if (!globalThis.indexedDB) throw new StorageFailure('not-allowed', 'no IndexedDB')
    return openDB<Schema>(name, migrations.length, {
      upgrade(db, from, _to, tx) {
        onUpgrade()
        void migrate(db as unknown as IDBPDatabase, tx as unknown as UpgradeTransaction, from, migrations)
      },
      blocking(_current, next, event) {
        ;(event.target as IDBDatabase).close()
        connection = null
        if (next === null) drop()
        else events.onSuperseded()
      },
      terminated() {
        connection = null
        drop()
      },
    })
  }

  function drop(): void {
    lost = true
    events.onLost()
  }

  async function transaction<Mode extends 'readonly' | 'readwrite'>(
    stores: readonly StoreName[],
    mode: Mode,
    durability?: 'relaxed' | 'strict',
  ) {
    const begin = async () => {
      const opened = connect()
      const db = await opened
      try {
        return db.transaction([...stores], mode, durability && { durability })
      } catch (error) {
        // Closed under our hands, before its event came.
        if (error instanceof DOMException && error.name === 'InvalidStateError') release(opened)
        throw error
      }
    }
    try {
      return await begin()
    } catch (error) {
      if (connection || closed || error instanceof StorageFailure) throw error
      return begin()
    }
  }

  return {
    transaction,
    close() {
      closed = true
      connection?.then(
        (db) => db.close(),
        () => {},
      )
      connection = null
    },
  }
}

/** Some browsers say `InvalidStateError` in a private window. */
function openingFailure(error: unknown): StorageFailure {
  if (error instanceof DOMException && error.name === 'InvalidStateError')
    return new StorageFailure('not-allowed', error.name)
  return asStorageFailure(error) ?? new StorageFailure('broken', error instanceof Error ? error.name : null)
}
