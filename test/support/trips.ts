import 'fake-indexeddb/auto'

/**
 * How many questions to IndexedDB had to wait for the answer of another: what a browser, whose database lives in another
 * process, takes its time for. Questions that leave together count as one trip.
 */
const ASKS = [
  [IDBObjectStore, ['get', 'getAll', 'getAllKeys', 'put', 'add', 'delete', 'count', 'openKeyCursor']],
  [IDBIndex, ['get', 'getAll', 'count', 'openKeyCursor']],
] as const

export async function countTrips(run: () => Promise<unknown>): Promise<number> {
  let now = 0
  let most = 0
  const restore: (() => void)[] = []
  for (const [kind, names] of ASKS) {
    const methods = kind.prototype as unknown as Record<string, (...args: unknown[]) => IDBRequest>
    for (const name of names) {
      const ask = methods[name]
      if (!ask) continue
      methods[name] = function (this: unknown, ...args) {
        const request = ask.apply(this, args)
        const depth = now + 1
        most = Math.max(most, depth)
        request.addEventListener('success', () => {
          now = depth
        })
        return request
      }
      restore.push(() => {
        methods[name] = ask
      })
    }
  }
  try {
    await run()
  } finally {
    for (const undo of restore) undo()
  }
  return most
}
