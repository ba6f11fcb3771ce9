/**
 * A transaction that does not ask twice. Each question is a trip to another process, one after the other, and on a busy
 * machine a trip takes tens of milliseconds: sixty messages that ask for six things each would keep everybody waiting for
 * seconds. What was read by its key, or by one of its names, is known until the end, what is written is known at once and
 * nobody waits for it: where it cannot be written, the whole transaction fails.
 */
import type { Message } from '../model/message.ts'
import type { OutboxItem } from '../model/outbox-item.ts'
import type { StoreName } from './schema.ts'
import type { Writing } from './transaction.ts'

/** Where a store keeps the key of a row: the text or texts that IndexedDB calls a key path. */
export type KeyPath = (store: StoreName) => string | readonly string[] | null

type Known = Map<string, Promise<unknown>>

/** Rows are never changed, only replaced: whoever got one may keep it. */
export function remembering(tx: Writing<StoreName>, keyPath: KeyPath): Writing<StoreName> {
  const rows = new Map<StoreName, Known>()
  const named = new Map<string, Promise<Message[]>>()
  const leaving = new Map<string, Promise<OutboxItem[]>>()

  const known = (store: StoreName): Known => {
    const found = rows.get(store) ?? new Map()
    rows.set(store, found)
    return found
  }

  function keep(store: StoreName, key: IDBValidKey, row: object | undefined): void {
    known(store).set(nameOf(key), Promise.resolve(row))
    if (store === 'messages' && row) callIt(row as Message)
    if (store === 'outbox') requeue(key as number, row as OutboxItem | undefined)
  }

  /** Into the lists of those that go by its names; what has become of a row since, is looked up when a list is read. */
  function callIt(row: Message): void {
    for (const alias of row.aliases) {
      const list = named.get(alias)
      if (list)
        named.set(
          alias,
          list.then((all) => [...all, row]),
        )
    }
  }

  /** As they are by now, each once: some are gone, and some are not called so any more. */
  async function calledNow(alias: string, list: Promise<Message[]>): Promise<Message[]> {
    const keys = new Set((await list).map(({ account, id }) => nameOf([account, id])))
    const rowsNow = await Promise.all([...keys].map((key) => known('messages').get(key)))
    return (rowsNow as (Message | undefined)[]).filter((row) => row?.aliases.includes(alias)) as Message[]
  }

  function requeue(seq: number, row: OutboxItem | undefined): void {
    for (const [account, list] of leaving)
      leaving.set(
        account,
        list.then((all) =>
          all.flatMap((item) => (item.seq !== seq ? [item] : row?.account === item.account ? [row] : [])),
        ),
      )
  }

  /** Rows of a list need not be asked for again; what was written since it was asked for is newer. */
  function learn<R extends object>(store: StoreName, list: Promise<R[]>): Promise<R[]> {
    const path = keyPath(store)
    return list.then((all) => {
      for (const row of all) {
        const name = nameOf(keyIn(row, path))
        if (!known(store).has(name)) known(store).set(name, Promise.resolve(row))
      }
      return all
    })
  }

  /** A write that fails ends the transaction, which says so itself. */
  const unheard = (write: Promise<unknown>) => void write.catch(() => {})

  return {
    ...tx,
    get(store, key) {
      const name = nameOf(key)
      const found = known(store).get(name) ?? tx.get(store, key)
      known(store).set(name, found)
      return found as ReturnType<typeof tx.get<typeof store>>
    },
    allBy(store, index, range, limit) {
      const ask = () => learn(store, tx.allBy(store, index, range, limit))
      const list =
        (store as StoreName) === 'messages' && index === 'aliases' && range.lower === range.upper
          ? calledNow(String(range.lower), remembered(named, String(range.lower), ask as never))
          : (store as StoreName) === 'outbox' && index === 'account' && limit === undefined
            ? remembered(leaving, JSON.stringify([range.lower, range.upper]), ask as never)
            : ask()
      return list as ReturnType<typeof ask>
    },
    put(store, row) {
      const key = keyIn(row, keyPath(store))
      unheard(tx.put(store, row))
      if (key !== null) keep(store, key, row)
      return Promise.resolve(key as never)
    },
    add(store, row) {
      if ((store as StoreName) === 'outbox') leaving.clear()
      if ((store as StoreName) === 'messages') named.clear()
      rows.delete(store)
      return tx.add(store, row)
    },
    delete(store, key) {
      unheard(tx.delete(store, key))
      if (key instanceof IDBKeyRange) {
        rows.delete(store)
        if ((store as StoreName) === 'messages') named.clear()
        if ((store as StoreName) === 'outbox') leaving.clear()
      } else keep(store, key as IDBValidKey, undefined)
      return Promise.resolve()
    },
  }
}

const nameOf = (key: unknown) => JSON.stringify(key)

function remembered<T>(lists: Map<string, Promise<T>>, name: string, ask: () => Promise<T>): Promise<T> {
  const list = lists.get(name) ?? ask()
  lists.set(name, list)
  return list
}

function keyIn(row: object, path: string | readonly string[] | null): IDBValidKey | null {
  if (path === null) return null
  if (typeof path !== 'string') return path.map((part) => valueAt(row, part)) as IDBValidKey
  return (valueAt(row, path) ?? null) as IDBValidKey | null
}

const valueAt = (row: object, path: string): unknown =>
  path.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], row)
