/** All or nothing: what happens to a transaction when its body ends well, fails, or loses it. */
import type { IDBPTransaction } from 'idb'
import type { Schema, StoreName } from './schema.ts'

type Transaction = Pick<IDBPTransaction<Schema, StoreName[], IDBTransactionMode>, 'abort' | 'done'>

/** Resolves after the commit. `onCommit` runs only if there was one, before anybody who waits goes on. */
export async function runTransaction<T>(
  tx: Transaction,
  body: () => Promise<T>,
  onCommit: () => void = () => {},
): Promise<T> {
  // Settled in any case before this function ends: nothing is left for the browser to complain about.
  const ended = tx.done.then(
    () => ({ committed: true, reason: null }),
    (reason: unknown) => ({ committed: false, reason }),
  )
  let result: T
  try {
    result = await body()
  } catch (error) {
    abort(tx)
    const { committed, reason } = await ended
    // A body that waited for something else was committed half way: then others have to look, too.
    if (committed) onCommit()
    throw isAborted(error) && reason !== null ? reason : error
  }
  const { committed, reason } = await ended
  if (!committed) throw reason
  onCommit()
  return result
}

/** A request of an aborted transaction only says that it was; the transaction itself says why (no room, say). */
const isAborted = (error: unknown) => error instanceof DOMException && error.name === 'AbortError'

function abort(tx: Transaction) {
  try {
    tx.abort()
  } catch {
    // It has ended already.
  }
}
