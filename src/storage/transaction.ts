/** What a named query may do inside one transaction: typed by the stores that it was opened for. */
import type { IDBPTransaction, IndexKey, IndexNames, StoreKey, StoreValue } from 'idb'
import type { Schema, StoreName } from './schema.ts'
import type { Topic } from './topics.ts'

type Key<S extends StoreName> = StoreKey<Schema, S>
type Row<S extends StoreName> = StoreValue<Schema, S>
type Index<S extends StoreName> = IndexNames<Schema, S>

export interface Reading<in N extends StoreName> {
  get<S extends N>(store: S, key: Key<S>): Promise<Row<S> | undefined>
  all<S extends N>(store: S, range?: IDBKeyRange): Promise<Row<S>[]>
  keys<S extends N>(store: S, range?: IDBKeyRange): Promise<Key<S>[]>
  allBy<S extends N>(store: S, index: Index<S>, range: IDBKeyRange, limit?: number): Promise<Row<S>[]>
  countBy<S extends N>(store: S, index: Index<S>, range: IDBKeyRange): Promise<number>
  /** Key of the entry that is `place` entries from one end of a range (0 = the outermost), or null. */
  keyAt<S extends N, I extends Index<S>>(
    store: S,
    index: I,
    range: IDBKeyRange,
    end: 'first' | 'last',
    place: number,
  ): Promise<IndexKey<Schema, S, I> | null>
}

export interface Writing<in N extends StoreName> extends Reading<N> {
  put<S extends N>(store: S, row: Row<S>): Promise<Key<S>>
  /** For stores that make their own keys. */
  add<S extends N>(store: S, row: Omit<Row<S>, 'seq'>): Promise<Key<S>>
  delete<S extends N>(store: S, key: Key<S> | IDBKeyRange): Promise<void>
  /** Says that readers of a topic have to look again; they hear of it once this transaction is safe. */
  touch(topic: Topic): void
}

type Any = IDBPTransaction<Schema, StoreName[], 'readonly' | 'readwrite'>

export function reading(tx: Any): Reading<StoreName> {
  return {
    get: (store, key) => tx.objectStore(store).get(key),
    all: (store, range) => tx.objectStore(store).getAll(range),
    keys: (store, range) => tx.objectStore(store).getAllKeys(range),
    allBy: (store, index, range, limit) => tx.objectStore(store).index(index).getAll(range, limit),
    countBy: (store, index, range) => tx.objectStore(store).index(index).count(range),
    async keyAt(store, index, range, end, place) {
      const direction = end === 'last' ? 'prev' : 'next'
      const cursor = await tx.objectStore(store).index(index).openKeyCursor(range, direction)
      const there = place > 0 ? await cursor?.advance(place) : cursor
      return (there?.key ?? null) as never
    },
  }
}

export function writing(
  tx: IDBPTransaction<Schema, StoreName[], 'readwrite'>,
  touch: (topic: Topic) => void,
): Writing<StoreName> {
  return {
    ...reading(tx),
    put: (store, row) => tx.objectStore(store).put(row),
    add: (store, row) => tx.objectStore(store).add(row as StoreValue<Schema, typeof store>),
    delete: (store, key) => tx.objectStore(store).delete(key),
    touch,
  }
}

/** Everything whose key begins with these parts: an array sorts after every text and number. */
export const startingWith = (...parts: (string | number)[]) => IDBKeyRange.bound(parts, [...parts, []])

/** The texts and numbers of `startingWith(...prefix)` between two bounds, both left out; absent = no bound. */
export const between = (prefix: string[], { after, before }: { after?: number; before?: number }) =>
  IDBKeyRange.bound(
    after === undefined ? prefix : [...prefix, after],
    before === undefined ? [...prefix, []] : [...prefix, before],
    true,
    true,
  )
