/** A query that is followed: read once, and again after each change of what it reads, while somebody looks. */
import { keep } from '../live/keep.ts'
import type { Live } from '../live/live.ts'
import type { Changes } from './changes.ts'
import { StorageFailure } from './storage-failure.ts'
import type { Topic } from './topics.ts'

export function liveQuery<T>(
  changes: Pick<Changes, 'subscribe'>,
  topics: readonly Topic[],
  read: () => Promise<T>,
  same?: (a: T, b: T) => boolean,
): Live<T | null> {
  const listeners = new Set<() => void>()
  let current: T | null = null
  let stop: (() => void) | null = null
  let reading = false
  let stale = false

  function accept(next: T) {
    const kept = same ? (current !== null && same(current, next) ? current : next) : keep(current, next)
    if (Object.is(kept, current)) return
    current = kept
    for (const listener of [...listeners]) listener()
  }

  async function look() {
    stale = true
    if (reading) return
    reading = true
    while (stale && stop) {
      stale = false
      try {
        accept(await read())
      } catch (error) {
        // What was read last still stands; `Storage.failure` tells. A mistake of ours is not swallowed.
        if (!(error instanceof StorageFailure)) reportLater(error)
      }
    }
    reading = false
  }

  return {
    get: () => current,
    subscribe(listener) {
      const own = () => listener()
      listeners.add(own)
      if (!stop) {
        stop = changes.subscribe(topics, look)
        void look()
      }
      return () => {
        listeners.delete(own)
        if (listeners.size) return
        stop?.()
        stop = null
      }
    },
  }
}

const reportLater = (error: unknown) =>
  queueMicrotask(() => {
    throw error
  })
