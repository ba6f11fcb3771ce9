/** One tab acts for all: a Web Lock, held until it is released or the tab is gone. */

export interface TabLock {
  /** Never settles when it was released before it was this tab's turn. */
  held: Promise<void>
  release(): void
}

/**
 * Without Web Locks (pages that did not come by a secure way, Safari before 15.4) every tab believes to be the one.
 * That is the lesser evil: two tabs then take the server's session from each other once, `conflict` stops the older
 * one, and the person can go on in the newer; waiting for a lock that nobody hands out would be for ever.
 */
export function takeLock(locks: LockManager | undefined, name: string): TabLock {
  if (!locks) return { held: Promise.resolve(), release: () => undefined }
  const waiting = new AbortController()
  let release = () => waiting.abort()
  const held = new Promise<void>((resolve, reject) => {
    // Handed out in the same moment in which it was given up: nobody would ever give it back.
    const hold = () =>
      waiting.signal.aborted
        ? Promise.resolve()
        : new Promise<void>((done) => {
            release = done
            resolve()
          })
    locks.request(name, { signal: waiting.signal }, hold).catch((error: unknown) => {
      if (!waiting.signal.aborted) reject(error)
    })
  })
  return { held, release: () => release() }
}
