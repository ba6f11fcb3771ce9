import type { Live } from './live.ts'

/** The same live value for the same key, however often a screen asks while it draws. */
export function liveByKey<T>(make: (key: string) => Live<T>): (key: string) => Live<T> {
  const made = new Map<string, Live<T>>()
  return (key) => {
    const known = made.get(key) ?? make(key)
    made.set(key, known)
    return known
  }
}
