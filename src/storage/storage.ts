/** The one truth: what every screen reads and every stanza ends in. Opened by `open-storage.ts`. */
import type { Live } from '../live/live.ts'
import type { Schema, StoreName } from './schema.ts'
import type { StorageFailure } from './storage-failure.ts'
import type { Topic } from './topics.ts'
import type { Reading, Writing } from './transaction.ts'

export type { Schema, StoreName }
/** A transaction over all stores; a query that needs fewer says so: `Reading<'messages'>`. */
export type ReadTx = Reading<StoreName>
export type WriteTx = Writing<StoreName>

export interface WriteOptions {
  /** On the disk, not only with the operating system, when the promise resolves: for what a person did. */
  durable?: boolean
}

export interface Storage {
  /**
   * One transaction. It ends by itself as soon as `run` waits for anything but the database, so it must not. A failure
   * of the database rejects with `StorageFailure`, anything that `run` throws comes out as it is.
   */
  read<N extends StoreName, T>(stores: readonly N[], run: (tx: Reading<N>) => Promise<T>): Promise<T>
  /** The same, to write. All or nothing; topics are published after the commit, here and in the other tabs. */
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
  /** The last failure of the database, until something succeeds again. `newer`: this tab has to be loaded again. */
  readonly failure: Live<StorageFailure | null>
  close(): void
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
]
