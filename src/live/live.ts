/** The one idiom by which anything on screen follows anything that changes. */

export interface Live<T> {
  get(): T
  /** Calls back after every change until the returned function is called. */
  subscribe(listener: () => void): () => void
}

export interface Value<T> extends Live<T> {
  set(next: T): void
}

/** A value in memory: for what dies with the session. Setting an identical value tells nobody. */
export function value<T>(initial: T): Value<T> {
  let current = initial
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    set(next) {
      if (Object.is(next, current)) return
      current = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** A view of another value; keeps its identity while the source does. */
export function map<A, B>(source: Live<A>, view: (a: A) => B): Live<B> {
  let seen: { from: A; to: B } | null = null
  return {
    get() {
      const from = source.get()
      if (!seen || !Object.is(seen.from, from)) seen = { from, to: view(from) }
      return seen.to
    },
    subscribe: (listener) => source.subscribe(listener),
  }
}
