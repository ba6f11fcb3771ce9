import type { Live } from './live.ts'

/** The same live value for the same key, however often a screen asks while it draws. At most so many are remembered: one that
 * was forgotten is made anew. */
export function liveByKey<T>(
  make: (key: string) => Live<T>,
  most = Number.POSITIVE_INFINITY,
): (key: string) => Live<T> {
  const made = new Map<string, Live<T>>()
  return (key) => {
    const known = made.get(key) ?? make(key)
    // The one that was asked for last goes last.
    made.delete(key)
    made.set(key, known)
    const [oldest] = made.keys()
    if (made.size > most && oldest !== undefined) made.delete(oldest)
    return known
  }
}
