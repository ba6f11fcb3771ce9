/** A database of its own for each test, and as many tabs on it as the test wants. */
import 'fake-indexeddb/auto'
import { afterEach } from 'vitest'
import type { Live } from '../../src/live/live.ts'
import type { Channel } from '../../src/storage/changes.ts'
import { openStorage, type Storage, type StorageOptions } from '../../src/storage/storage.ts'

const opened: Storage[] = []
let count = 0

afterEach(() => {
  for (const storage of opened.splice(0)) storage.close()
})

export const freshName = () => `test-${++count}`

export async function freshStorage(options: StorageOptions = {}): Promise<Storage> {
  const storage = await openStorage({ name: freshName(), channel: () => null, ...options })
  opened.push(storage)
  return storage
}

/** Channels between tabs as a browser makes them: by copy, later, and never back to the sender. */
export function fakeChannels() {
  const ends = new Set<{ name: string; hear(message: unknown): void }>()
  const posted: unknown[] = []
  const make = (name: string): Channel => {
    const listeners = new Set<(message: unknown) => void>()
    const end = { name, hear: (message: unknown) => listeners.forEach((listener) => void listener(message)) }
    ends.add(end)
    return {
      post(message) {
        posted.push(message)
        for (const other of ends) {
          if (other === end || other.name !== name) continue
          const copy: unknown = structuredClone(message)
          queueMicrotask(() => ends.has(other) && other.hear(copy))
        }
      },
      listen(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      close: () => void ends.delete(end),
    }
  }
  return { make, posted }
}

/** What a live value holds as soon as it holds what the test waits for. Stays subscribed until then. */
export function until<T>(live: Live<T>, holds: (now: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    let stop = () => {}
    const look = () => {
      if (!holds(live.get())) return
      queueMicrotask(() => stop())
      resolve(live.get())
    }
    stop = live.subscribe(look)
    look()
  })
}
