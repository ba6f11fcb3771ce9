/** A view of a value that changes at most once for each frame: thousands of changes at once are drawn as a few. */
import type { Live } from './live.ts'

/** Runs once, before the next frame is painted; in a window that paints none, a little later. */
export type NextFrame = (run: () => void) => () => void

const HIDDEN_MS = 200

export const nextFrame: NextFrame = (run) => {
  let frame = 0
  let timer: ReturnType<typeof setTimeout>
  const cancel = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  const once = () => {
    cancel()
    run()
  }
  frame = requestAnimationFrame(once)
  timer = setTimeout(once, HIDDEN_MS)
  return cancel
}

/** The first change is told at once; those that follow within the same frame, together when it ends. */
export function perFrame<T>(source: Live<T>, next: NextFrame = nextFrame): Live<T> {
  const listeners = new Set<() => void>()
  let shown = source.get()
  let cancel: (() => void) | null = null
  let stop: (() => void) | null = null

  function show() {
    const now = source.get()
    if (Object.is(now, shown)) return false
    shown = now
    for (const listener of [...listeners]) listener()
    return true
  }
  function frameEnded() {
    cancel = null
    if (show()) cancel = next(frameEnded)
  }
  function onChange() {
    if (cancel) return
    show()
    cancel = next(frameEnded)
  }

  return {
    get() {
      // Nobody is told of changes: then there is nothing to spare.
      if (listeners.size === 0) shown = source.get()
      return shown
    },
    subscribe(listener) {
      // What changed since somebody looked, and before anybody listened, is told when they look again.
      if (listeners.size === 0) shown = source.get()
      listeners.add(listener)
      stop ??= source.subscribe(onChange)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        cancel?.()
        stop = cancel = null
      }
    },
  }
}
