/** Sealing and naming secrets goes on beside the event loop: whoever is at it is not at rest. */
import type { Work } from './mortal-storage.ts'

const METHODS = ['encrypt', 'decrypt', 'digest', 'generateKey', 'importKey', 'deriveBits', 'sign'] as const
const counting = new Set<Work>()

for (const name of METHODS) {
  const real = crypto.subtle[name] as (...values: unknown[]) => Promise<unknown>
  const counted = (...values: unknown[]) => {
    const done = real.apply(crypto.subtle, values)
    for (const work of counting) void work.of(() => done.catch(() => {}))
    return done
  }
  Object.defineProperty(crypto.subtle, name, { value: counted, configurable: true })
}

/** Until the returned function is called. */
export function countCrypto(work: Work): () => void {
  counting.add(work)
  return () => void counting.delete(work)
}
