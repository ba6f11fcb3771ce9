/** The one truth: what every screen reads and every stanza ends in. */
import { type Live, value } from '../live/live.ts'
import { broadcastChannel, type Channel, createChanges } from './changes.ts'
import { createDatabase } from './database.ts'
import { withRoom } from './make-room.ts'
import { freeMedia } from './media.ts'
import type { Migration } from './migrations.ts'
import { liveQuery } from './query.ts'
import { remembering } from './remembering.ts'
import { runTransaction } from './run-transaction.ts'
import type { Schema, StoreName } from './schema.ts'
import { asStorageFailure, StorageFailure } from './storage-failure.ts'
import type { Topic } from './topics.ts'
import { type Reading, reading, type Writing, writing } from './transaction.ts'

export type { Schema, StoreName }
/** A transaction over all stores; a query that needs fewer says so: `Reading<'messages'>`. */
export type ReadTx = Reading<StoreName>
export type WriteTx = Writing<StoreName>

export interface WriteOptions {
  /** On the disk, not only with the operating system, when the promise resolves: for what a person did. */
  durable?: boolean
  /** A file: that there is no room for it says nothing of whether there is any for the rest. */
  bulky?: boolean
}

export interface Storage {
  /**
   * One transaction. It ends by itself as soon as `run` waits for anything but the database, so it must not. A failure
   * of the database rejects with `StorageFailure`, anything that `run` throws comes out as it is.
   */
  read<N extends StoreName, T>(stores: readonly N[], run: (tx: Reading<N>) => Promise<T>): Promise<T>
  /**
   * The same, to write. All or nothing; topics are published after the commit, here and in the other tabs. Where there is no
   * room, files that can be fetched again make it, and `run` is called anew: nothing of a call before may count.
   */
  write<N extends StoreName, T>(
    stores: readonly N[],
    run: (tx: Writing<N>) => Promise<T>,
    options?: WriteOptions,
  ): Promise<T>
  /**
   * Follows a query while somebody is subscribed; null until it was read for the first time. Never two reads at a time,
   * never more than one waiting. Parts that did not change keep their identity; with `same`, the whole is kept or not.
   */
  live<T>(topics: readonly Topic[], read: () => Promise<T>, same?: (a: T, b: T) => boolean): Live<T | null>
  /** Hears of commits in this tab and in others, until the returned function is called. */
  onChange(topics: readonly Topic[], listener: () => void): () => void
  /** Everybody looks again: after this tab was frozen it may have missed what others did. */
  refresh(): void
  /**
   * The last failure of the database, until something succeeds again: where there was no room, until something was written.
   * `newer`: this tab has to be loaded again.
   */
  readonly failure: Live<StorageFailure | null>
  close(): void
}

export interface StorageOptions {
  name?: string
  /** To the other tabs; by default the browser's BroadcastChannel. */
  channel?: (name: string) => Channel | null
  migrations?: readonly Migration[]
}

/** Resolves when the database is open and up to date; rejects with `StorageFailure`. */
export async function openStorage(options: StorageOptions = {}): Promise<Storage> {
  const { name = 'tessera', channel = broadcastChannel, migrations } = options
  const failure = value<StorageFailure | null>(null)
  const changes = createChanges(channel(`${name}-changes`))
  const database = createDatabase(
    name,
    {
      onSuperseded: () => failure.set(new StorageFailure('newer')),
      onLost: changes.refresh,
    },
    migrations,
  )

  /** Notes how the last use of the database went. */
  async function watched<T>(use: () => Promise<T>, is: 'reading' | 'writing' | 'bulky'): Promise<T> {
    try {
      const result = await use()
      const before = failure.get()?.problem
      // Once a newer program has been here, it stays so; and what can be read says nothing of room.
      if (before !== 'newer' && (before !== 'full' || is === 'writing')) failure.set(null)
      return result
    } catch (error) {
      const known = asStorageFailure(error)
      if (known && (known.problem !== 'full' || is !== 'bulky')) failure.set(known)
      throw known ?? error
    }
  }

  async function writeOnce<N extends StoreName, T>(
    stores: readonly N[],
    run: (tx: Writing<N>) => Promise<T>,
    durability: 'relaxed' | 'strict',
  ): Promise<T> {
    const touched = new Set<Topic>()
    const tx = await database.transaction(stores, 'readwrite', durability)
    const touch = (topic: Topic) => touched.add(topic)
    return runTransaction(
      tx,
      () => run(remembering(writing(tx, touch), (store) => tx.objectStore(store).keyPath)),
      () => changes.publish(touched),
    )
  }
  const free = (bytes: number) => writeOnce(['media', 'mediaBytes'], (tx) => freeMedia(tx, bytes), 'strict')

  const storage: Storage = {
    read: (stores, run) =>
      watched(async () => {
        const tx = await database.transaction(stores, 'readonly')
        return runTransaction(tx, () => run(reading(tx)))
      }, 'reading'),
    write: (stores, run, { durable = false, bulky = false } = {}) =>
      watched(
        () => withRoom(() => writeOnce(stores, run, durable ? 'strict' : 'relaxed'), free),
        bulky ? 'bulky' : 'writing',
      ),
    live: (topics, read, same) => liveQuery(changes, topics, read, same),
    onChange: changes.subscribe,
    refresh: changes.refresh,
    failure,
    close() {
      changes.close()
      database.close()
    },
  }
  try {
    await storage.read(['accounts'], (tx) => tx.keys('accounts'))
  } catch (error) {
    storage.close()
    throw error
  }
  return storage
}

/** All stores, for a use case that touches most of them. */
export const ALL_STORES: readonly StoreName[] = [
  'accounts',
  'credentials',
  'resume',
  'presences',
  'contacts',
  'conversations',
  'messages',
  'outbox',
  'archiveRanges',
  'settings',
  'keys',
  'invites',
  'journeys',
  'redemptions',
  'pending',
  'uploads',
  'profiles',
  'blocked',
  'issuers',
  'grants',
  'doorways',
  'privateNames',
  'media',
  'mediaBytes',
]
